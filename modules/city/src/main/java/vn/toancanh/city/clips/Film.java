package vn.toancanh.city.clips;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;

/** Takes the pictures of a scene in one size. One thread. */
final class Film {
    private static final int OVER = 2;
    private static final double[][] JITTER = {{-0.25, -0.12}, {0.12, -0.25}, {0.25, 0.12}, {-0.12, 0.25}};

    private final Scene scene;
    private final int width;
    private final int height;
    private final Eye eye;
    private final Raster still;
    private final Raster now;
    private final Raster mirrorStill;
    private final Raster mirror;
    private final Finish finish;

    Film(Scene scene, int width, int height) {
        this.scene = scene;
        this.width = width;
        this.height = height;
        int w = width * OVER;
        int h = height * OVER;
        this.eye = scene.camera(w, h);
        this.still = new Raster(w, h);
        this.now = new Raster(w, h);
        boolean rain = scene.light().weather.rain();
        this.mirrorStill = rain ? new Raster(width, height) : new Raster(1, 1);
        this.mirror = rain ? new Raster(width, height) : new Raster(1, 1);
        this.finish = new Finish(scene.light().weather, width, height);
        scene.light().cast(scene.still(), scene.shadowCentre(), scene.shadowHalf());
        expose();
    }

    /** What does not move is drawn once, with sixteen samples a pixel. */
    private void expose() {
        double[] sum = new double[still.rgb.length];
        for (double[] j : JITTER) {
            Eye e = eye.shifted(j[0] * OVER / 2, j[1] * OVER / 2);
            still.clear();
            finish.sky(still, e);
            scene.still().forEach(f -> still.draw(f, null, e, scene.light(), false));
            for (int i = 0; i < sum.length; i++) {
                sum[i] += Math.min(12, still.rgb[i]);
            }
        }
        for (int i = 0; i < sum.length; i++) {
            still.rgb[i] = (float) (sum[i] / JITTER.length);
        }
        if (scene.light().weather.rain()) {
            Eye e = scene.camera(width, height);
            finish.sky(mirrorStill, e);
            scene.still().stream()
                    .filter(f -> !(f.paint() instanceof Streets))
                    .forEach(f -> mirrorStill.draw(f, null, e, scene.light(), true));
        }
    }

    /** The picture at a moment of the loop, seconds. */
    BufferedImage at(double time) {
        Light light = scene.light();
        List<Traffic.Seen> seen = scene.traffic().at(time);
        now.copy(still);
        for (Traffic.Seen s : seen) {
            shadows(s);
        }
        if (light.weather.night()) {
            seen.forEach(this::headlights);
        }
        for (Traffic.Seen s : seen) {
            s.body().faces().forEach(f -> now.draw(f, s.pose(), eye, light, false));
        }
        if (light.weather.rain()) {
            mirror.copy(mirrorStill);
            Eye e = scene.camera(width, height);
            for (Traffic.Seen s : seen) {
                s.body().faces().forEach(f -> mirror.draw(f, s.pose(), e, light, true));
            }
            finish.wet(now, mirror);
        }
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        finish.develop(now, ((DataBufferInt) out.getRaster().getDataBuffer()).getData(), time);
        return out;
    }

    private void shadows(Traffic.Seen s) {
        Body b = s.body();
        double l = b.length() / 2;
        double w = b.half();
        double soft = 0.35 + 0.12 * w;
        double[] near = {
            -l - soft, -w - soft, 0.005, l + soft, -w - soft, 0.005, l + soft, w + soft, 0.005, -l - soft, w + soft,
            0.005
        };
        double[] uv = {-1, -1, 1, -1, 1, 1, -1, 1};
        now.shade(
                s.pose().points(near),
                uv,
                eye,
                (u, v) -> 0.6 * Math.min(1, 1.8 * (1 - Math.abs(u))) * Math.min(1, 1.5 * (1 - Math.abs(v))),
                false);
        double[] sun = scene.light().weather.sun();
        if (scene.light().weather.sunTint().r() > 0) {
            double k = -1 / sun[2];
            double[] flat = new double[8 * 2];
            boolean slim = b.half() < 0.5; // a rider is no box
            double sl = slim ? l * 0.62 : l;
            double sw = slim ? w * 0.55 : w;
            double[] corners = s.pose().points(new double[] {-sl, -sw, 0, sl, -sw, 0, sl, sw, 0, -sl, sw, 0});
            double top = b.height() * 0.92;
            for (int i = 0; i < 4; i++) {
                flat[2 * i] = corners[3 * i];
                flat[2 * i + 1] = corners[3 * i + 1];
                flat[8 + 2 * i] = corners[3 * i] + sun[0] * k * top;
                flat[8 + 2 * i + 1] = corners[3 * i + 1] + sun[1] * k * top;
            }
            double[] hull = Hull.of(flat);
            now.shade(hull, new double[hull.length / 3 * 2], eye, (u, v) -> 0.92, true);
        }
    }

    private void headlights(Traffic.Seen s) {
        Body b = s.body();
        if (b.lights().length == 0) {
            return;
        }
        double l = b.length() / 2;
        double wide = b.half() + 2.2;
        double reach = 15;
        double[] p = {l, -wide, 0.005, l + reach, -wide, 0.005, l + reach, wide, 0.005, l, wide, 0.005};
        double[] uv = {0, -1, 1, -1, 1, 1, 0, 1};
        double strength = b.lights().length > 2 ? 1.5 : 0.8;
        now.light(s.pose().points(p), uv, eye, new Tint(1, 0.92, 0.74), (u, v) -> {
            double spread = 0.25 + 0.75 * u;
            double side = Math.max(0, 1 - (v / spread) * (v / spread));
            return strength * side * side * (1 - u) * (1 - u) * Math.min(1, u * 8);
        });
    }
}
