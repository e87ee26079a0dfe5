package vn.toancanh.uivideo;

import java.nio.ByteBuffer;
import java.util.IdentityHashMap;
import java.util.Map;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;
import vn.toancanh.media.Feed;
import vn.toancanh.media.frame.Frame;

/**
 * Shows the frames of a feed without a copy: each of the feed's few buffers is an image of its own, and a new picture is
 * another image. The one before is given back with the next pulse, when it is surely drawn no more. JavaFX thread.
 */
final class Screen {
    private record Picture(PixelBuffer<ByteBuffer> pixels, WritableImage image) {}

    private final ImageView view = new ImageView();
    private final Map<Frame, Picture> pictures = new IdentityHashMap<>();
    private @Nullable Frame shown;
    private @Nullable Frame before;
    private double scaleX = 1;
    private double scaleY = 1;
    private double roomWide;
    private double roomHigh;
    private long painted;

    Screen() {
        // Pixel for pixel: scaling by the software pipeline costs six times the decoding.
        view.setSmooth(false);
        view.setManaged(false);
        view.setMouseTransparent(true);
        view.getStyleClass().add("camera-picture");
    }

    ImageView view() {
        return view;
    }

    /** Device pixels a unit of the scene. */
    void scale(double x, double y) {
        scaleX = x;
        scaleY = y;
    }

    /** The place of the picture. After the cell has changed its size some frames of the old one still come. */
    void room(double width, double height) {
        roomWide = width;
        roomHigh = height;
        fit();
    }

    /** Pixel for pixel where frame and place agree; a frame that does not belong here yet is pressed into the place. */
    private void fit() {
        if (shown == null) {
            return;
        }
        double wide = shown.width() / scaleX;
        double high = shown.height() / scaleY;
        boolean fits = Math.abs(wide - roomWide) < 2 && Math.abs(high - roomHigh) < 2;
        view.setFitWidth(fits || roomWide <= 0 ? wide : roomWide);
        view.setFitHeight(fits || roomHigh <= 0 ? high : roomHigh);
    }

    /** Gives back what the last pulse has drawn for the last time. */
    void release(Feed feed) {
        if (before != null) {
            feed.give(before);
            before = null;
        }
    }

    /** Shows the newest frame if there is a new one. */
    boolean paint(Feed feed) {
        if (before != null) {
            return false;
        }
        Frame f = feed.take();
        if (f == null) {
            return false;
        }
        if (shown != null && (shown.width() != f.width() || shown.height() != f.height())) {
            pictures.clear();
        }
        Picture p = pictures.computeIfAbsent(f, Screen::picture);
        p.pixels().updateBuffer(b -> null);
        view.setImage(p.image());
        before = shown;
        shown = f;
        fit();
        painted++;
        return true;
    }

    /** How many pictures were shown. */
    long painted() {
        return painted;
    }

    boolean isBlank() {
        return shown == null;
    }

    /** Lets go of everything; to be called before the feed is closed or changed. */
    void clear(@Nullable Feed feed) {
        if (feed != null) {
            release(feed);
            if (shown != null) {
                feed.give(shown);
            }
        }
        before = null;
        shown = null;
        view.setImage(null);
        pictures.clear();
    }

    private static Picture picture(Frame f) {
        PixelBuffer<ByteBuffer> pixels =
                new PixelBuffer<>(f.width(), f.height(), f.pixels(), PixelFormat.getByteBgraPreInstance());
        return new Picture(pixels, new WritableImage(pixels));
    }
}
