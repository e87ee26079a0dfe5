package vn.toancanh.uitestkit.look;

import java.util.function.IntPredicate;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/** What a picture of the screen holds. Any thread. */
public final class Pictures {
    private Pictures() {}

    /**
     * The share of pixels that are seen as coloured: saturation over 40 % and bright enough to have a hue at all. Dark
     * surfaces of the theme have a high saturation by number and none to the eye.
     */
    public static double colouredShare(Image image) {
        return share(image, p -> {
            int max = Math.max(red(p), Math.max(green(p), blue(p)));
            int min = Math.min(red(p), Math.min(green(p), blue(p)));
            return max > 100 && max - min > 0.4 * max;
        });
    }

    /** The share of pixels brighter than any surface of a dark theme may be. */
    public static double whiteShare(Image image) {
        return share(image, p -> red(p) > 250 && green(p) > 250 && blue(p) > 250);
    }

    /** The share of pixels that differ by more than a rounding error; 1 if the sizes differ. */
    public static double difference(Image a, Image b) {
        if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
            return 1;
        }
        int[] x = pixels(a);
        int[] y = pixels(b);
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            boolean same = Math.abs(red(x[i]) - red(y[i])) <= 2
                    && Math.abs(green(x[i]) - green(y[i])) <= 2
                    && Math.abs(blue(x[i]) - blue(y[i])) <= 2;
            n += same ? 0 : 1;
        }
        return n / (double) x.length;
    }

    /**
     * What is left of a small picture in grey: per pixel whether it differs from the background, which is the pixel in the
     * corner. Two priorities whose masks are alike cannot be told apart without colour.
     */
    public static boolean[] greyMask(Image image) {
        int[] px = pixels(image);
        int ground = grey(px[0]);
        boolean[] out = new boolean[px.length];
        for (int i = 0; i < px.length; i++) {
            out[i] = Math.abs(grey(px[i]) - ground) > 40;
        }
        return out;
    }

    /** The share of pixels in which two masks of the same size differ. */
    public static double difference(boolean[] a, boolean[] b) {
        int n = 0;
        for (int i = 0; i < a.length; i++) {
            n += a[i] == b[i] ? 0 : 1;
        }
        return n / (double) a.length;
    }

    private static double share(Image image, IntPredicate wanted) {
        int[] px = pixels(image);
        int n = 0;
        for (int p : px) {
            n += wanted.test(p) ? 1 : 0;
        }
        return n / (double) px.length;
    }

    private static int[] pixels(Image image) {
        int w = (int) image.getWidth();
        int h = (int) image.getHeight();
        int[] argb = new int[w * h];
        image.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), argb, 0, w);
        return argb;
    }

    private static int grey(int p) {
        return (int) Math.round(0.2126 * red(p) + 0.7152 * green(p) + 0.0722 * blue(p));
    }

    private static int red(int p) {
        return p >> 16 & 0xFF;
    }

    private static int green(int p) {
        return p >> 8 & 0xFF;
    }

    private static int blue(int p) {
        return p & 0xFF;
    }
}
