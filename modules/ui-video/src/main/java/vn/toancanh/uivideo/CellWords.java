package vn.toancanh.uivideo;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.CameraHealth.Health;
import vn.toancanh.media.Note;
import vn.toancanh.media.Reason;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;

/** The words of a cell, in the language of the moment. */
final class CellWords {
    private final Messages words;
    private final Format format;

    CellWords(Messages words, Format format) {
        this.words = words;
        this.format = format;
    }

    /** What stands where a picture would be; empty when there is one. */
    String title(Sight s, String cameraId) {
        return switch (s.what()) {
            case ON_DEMAND -> words.text("video.on-demand");
            case OPENING -> words.text("video.opening");
            case UNKNOWN -> words.text("video.unknown", cameraId);
            case NO_STREAM -> words.text("video.no-stream");
            case LOCKED -> words.text("video.locked");
            case LOST -> spanned("video.lost", s.span());
            case OUT_OF_REACH -> spanned("video.out-of-reach", s.span());
            case NO_DECODER -> words.text("video.no-decoder");
            default -> "";
        };
    }

    /** Why, and what the city says. */
    String detail(Sight s) {
        return switch (s.what()) {
            case ON_DEMAND -> words.text("video.on-demand.hint");
            case OPENING -> s.city() == Health.LOST ? words.text("video.city.lost") : "";
            case UNKNOWN -> words.text("video.unknown.hint");
            case NO_STREAM, LOCKED, NO_DECODER -> reason(s.reason());
            case LOST -> words.text("video.city.too");
            case OUT_OF_REACH -> join(reason(s.reason()), s.city() == Health.OK ? words.text("video.city.ok") : "");
            default -> "";
        };
    }

    /** What stands above a picture that is not as it should be; empty when it is. */
    String badge(Sight s) {
        return switch (s.what()) {
            case STALE -> words.text("video.stale", age(s.span()));
            case FROZEN -> words.text("video.frozen", age(s.span()));
            case SLOW -> words.text("video.slow", age(s.span()));
            default -> "";
        };
    }

    /** What the city says beside a picture; empty when it says nothing else. */
    String city(Sight s) {
        Health h = s.city();
        if (!s.what().hasPicture() || h == null || h == Health.OK) {
            return "";
        }
        return words.text("video.city." + h.name().toLowerCase(Locale.ROOT));
    }

    /** What is to be known about the way it is seen; empty when there is nothing. */
    String note(Note n) {
        return n == Note.NONE ? "" : words.text("video.note." + code(n));
    }

    /** All in one, for those who hear it. */
    String spoken(String name, Sight s, String cameraId, String why) {
        String state = s.what() == Sight.What.LIVE ? words.text("video.live") : join(title(s, cameraId), badge(s));
        return words.text("video.a11y", name, join(join(state, detail(s)), why));
    }

    private String reason(Reason r) {
        return r == Reason.NONE ? "" : words.text("video.reason." + code(r));
    }

    private String spanned(String key, @Nullable Duration span) {
        String text = words.text(key);
        return span == null ? text : text + " " + clock(span);
    }

    private String age(@Nullable Duration d) {
        return d == null ? "—" : format.age(d);
    }

    /** "03:12", as on a stopwatch with two digits; days in words. */
    private String clock(Duration d) {
        if (d.toHours() >= 24) {
            return format.age(d);
        }
        String s = format.stopwatch(d);
        return s.indexOf(':') == 1 ? "0" + s : s;
    }

    private static String join(String a, String b) {
        return a.isEmpty() ? b : b.isEmpty() ? a : a + " · " + b;
    }

    private static String code(Enum<?> e) {
        return e.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
