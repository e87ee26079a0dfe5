package vn.toancanh.wire.pack;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.LocalText;

/**
 * The levels of a kind of sensor.
 *
 * @param levels from mild to severe; the level of a reading is the last one that holds
 * @param missing levels that exist but that the pack does not know: not configured, never guessed
 * @param alertLevelId from this level on an alert is raised; null raises none
 * @param alertHold how long it must last before it is raised
 * @param clear when the alert is over; null as soon as the level no longer holds
 * @param staleAfter an older reading is old
 * @param alertText with the holes {ten}, {tri_so}, {don_vi}, {muc}
 */
public record Threshold(
        String id,
        String kind,
        LocalText name,
        LocalText unit,
        List<Level> levels,
        List<String> missing,
        @Nullable String alertLevelId,
        Duration alertHold,
        @Nullable Clear clear,
        Duration staleAfter,
        LocalText alertText) {
    public Threshold {
        levels = List.copyOf(levels);
        missing = List.copyOf(missing);
    }

    /** The level from which on an alert is raised. */
    public Optional<Level> alertLevel() {
        return levels.stream().filter(l -> l.id().equals(alertLevelId)).findFirst();
    }

    /**
     * One level.
     *
     * @param upTo upper end of the band for {@link Op#OUTSIDE}
     * @param window over which time the value is counted
     * @param from holds from this local time only, to {@code to}, which may pass midnight
     */
    public record Level(
            String id,
            LocalText name,
            Op op,
            double value,
            @Nullable Double upTo,
            @Nullable Duration window,
            @Nullable LocalTime from,
            @Nullable LocalTime to,
            Severity severity) {}

    /**
     * When an alert is over; exactly one of the three is there.
     *
     * @param margin back by this much from the alert level
     * @param below at or below this value
     * @param above at or above this value
     */
    public record Clear(
            @Nullable Double margin,
            @Nullable Double below,
            @Nullable Double above,
            Duration hold) {}

    /** How a reading is compared with a value. */
    public enum Op {
        AT_LEAST(">="),
        ABOVE(">"),
        AT_MOST("<="),
        BELOW("<"),
        EQUAL("="),
        /** Below the value or above {@code upTo}. */
        OUTSIDE("outside"),
        /** Fallen by this share within the window. */
        DROP_SHARE("drop-share");

        private final String sign;

        Op(String sign) {
            this.sign = sign;
        }

        /** As it stands in a pack. */
        public String sign() {
            return sign;
        }

        static Op of(String sign) {
            for (Op op : values()) {
                if (op.sign.equals(sign)) {
                    return op;
                }
            }
            throw new IllegalArgumentException(sign);
        }
    }

    /** How bad a level is. */
    public enum Severity {
        INFO,
        WATCH,
        DANGER,
        CRITICAL
    }
}
