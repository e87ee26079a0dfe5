package vn.toancanh.city.clips;

/** The place on a surface that is being coloured. Reused for each pixel; one thread. */
final class Spot {
    double u;
    double v;
    /** Place in the world, metres. */
    double x;

    double y;
    double z;
    /** Normal, towards the eye. */
    double nx;

    double ny;
    double nz;
    /** Size of the pixel at this place, metres. */
    double size;

    /** What the surface gives back of light, 0 to 1. */
    double r;

    double g;
    double b;
    /** What it shines itself. */
    double glow;

    double glowR;
    double glowG;
    double glowB;
    /** 0 dull to 1 mirror. */
    double gloss;
    /** False leaves a hole. */
    boolean solid;
    /** How wet the ground is here, 0 to 1. */
    double wet;

    void clear() {
        glow = 0;
        gloss = 0;
        wet = 0;
        solid = true;
    }

    void paint(Tint t) {
        r = t.r();
        g = t.g();
        b = t.b();
    }

    void paint(Tint t, double factor) {
        r = t.r() * factor;
        g = t.g() * factor;
        b = t.b() * factor;
    }

    /** Mixes a colour in. */
    void mix(Tint t, double share) {
        r += (t.r() - r) * share;
        g += (t.g() - g) * share;
        b += (t.b() - b) * share;
    }

    void scale(double factor) {
        r *= factor;
        g *= factor;
        b *= factor;
    }

    void shine(Tint t, double power) {
        glow = 1;
        glowR = t.r() * power;
        glowG = t.g() * power;
        glowB = t.b() * power;
    }
}
