package vn.toancanh.city.clips;

/** Gives a place on a surface its colour. */
interface Paint {
    void at(Spot s);

    static Paint flat(int rgb) {
        Tint t = Tint.of(rgb);
        return s -> s.paint(t);
    }

    static Paint glossy(int rgb, double gloss) {
        Tint t = Tint.of(rgb);
        return s -> {
            s.paint(t);
            s.gloss = gloss;
        };
    }

    static Paint lamp(int rgb, double power) {
        Tint t = Tint.of(rgb);
        return s -> {
            s.paint(t);
            s.shine(t, power);
        };
    }
}
