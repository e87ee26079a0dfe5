package vn.toancanh.app.e2e;

import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;

/**
 * What somebody sees who does not look away: how often a text changed, the longest rest of the screen's pulse, the most pixels
 * that were without ground at each look for two seconds and ten frames. A tile that has just come into sight is hatched until
 * GluonMaps has its image, which on a busy machine takes frames; a strip that nobody fills stays. JavaFX thread.
 */
final class Watched extends AnimationTimer {
    private static final long LOOK_NANOS = 500_000_000;
    private static final long HOLE_NANOS = 2_000_000_000;
    private static final int HOLE_FRAMES = 10;

    private final Supplier<String> text;
    private final IntSupplier holes;
    private String last;
    private int changes;
    private int looks;
    private int mostHoles;
    private int least;
    private long frames;
    private long lastWhole;
    private long lastWholeFrame;
    private long lastLook = Long.MIN_VALUE;
    private long lastPulse;
    private long longestRest;

    Watched(Supplier<String> text, IntSupplier holes) {
        this.text = () -> state(text.get());
        this.holes = holes;
        this.last = this.text.get();
        start();
    }

    /** Ages and counts run; they are no change of the state that is said. */
    private static String state(String text) {
        return text.replaceAll(" · .*", "").replaceAll("[0-9]+", "");
    }

    @Override
    public void handle(long now) {
        String is = text.get();
        if (!is.equals(last)) {
            changes++;
            last = is;
        }
        if (lastPulse != 0) {
            longestRest = Math.max(longestRest, now - lastPulse);
        }
        lastPulse = now;
        frames++;
        if (lastLook == Long.MIN_VALUE || now - lastLook >= LOOK_NANOS) {
            lastLook = now;
            looks++;
            look(holes.getAsInt(), now);
        }
    }

    private void look(int missing, long now) {
        if (missing == 0 || lastWhole == 0) {
            lastWhole = now;
            lastWholeFrame = frames;
            least = Integer.MAX_VALUE;
            return;
        }
        least = Math.min(least, missing);
        if (now - lastWhole >= HOLE_NANOS && frames - lastWholeFrame >= HOLE_FRAMES) {
            mostHoles = Math.max(mostHoles, least);
        }
    }

    /** {@code changes looks holes rest}, the rest in milliseconds. */
    String end() {
        stop();
        return changes + " " + looks + " " + mostHoles + " " + longestRest / 1_000_000;
    }
}
