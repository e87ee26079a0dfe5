package vn.toancanh.city.clips;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The light of a scene: sun with its shadows, sky, lamps and haze. One thread: the answer stands in its fields. */
final class Light {
    /** A street lamp that shines downwards, or a sign that shines to all sides. */
    record Lamp(double x, double y, double z, Tint tint, double power, boolean down) {}

    /**
     * What the weather is like.
     *
     * @param sun direction towards the sun
     * @param sunTint null-like zeros for none
     * @param haze a metre
     */
    record Weather(
            double[] sun,
            Tint sunTint,
            Tint sky,
            Tint bounce,
            Tint hazeTint,
            double haze,
            double exposure,
            boolean night,
            boolean rain) {}

    final Weather weather;
    final List<Lamp> lamps;
    double r;
    double g;
    double b;
    double sunShare;

    private @Nullable Raster shadows;
    private @Nullable Eye sunEye;
    private final Noise jitter = new Noise(4711);
    private long count;

    Light(Weather weather, List<Lamp> lamps) {
        this.weather = weather;
        this.lamps = List.copyOf(lamps);
    }

    /** Learns what throws shadows. */
    void cast(List<Face> all, double[] centre, double half) {
        if (weather.sunTint().r() <= 0) {
            return;
        }
        Raster map = new Raster(3072, 3072);
        Eye eye = Eye.sun(centre, weather.sun(), half, map.width);
        all.forEach(f -> map.draw(f, null, eye, null, false));
        shadows = map;
        sunEye = eye;
    }

    /** Lights a place; the answer stands in r, g, b and sunShare. */
    void on(Spot s, Eye eye, boolean mirrored, boolean leaf) {
        double dx = eye.x - s.x;
        double dy = eye.y - s.y;
        double dz = (mirrored ? -eye.z : eye.z) - s.z;
        double far = Math.sqrt(dx * dx + dy * dy + dz * dz);
        double up = 0.5 + 0.5 * s.nz;
        double ar = weather.sky().r() * up + weather.bounce().r() * (1 - up);
        double ag = weather.sky().g() * up + weather.bounce().g() * (1 - up);
        double ab = weather.sky().b() * up + weather.bounce().b() * (1 - up);
        if (s.z < 1.2 && s.nz < 0.5) {
            double low = 0.55 + 0.45 * s.z / 1.2; // less sky is seen near the ground
            ar *= low;
            ag *= low;
            ab *= low;
        }
        double sun = s.nx * weather.sun()[0] + s.ny * weather.sun()[1] + s.nz * weather.sun()[2];
        if (leaf) {
            sun = 0.35 + 0.5 * Math.abs(sun); // leaves let light through
        }
        double lit = sun > 0 && weather.sunTint().r() > 0 ? sun * lit(s) : 0;
        double sr = lit * weather.sunTint().r();
        double sg = lit * weather.sunTint().g();
        double sb = lit * weather.sunTint().b();
        for (Lamp l : lamps) {
            double lx = l.x() - s.x;
            double ly = l.y() - s.y;
            double lz = l.z() - s.z;
            double d2 = lx * lx + ly * ly + lz * lz;
            if (d2 > 1600) {
                continue;
            }
            double d = Math.sqrt(d2);
            double facing = (s.nx * lx + s.ny * ly + s.nz * lz) / d;
            if (leaf) {
                facing = 0.3 + 0.4 * Math.abs(facing);
            }
            if (facing > 0) {
                double cone = l.down() ? Math.max(0, lz / d) : 1;
                double p = l.power() * facing * cone / (1.5 + d2);
                ar += p * l.tint().r();
                ag += p * l.tint().g();
                ab += p * l.tint().b();
            }
        }
        r = s.r * (ar + sr);
        g = s.g * (ag + sg);
        b = s.b * (ab + sb);
        double all = ar + ag + ab + sr + sg + sb;
        sunShare = all > 0 ? (sr + sg + sb) / all : 0;
        if (s.wet > 0) { // the flatter the view, the better the mirror
            double c = Math.max(0, Math.min(1, s.nz * dz / far));
            s.wet *= 0.08 + 0.92 * Math.pow(1 - c, 3.2);
        }
        if (s.gloss > 0) {
            mirror(s, dx / far, dy / far, dz / far, lit);
        }
        if (s.glow > 0) {
            r += s.glowR;
            g += s.glowG;
            b += s.glowB;
        }
        double clear = Math.exp(-far * weather.haze());
        r = r * clear + weather.hazeTint().r() * (1 - clear);
        g = g * clear + weather.hazeTint().g() * (1 - clear);
        b = b * clear + weather.hazeTint().b() * (1 - clear);
    }

    private void mirror(Spot s, double vx, double vy, double vz, double lit) {
        double c = Math.max(0, s.nx * vx + s.ny * vy + s.nz * vz);
        double fresnel = s.gloss * (0.08 + 0.92 * Math.pow(1 - c, 4));
        double rx = 2 * c * s.nx - vx;
        double ry = 2 * c * s.ny - vy;
        double rz = 2 * c * s.nz - vz;
        double up = Math.max(0, Math.min(1, 0.25 + rz * 1.5));
        r += fresnel * (weather.hazeTint().r() * up);
        g += fresnel * (weather.hazeTint().g() * up);
        b += fresnel * (weather.hazeTint().b() * up);
        double spec = rx * weather.sun()[0] + ry * weather.sun()[1] + rz * weather.sun()[2];
        if (spec > 0.9 && lit > 0) {
            double p = s.gloss * 6 * Math.pow(spec, 80);
            r += p * weather.sunTint().r();
            g += p * weather.sunTint().g();
            b += p * weather.sunTint().b();
        }
    }

    private double lit(Spot s) {
        Raster map = shadows;
        Eye e = sunEye;
        if (map == null || e == null) {
            return 1;
        }
        double px = s.x + s.nx * 0.12 - e.x;
        double py = s.y + s.ny * 0.12 - e.y;
        double pz = s.z + s.nz * 0.12 - e.z;
        double w = 1000 - (px * e.fx + py * e.fy + pz * e.fz) + 0.08;
        double sx = e.cx + e.scale * (px * e.rx + py * e.ry + pz * e.rz);
        double sy = e.cy - e.scale * (px * e.ux + py * e.uy + pz * e.uz);
        int hit = 0;
        for (int i = 0; i < 2; i++) {
            int x = (int) (sx + (jitter.cell(count, i) - 0.5) * 2.6);
            int y = (int) (sy + (jitter.cell(count, i + 7L) - 0.5) * 2.6);
            if (x < 0 || y < 0 || x >= map.width || y >= map.height || map.near[y * map.width + x] <= w) {
                hit++;
            }
        }
        count++;
        return hit / 2.0;
    }
}
