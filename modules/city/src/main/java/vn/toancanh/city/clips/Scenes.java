package vn.toancanh.city.clips;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The places that cameras look at; all invented. One thread. */
final class Scenes {
    private static final double PAVEMENT = 4;

    private final List<String> words;
    private final Map<String, String> titles = new LinkedHashMap<>();
    private final Font letters;

    /** @throws IOException when the class path lacks the words or the font */
    Scenes() throws IOException {
        this.words = lines("signs.txt");
        for (String l : lines("scenes.txt")) {
            int tab = l.indexOf('\t');
            titles.put(l.substring(0, tab), l.substring(tab + 1));
        }
        this.letters = font("IBMPlexSans-SemiBold.ttf");
    }

    /** Ids in the order of the wall. */
    List<String> ids() {
        return List.copyOf(titles.keySet());
    }

    /** The font that the pictures are stamped in. */
    Font stamp() throws IOException {
        return font("JetBrainsMono-Regular.ttf");
    }

    Scene scene(String id) {
        return switch (id) {
            case "nga-tu-ngay" -> junctionByDay(id);
            case "dai-lo-ngay" -> boulevard(id, false);
            case "dai-lo-mua" -> boulevard(id, true);
            case "cau-ngay" -> bridge(id);
            case "pho-dem" -> marketByNight(id);
            case "nga-tu-mua-dem" -> junctionInTheRain(id);
            default -> throw new IllegalArgumentException("there is no scene " + id);
        };
    }

    /** What a scene is put together from. */
    private final class Set {
        final Shape shape = new Shape();
        final List<Light.Lamp> lamps = new ArrayList<>();
        final Houses houses;
        final Roadside road;
        final Vehicles vehicles;
        final Traffic traffic;

        Set(Light.Weather weather, long seed) {
            houses = new Houses(shape, lamps, words, letters, weather.night(), seed);
            road = new Roadside(shape, lamps, weather.night(), seed + 1);
            vehicles = new Vehicles(weather.night() || weather.rain(), weather.rain());
            traffic = new Traffic(vehicles, Scene.LOOP, seed + 2);
        }

        void ground(Streets paint, double x0, double y0, double x1, double y1) {
            shape.floor(x0, y0, x1, y1, 0, paint);
        }

        /** Motorbikes left on a pavement, side by side along y. */
        void parked(double x, double y, int many, double heading, long seed) {
            Random dice = new Random(seed);
            for (int i = 0; i < many; i++) {
                if (dice.nextDouble() < 0.85) {
                    Body b = new Vehicles(false, false).motorbike(seed * 100 + i);
                    standing(b, x, y + i * 0.75, heading + (dice.nextDouble() - 0.5) * 0.2);
                }
            }
        }

        private void standing(Body b, double x, double y, double heading) {
            Pose pose = Pose.of(x, y, heading);
            // Only the machine: the rider's faces come after it and would sit there for ever.
            int keep = Math.min(b.faces().size(), MACHINE);
            for (Face f : b.faces().subList(0, keep)) {
                shape.faces.add(new Face(pose.points(f.xyz()), f.uv(), f.paint()));
            }
        }
    }

    /** Faces of a motorbike before its rider's: two wheels, frame, fork and handlebar. */
    private static final int MACHINE = 2 * 12 + 30 + 2 * 5;

    private static Light.Weather day(double sx, double sy, double sz, Tint sun, Tint haze, double exposure) {
        double l = Math.sqrt(sx * sx + sy * sy + sz * sz);
        return new Light.Weather(
                new double[] {sx / l, sy / l, sz / l},
                sun,
                new Tint(0.62, 0.78, 1.02),
                new Tint(0.42, 0.39, 0.34),
                haze,
                0.0016,
                exposure,
                false,
                false);
    }

    private static Light.Weather rainByDay() {
        return new Light.Weather(
                new double[] {0, 0, 1},
                new Tint(0, 0, 0),
                new Tint(0.92, 0.98, 1.06),
                new Tint(0.34, 0.34, 0.34),
                new Tint(0.98, 1.03, 1.08),
                0.0042,
                0.6,
                false,
                true);
    }

    private static Light.Weather night(boolean rain) {
        return new Light.Weather(
                new double[] {0, 0, 1},
                new Tint(0, 0, 0),
                new Tint(0.035, 0.045, 0.075),
                new Tint(0.02, 0.02, 0.02),
                rain ? new Tint(0.05, 0.05, 0.062) : new Tint(0.022, 0.024, 0.034),
                rain ? 0.006 : 0.003,
                1.15,
                true,
                rain);
    }

    private Scene made(
            String id,
            Set s,
            Light.Weather w,
            double[] eye,
            double yaw,
            double pitch,
            double fov,
            double cx,
            double cy) {
        return new Scene(
                id,
                titles.getOrDefault(id, id),
                eye,
                yaw,
                pitch,
                fov,
                s.shape.faces,
                new Light(w, s.lamps),
                s.traffic,
                new double[] {cx, cy, 0},
                85);
    }

    private Scene junctionByDay(String id) {
        Light.Weather w = day(-0.5, -0.42, 0.8, new Tint(2.9, 2.7, 2.3), new Tint(0.92, 1.02, 1.12), 0.62);
        Set s = new Set(w, 11);
        var north = new Streets.Street(true, 0, 8, 0, 2, -80, 320);
        var east = new Streets.Street(false, 22, 6.5, 0, 1, -160, 160);
        s.ground(new Streets(List.of(north, east), PAVEMENT, false, true, 5), -160, -60, 160, 320);
        s.houses.row(-12, 32.5, 0, 1, 120, 2, 5);
        s.houses.row(12, 150, 0, -1, 117.5, 2, 5);
        s.houses.row(12, 11.5, 0, -1, 40, 2, 4);
        s.houses.row(-110, 32.5, 1, 0, 97, 2, 4);
        s.houses.row(24, 32.5, 1, 0, 90, 2, 4);
        s.houses.row(120, 11.5, -1, 0, 96, 2, 4);
        for (int i = 0; i < 7; i++) {
            s.road.tree(-9.6, 38 + i * 14, 7.5, 2.6);
            s.road.tree(9.8, 41 + i * 14, 7, 2.4);
        }
        s.road.tree(22, 30.5, 6.5, 2.2);
        s.road.tree(36, 30.5, 6.5, 2.2);
        s.road.tree(9.8, 2, 6, 2.0);
        s.road.cables(8.9, 35, 0, 1, 4, 28);
        s.road.cables(14, 13.5, 1, 0, 3, 26);
        for (int i = 0; i < 4; i++) {
            s.road.lamp(-8.7, 45 + i * 30, 1, 0, 2.4);
            s.road.lamp(8.7, 33 + i * 30, -1, 0, 2.4);
        }
        s.road.signal(9.4, 31, -1, 0, 4.6, 0, -1, true);
        s.road.signal(9.4, 13.2, 0, 1, 4, -1, 0, false);
        s.road.signal(-9.4, 30.8, 0, -1, 4, 1, 0, false);
        s.parked(-10.6, 36, 6, 0.3, 3);
        s.parked(10.9, 45, 9, Math.PI - 0.3, 4);
        s.parked(10.9, 62, 7, Math.PI - 0.3, 6);
        s.traffic.cars(new Path(6, 2.0, -70, 2.0, 260), 10.5, 3, 0.2);
        s.traffic.motorbikes(new Path(6, 5.6, -70, 5.6, 260), 9.2, 11, 3.2);
        s.traffic.cars(new Path(6, -2.0, 260, -2.0, -70), 11, 3, 0.25);
        s.traffic.motorbikes(new Path(6, -5.6, 260, -5.6, -70), 9.6, 10, 3.2);
        s.traffic.motorbikes(new Path(7, 7.1, -70, 7.1, 17.2, 120, 17.2), 6.5, 2, 0.6);
        queue(s, -15.5, 18.6, 0, -1);
        queue(s, 15.5, 25.4, Math.PI, 1);
        s.traffic.walkers(new Path(1, 11.1, -30, 11.1, 120), 2, 1.4);
        s.traffic.walkers(new Path(1, -11.1, 120, -11.1, -20), 1, 1.4);
        return made(id, s, w, new double[] {-10.8, -9, 8.6}, 20, 15, 72, 5, 50);
    }

    /** Those who wait at a red light: the first at (x, y), the others behind. */
    private static void queue(Set s, double x, double y, double heading, int seed) {
        double back = -Math.cos(heading);
        Noise n = new Noise(seed * 5 + 77L);
        for (int i = 0; i < 9; i++) {
            s.traffic.waiting(
                    s.vehicles.motorbike(seed * 40 + i + 300),
                    x + back * (i % 3 * 2.3 + n.between(i, 0, 0.7)),
                    y + (i / 3 - 1) * 1.15 + n.between(i + 20L, -0.2, 0.2) + Math.cos(heading) * -1.1,
                    heading + n.between(i + 40L, -0.08, 0.08));
        }
        s.traffic.waiting(s.vehicles.car(seed * 9 + 500), x + back * 1.4, y + Math.cos(heading) * 1.75, heading);
        s.traffic.waiting(s.vehicles.car(seed * 9 + 501), x + back * 7.4, y + Math.cos(heading) * 1.6, heading);
        s.traffic.waiting(s.vehicles.truck(seed * 9 + 502), x + back * 14.6, y + Math.cos(heading) * 1.5, heading);
        s.traffic.waiting(s.vehicles.car(seed * 9 + 503), x + back * 10.5, y - Math.cos(heading) * 1.2, heading);
    }

    private Scene boulevard(String id, boolean rain) {
        Light.Weather w =
                rain ? rainByDay() : day(0.75, 0.12, 0.5, new Tint(3.1, 2.5, 1.8), new Tint(1.12, 1.06, 0.98), 0.6);
        Set s = new Set(w, rain ? 62 : 31);
        double half = rain ? 9.5 : 12.5;
        double median = rain ? 0.9 : 1.6;
        double front = half + PAVEMENT + (rain ? 0 : 2);
        double crossing = rain ? 46 : 75;
        var north = new Streets.Street(true, 0, half, median, rain ? 2 : 3, -80, crossing - 7);
        var further = new Streets.Street(true, 0, half, median, rain ? 2 : 3, crossing + 7, 340);
        var middle = new Streets.Street(true, 0, half, 0, 2, crossing - 7, crossing + 7);
        var east = new Streets.Street(false, crossing, 5.5, 0, 1, -140, 140);
        s.ground(
                new Streets(List.of(north, further, middle, east), PAVEMENT + 2, rain, false, rain ? 8 : 6),
                -150,
                -60,
                150,
                340);
        double gap = 5.5 + PAVEMENT;
        s.houses.row(-front, 4, 0, 1, crossing - gap - 4, 2, rain ? 4 : 5);
        s.houses.row(-front, crossing + gap, 0, 1, 130, 3, 6);
        s.houses.row(front, crossing - gap, 0, -1, crossing - gap - 8, 2, 5);
        s.houses.row(front, crossing + 130, 0, -1, 130 - gap, 3, 6);
        s.houses.row(front, crossing + gap, 1, 0, 60, 2, 4);
        s.houses.row(-front - 60, crossing + gap, 1, 0, 60, 2, 4);
        for (int i = 0; i < 15; i++) {
            double y = 12 + i * 12.5;
            if (Math.abs(y - crossing) > 10) {
                s.road.tree(-half - 2.2, y, rain ? 6.5 : 8, rain ? 2.3 : 3.0);
                s.road.tree(half + 2.2, y + 5, rain ? 6.5 : 8, rain ? 2.3 : 2.9);
            }
            if (Math.abs(y - crossing) > 12 && i % 2 == 0) {
                s.road.tree(0, y + 3, 3.4, 1.1);
            }
            if (i % 2 == 1 && Math.abs(y - crossing) > 9) {
                s.road.lamp(-0.1, y, 1, 0, 2.2);
                s.road.lamp(0.1, y, -1, 0, 2.2);
            }
        }
        s.road.cables(rain ? half + 0.9 : -half - 0.9, 8, 0, 1, 5, 30);
        s.parked(-half - 3.2, 20, 8, 0.4, 31);
        s.parked(half + 3.4, 30, 7, Math.PI - 0.4, 37);
        double lane = (half - median) / (rain ? 2 : 3);
        double a = median + lane * 0.5;
        double b = median + lane * 1.45;
        double c = half - 1.9;
        double slow = rain ? 0.72 : 1;
        s.traffic.cars(new Path(6, a, -70, a, 300), 14 * slow, 4, 0.15);
        s.traffic.cars(new Path(6, -a, 300, -a, -70), 13 * slow, 4, 0.2);
        if (!rain) {
            s.traffic.cars(new Path(6, b, -70, b, 300), 11.5, 3, 0.45);
            s.traffic.cars(new Path(6, -b, 300, -b, -70), 11, 3, 0.4);
        }
        s.traffic.motorbikes(new Path(6, c, -70, c, 300), 9.5 * slow, rain ? 9 : 11, 2.4);
        s.traffic.motorbikes(new Path(6, -c, 300, -c, -70), 9.8 * slow, rain ? 9 : 12, 2.4);
        s.traffic.motorbikes(
                new Path(8, half - 0.9, -70, half - 0.9, crossing - 2.7, 120, crossing - 2.7), 7 * slow, 2, 0.4);
        s.traffic.walkers(new Path(1, -half - 3.4, 4, -half - 3.4, 140), 3, 1);
        s.traffic.walkers(new Path(1, half + 3.6, 120, half + 3.6, 2), 2, 1);
        return rain
                ? made(id, s, w, new double[] {-11.2, -7, 7.6}, 13, 13, 64, 0, 60)
                : made(id, s, w, new double[] {13.9, -10, 10.5}, -12, 13.5, 62, 0, 60);
    }

    private Scene bridge(String id) {
        Light.Weather w = day(-0.8, 0.35, 0.42, new Tint(3.3, 2.4, 1.5), new Tint(1.2, 1.06, 0.9), 0.56);
        Set s = new Set(w, 71);
        var north = new Streets.Street(true, 0, 5.8, 0, 1, -80, 400);
        Streets paint = new Streets(List.of(north), 2.2, false, false, 12);
        s.ground(paint, -8, -60, 8, 82);
        s.ground(paint, -260, 82, 260, 420);
        Noise waves = new Noise(3);
        Tint water = Tint.of(0x4f5238);
        s.shape.floor(-400, -100, 400, 96, -4.5, p -> {
            double ripple = waves.cloud(p.x / 2.6, p.y / 0.9);
            p.paint(water, 0.75 + 0.35 * ripple);
            p.ny = (ripple - 0.5) * 0.5;
            p.gloss = 0.85;
        });
        Tint bank = Tint.of(0x6d7d3d);
        Paint slope = p -> p.paint(bank, 0.5 + 0.6 * waves.cloud(p.u / 2, p.v));
        s.shape.quad(new double[] {-260, 76, -4.6, -8, 76, -4.6, -8, 83, 0, -260, 83, 0}, 250, 8, slope);
        s.shape.quad(new double[] {8, 76, -4.6, 260, 76, -4.6, 260, 83, 0, 8, 83, 0}, 250, 8, slope);
        s.shape.wall(-8, -60, -8, 82, -1.4, 0, Paint.flat(0xa19c90));
        s.shape.wall(8, -60, 8, 82, -1.4, 0, Paint.flat(0xa19c90));
        for (double y : new double[] {18, 46, 74}) {
            s.shape.box(-7, y - 0.8, -6, 7, y + 0.8, -1.4, Paint.flat(0x8f8a7f));
        }
        s.road.railing(-7.8, -8, 82);
        s.road.railing(7.8, -8, 82);
        for (int i = 0; i < 5; i++) {
            s.road.lamp(-7.4, 8 + i * 24, 1, 0, 2);
        }
        Random dice = new Random(5);
        for (int i = 0; i < 34; i++) {
            double x = (i % 2 == 0 ? -1 : 1) * (11 + dice.nextDouble() * 85);
            s.road.tree(x, 86 + dice.nextDouble() * 26, 6 + dice.nextDouble() * 4, 2.6 + dice.nextDouble());
        }
        s.houses.row(-13, 116, 0, 1, 90, 1, 3);
        s.houses.row(13, 206, 0, -1, 92, 1, 3);
        s.houses.row(-70, 116, 1, 0, 56, 1, 2);
        s.houses.row(22, 118, 1, 0, 60, 1, 2);
        s.traffic.cars(new Path(6, 1.8, -70, 1.8, 330), 11.5, 2, 0.1);
        s.traffic.cars(new Path(6, -1.8, 330, -1.8, -70), 12, 3, 0.45);
        s.traffic.motorbikes(new Path(6, 4.6, -70, 4.6, 330), 9.4, 6, 1.6);
        s.traffic.motorbikes(new Path(6, -4.6, 330, -4.6, -70), 9.8, 6, 1.6);
        s.traffic.walkers(new Path(1, -6.9, -10, -6.9, 140), 1, 0.6);
        return made(id, s, w, new double[] {6.9, -9, 7.4}, -8, 11, 66, 0, 60);
    }

    private Scene marketByNight(String id) {
        Light.Weather w = night(false);
        Set s = new Set(w, 91);
        var north = new Streets.Street(true, 0, 5, 0, 1, -80, 300);
        s.ground(new Streets(List.of(north), 3, false, false, 15), -120, -60, 120, 300);
        s.houses.row(-8, -30, 0, 1, 185, 2, 5);
        s.houses.row(8, 150, 0, -1, 155, 2, 5);
        s.road.cables(5.6, -4, 0, 1, 5, 27);
        for (int i = 0; i < 6; i++) {
            s.road.lamp(-5.5, 16 + i * 27, 1, 0, 1.8);
        }
        s.parked(6.7, 6, 9, Math.PI - 0.3, 81);
        s.parked(6.7, 22, 8, Math.PI - 0.3, 82);
        s.parked(-6.7, 12, 9, 0.3, 83);
        s.parked(-6.7, 33, 8, 0.3, 84);
        s.parked(6.7, 44, 8, Math.PI - 0.3, 85);
        s.road.tree(6.0, 18.5, 5.5, 1.7);
        s.road.tree(-6.0, 28, 5.5, 1.7);
        s.road.tree(6.0, 40, 5.5, 1.7);
        s.road.tree(-6.0, 56, 5.5, 1.7);
        s.traffic.cars(new Path(6, 1.5, -60, 1.5, 220), 6.2, 1, 0);
        s.traffic.cars(new Path(6, -1.5, 220, -1.5, -60), 6.6, 1, 0);
        s.traffic.motorbikes(new Path(6, 3.6, -60, 3.6, 220), 5.6, 7, 1.4);
        s.traffic.motorbikes(new Path(6, -3.6, 220, -3.6, -60), 6.0, 8, 1.4);
        s.traffic.walkers(new Path(1, 6.1, -8, 6.1, 110), 2, 0.9);
        s.traffic.walkers(new Path(1, -6.1, 110, -6.1, -6), 2, 0.9);
        return made(id, s, w, new double[] {-5.9, -6.5, 6.2}, 8, 12, 68, 0, 50);
    }

    private Scene junctionInTheRain(String id) {
        Light.Weather w = night(true);
        Set s = new Set(w, 121);
        var north = new Streets.Street(true, 0, 7.5, 0, 2, -300, 100);
        var east = new Streets.Street(false, 0, 6, 0, 1, -160, 160);
        s.ground(new Streets(List.of(north, east), PAVEMENT, true, true, 25), -160, -300, 160, 90);
        s.houses.row(-11.5, -130, 0, 1, 120, 2, 5);
        s.houses.row(11.5, -10, 0, -1, 120, 2, 5);
        s.houses.row(-100, 10, 1, 0, 88, 2, 4);
        s.houses.row(-13, -10, -1, 0, 80, 2, 4);
        s.houses.row(90, -10, -1, 0, 77, 2, 4);
        for (int i = 0; i < 5; i++) {
            s.road.lamp(-8.2, -16 - i * 27, 1, 0, 2.4);
            s.road.lamp(8.2, -30 - i * 27, -1, 0, 2.4);
        }
        s.road.lamp(-14, 6.8, 0, -1, 2);
        s.road.lamp(-40, 6.8, 0, -1, 2);
        s.road.lamp(26, -6.8, 0, 1, 2);
        s.road.lamp(-9, 9, 0.7, -0.7, 2.4);
        s.road.cables(-9, -14, 0, -1, 3, 28);
        for (int i = 0; i < 4; i++) {
            s.road.tree(-9.4, -24 - i * 18, 6, 2.0);
            s.road.tree(9.4, -22 - i * 18, 6, 2.0);
        }
        s.road.signal(-9.2, -8.2, 1, 0, 4.4, 0, 1, true);
        s.road.signal(-9.2, 8.0, 0, -1, 3.4, 1, 0, false);
        s.parked(-10.4, -30, 7, 0.3, 131);
        s.traffic.cars(new Path(6, -1.9, 70, -1.9, -240), 8.6, 3, 0.2);
        s.traffic.cars(new Path(6, 1.9, -240, 1.9, 70), 9, 3, 0.15);
        s.traffic.motorbikes(new Path(6, -5.2, 70, -5.2, -240), 7.4, 7, 2.8);
        s.traffic.motorbikes(new Path(6, 5.2, -240, 5.2, 70), 7.6, 7, 2.8);
        s.traffic.motorbikes(new Path(7, -6.6, 70, -6.6, 4.6, -120, 4.6), 5.6, 1, 0.4);
        queue(s, -14.6, -3.2, 0, 3);
        s.traffic.walkers(new Path(1, -10.2, -80, -10.2, 60), 2, 1);
        return made(id, s, w, new double[] {11.2, 21, 8.2}, 203, 16, 70, 0, -30);
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream in = Scenes.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.isBlank())
                    .toList();
        }
    }

    private static Font font(String name) throws IOException {
        try (InputStream in = Scenes.class.getResourceAsStream("/vn/toancanh/fonts/" + name)) {
            if (in == null) {
                throw new IOException(name + " is not on the class path");
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (FontFormatException e) {
            throw new IOException(name, e);
        }
    }
}
