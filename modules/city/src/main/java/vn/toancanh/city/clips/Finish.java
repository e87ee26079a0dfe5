package vn.toancanh.city.clips;

/** From light to pixels: sky, wet ground, bloom, exposure, rain and the dark corners of a lens. One thread. */
final class Finish {
    private static final int DROPS = 190;

    private final Light.Weather weather;
    private final int width;
    private final int height;
    private final float[] small;
    private final float[] blur;
    private final float[] wide;
    private final float[] half;
    private final Noise noise = new Noise(99);

    Finish(Light.Weather weather, int width, int height) {
        this.weather = weather;
        this.width = width;
        this.height = height;
        this.half = new float[3 * width * height];
        int n = 3 * (width / 4) * (height / 4);
        this.small = new float[n];
        this.blur = new float[n];
        this.wide = new float[n];
    }

    /** Sky where nothing else is. */
    void sky(Raster to, Eye eye) {
        Tint haze = weather.hazeTint();
        Tint sky = weather.sky();
        for (int y = 0; y < to.height; y++) {
            for (int x = 0; x < to.width; x++) {
                double a = (x + 0.5 - eye.cx) / eye.scale;
                double b = (eye.cy - y - 0.5) / eye.scale;
                double dz = eye.rz * a + eye.uz * b + eye.fz;
                double dx = eye.rx * a + eye.ux * b + eye.fx;
                double dy = eye.ry * a + eye.uy * b + eye.fy;
                double up = Math.max(0, dz / Math.sqrt(dx * dx + dy * dy + dz * dz));
                double t = Math.min(1, up * 2.2);
                double cloud = up > 0.005
                        ? Math.max(0, noise.cloud(dx / up * 0.16 + 5, dy / up * 0.16) - 0.45)
                                * 2.2
                                * Math.min(1, up * 8)
                        : 0;
                double f = weather.night() ? 0.6 : 1.15;
                int i = 3 * (y * to.width + x);
                to.rgb[i] = (float) ((haze.r() * (1 - t) + sky.r() * f * t) * (1 - cloud) + haze.r() * 1.1 * cloud);
                to.rgb[i + 1] = (float) ((haze.g() * (1 - t) + sky.g() * f * t) * (1 - cloud) + haze.g() * 1.1 * cloud);
                to.rgb[i + 2] = (float) ((haze.b() * (1 - t) + sky.b() * f * t) * (1 - cloud) + haze.b() * 1.1 * cloud);
            }
        }
    }

    /** Lays the mirror picture over the wet ground, drawn out downwards as water does. */
    void wet(Raster to, Raster mirror) {
        int reach = Math.max(2, height / 26);
        float[] column = new float[3 * height];
        for (int x = 0; x < width; x++) {
            for (int c = 0; c < 3; c++) {
                double sum = 0;
                for (int y = -reach; y < height; y++) {
                    int in = Math.min(height - 1, y + reach);
                    sum += Math.min(8, mirror.rgb[3 * (in * width + x) + c]);
                    int out = y - reach - 1;
                    if (out >= 0) {
                        sum -= Math.min(8, mirror.rgb[3 * (out * width + x) + c]);
                    }
                    if (y >= 0) {
                        column[3 * y + c] = (float) (sum / (2 * reach + 1));
                    }
                }
            }
            for (int y = 0; y < to.height; y++) {
                for (int k = 0; k < 2; k++) {
                    int i = y * to.width + 2 * x + k;
                    double w = to.ground[i] > 0 ? to.wet[i] : 0;
                    if (w > 0) {
                        for (int c = 0; c < 3; c++) {
                            double m = column[3 * (y / 2) + c];
                            to.rgb[3 * i + c] = (float) (to.rgb[3 * i + c] * (1 - w) + m * w);
                        }
                    }
                }
            }
        }
    }

    /** Writes the picture as 0xRRGGBB. */
    void develop(Raster from, int[] out, double time) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    int a = 3 * (2 * y * from.width + 2 * x) + c;
                    int b = a + 3 * from.width;
                    half[3 * (y * width + x) + c] = (Math.min(12, from.rgb[a])
                                    + Math.min(12, from.rgb[a + 3])
                                    + Math.min(12, from.rgb[b])
                                    + Math.min(12, from.rgb[b + 3]))
                            / 4;
                }
            }
        }
        bloom();
        if (weather.rain()) {
            rain(time);
        }
        double glow = weather.night() ? 0.32 : 0.05;
        double e = weather.exposure();
        int w4 = width / 4;
        int h4 = height / 4;
        for (int y = 0; y < height; y++) {
            double vy = (y - height / 2.0) / height;
            for (int x = 0; x < width; x++) {
                double vx = (x - width / 2.0) / width;
                double dark = 1 - 0.42 * (vx * vx + vy * vy);
                double bx = Math.max(0, Math.min(w4 - 1.001, x / 4.0 - 0.375));
                double by = Math.max(0, Math.min(h4 - 1.001, y / 4.0 - 0.375));
                int ix = (int) bx;
                int iy = (int) by;
                double tx = bx - ix;
                double ty = by - iy;
                int rgb = 0;
                for (int c = 0; c < 3; c++) {
                    int q = 3 * (iy * w4 + ix) + c;
                    double g = (wide[q] * (1 - tx) + wide[q + 3] * tx) * (1 - ty)
                            + (wide[q + 3 * w4] * (1 - tx) + wide[q + 3 * w4 + 3] * tx) * ty;
                    double v = (half[3 * (y * width + x) + c] + glow * g) * e * dark;
                    double t = v * (2.51 * v + 0.03) / (v * (2.43 * v + 0.59) + 0.14); // the usual film curve
                    double level = Math.pow(Math.max(0, Math.min(1, t)), 1 / 2.2);
                    rgb = rgb << 8 | (int) (8 + level * 240 + 0.5); // a cheap sensor has no true black
                }
                out[y * width + x] = rgb;
            }
        }
    }

    private void bloom() {
        int w4 = width / 4;
        int h4 = height / 4;
        for (int y = 0; y < h4; y++) {
            for (int x = 0; x < w4; x++) {
                for (int c = 0; c < 3; c++) {
                    float sum = 0;
                    for (int k = 0; k < 16; k++) {
                        float v = half[3 * ((4 * y + k / 4) * width + 4 * x + k % 4) + c];
                        sum += Math.max(0, v - 0.75f);
                    }
                    small[3 * (y * w4 + x) + c] = sum / 16;
                }
            }
        }
        int r = Math.max(1, width / 320);
        box(small, blur, w4, h4, r);
        box(blur, wide, w4, h4, r);
        box(wide, blur, w4, h4, 3 * r);
        box(blur, wide, w4, h4, 2 * r);
        for (int i = 0; i < wide.length; i++) {
            wide[i] = wide[i] * 1.6f + blur[i] * 0.9f + small[i] * 0.4f;
        }
    }

    private static void box(float[] from, float[] to, int w, int h, int r) {
        float[] between = new float[from.length];
        run(from, between, w, h, r, 3, 3 * w);
        run(between, to, h, w, r, 3 * w, 3);
    }

    /** One direction: {@code step} from one value to the next of a line, {@code next} from line to line. */
    private static void run(float[] from, float[] to, int length, int lines, int r, int step, int next) {
        for (int line = 0; line < lines; line++) {
            for (int c = 0; c < 3; c++) {
                int base = line * next + c;
                double sum = 0;
                for (int i = -r; i < length; i++) {
                    if (i + r < length) {
                        sum += from[base + (i + r) * step];
                    }
                    if (i - r - 1 >= 0) {
                        sum -= from[base + (i - r - 1) * step];
                    }
                    if (i >= 0) {
                        to[base + i * step] = (float) (sum / (2 * r + 1));
                    }
                }
            }
        }
    }

    private void rain(double time) {
        double scale = height / 720.0;
        double fall = height + 90 * scale;
        double light = weather.night() ? 0.05 : 0.1;
        for (int i = 0; i < DROPS; i++) {
            double k = 14 + Math.floor(noise.of(i * 3L) * 12); // whole falls in a loop
            double y = (noise.of(i * 3L + 1) * fall + k * fall * time / Scene.LOOP) % fall - 80 * scale;
            double x = noise.of(i * 3L + 2) * width * 1.1;
            int length = (int) ((22 + k * 1.6) * scale);
            for (int j = 0; j < length; j++) {
                int py = (int) (y + j);
                int px = (int) (x - (y + j) * 0.06);
                if (py >= 0 && py < height && px >= 0 && px < width) {
                    double a = light * Math.sin(Math.PI * j / length);
                    for (int c = 0; c < 3; c++) {
                        half[3 * (py * width + px) + c] += (float) a;
                    }
                }
            }
        }
    }
}
