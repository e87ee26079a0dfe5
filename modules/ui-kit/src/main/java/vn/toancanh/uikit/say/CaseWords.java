package vn.toancanh.uikit.say;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.AlertInfo;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseDoubts;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.Channel;
import vn.toancanh.core.model.DeadlineStep;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.text.Folding;
import vn.toancanh.core.time.CityTime;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;

/** Words about a case. Any thread that may read {@link Messages}. */
public final class CaseWords {
    private static final Duration SHOW_SECONDS_BELOW = Duration.ofMinutes(10);

    /** Clocks of two machines differ by seconds, not by a minute. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final Messages words;
    private final Format format;

    public CaseWords(Messages words, Format format) {
        this.words = words;
        this.format = format;
    }

    public String priority(Priority p) {
        return words.text("kit.priority." + p.digit());
    }

    /** Full name of the state. */
    public String state(CaseState s) {
        return words.text("kit.state." + id(s));
    }

    /** Full name of the case's state; a state that this console does not know in the city's own word. */
    public String state(Case c) {
        String raw = rawState(c);
        return raw == null ? state(c.state()) : raw;
    }

    private static @Nullable String rawState(Case c) {
        CaseDoubts d = c.doubts();
        return c.state() == CaseState.UNKNOWN && d != null ? d.rawState() : null;
    }

    /** State for a narrow column; an alert says its own. */
    public String stateBrief(Case c) {
        String raw = rawState(c);
        if (raw != null) {
            return raw;
        }
        AlertInfo a = c.alert();
        if (a != null && c.state().isWaiting()) {
            return words.text(alertKey(a));
        }
        return words.text("kit.state-brief." + id(c.state()));
    }

    /** What is doubtful about the case, one sentence each; empty for a sound one. */
    public List<String> doubts(Case c, Instant now) {
        List<String> all = new ArrayList<>();
        CaseDoubts d = c.doubts() == null ? CaseDoubts.NONE : c.doubts();
        if (d.charactersRemoved()) {
            all.add(words.text("kit.doubt.characters"));
        }
        if (c.state() == CaseState.UNKNOWN) {
            all.add(words.text("kit.doubt.state", state(c)));
        }
        if (d.rawPriority() != null) {
            all.add(words.text("kit.doubt.priority", d.rawPriority()));
        }
        if (d.rawPoint() != null) {
            all.add(words.text(d.swapped() ? "kit.doubt.swapped" : "kit.doubt.no-place", d.rawPoint()));
        }
        if (d.timeInDoubt()) {
            all.add(words.text("kit.doubt.time"));
        } else if (c.receivedAt().isAfter(now.plus(AHEAD))) {
            all.add(words.text("kit.doubt.future"));
        }
        if (d.leftOut() > 0) {
            all.add(words.text("kit.doubt.left-out", d.leftOut()));
        }
        return all;
    }

    private static String alertKey(AlertInfo a) {
        if (a.isAcknowledged()) {
            return a.backToNormal() ? "kit.alert.acknowledged-normal" : "kit.alert.acknowledged";
        }
        return a.backToNormal() ? "kit.alert.normal-unseen" : "kit.alert.new";
    }

    /** Name of the channel, or its id when the pack does not know it. */
    public String channel(Case c, Catalogue catalogue) {
        return catalogue
                .channel(c.channel())
                .map(Channel::name)
                .map(words::text)
                .orElse(c.channel());
    }

    /** Semantic icon id of the channel. */
    public String channelIcon(Case c, Catalogue catalogue) {
        return catalogue.channel(c.channel()).map(Channel::icon).orElse("info");
    }

    public String kind(Case c) {
        return words.text("kit.kind." + id(c.kind()));
    }

    public String step(DeadlineStep step) {
        return words.text("kit.deadline." + id(step));
    }

    /** Who has it: the operator, else who saw the alert; a dash when nobody. */
    public String who(Case c) {
        AlertInfo a = c.alert();
        String name = c.operatorName();
        if (name == null && a != null) {
            name = a.acknowledgedBy();
        }
        return name == null ? "—" : brief(name);
    }

    /** {@link #due(Due)}, marked when the city's time is in doubt. */
    public String due(Due due, CityTime time) {
        String said = due(due);
        return time.doubtful() && due.level() != Due.Level.NONE ? "≈ " + said : said;
    }

    /** Time to the next deadline for a narrow column: "1:20", "2 g 05", "quá hạn" in its first second, "quá 3 ph", a dash. */
    public String due(Due due) {
        return switch (due.level()) {
            case NONE -> "—";
            case OVERDUE -> {
                Duration over = due.left().negated();
                yield over.getSeconds() < 1
                        ? words.text("kit.due.just-over")
                        : words.text("kit.due.over", format.age(over));
            }
            case CALM, NEAR ->
                due.left().compareTo(SHOW_SECONDS_BELOW) < 0 ? format.stopwatch(due.left()) : format.age(due.left());
        };
    }

    /** Time to the next deadline as a sentence, with the step's name. */
    public String dueSentence(Case c, Due due, Instant now) {
        DeadlineStep step = due.step();
        return c.nextDeadline()
                .map(d ->
                        words.text("kit.due.sentence", step == null ? "" : step(step), format.remaining(d.due(), now)))
                .orElse(words.text("kit.due.none"));
    }

    /** The unit's name; a dash when none is in charge. */
    public String unit(@Nullable String unitId, Catalogue catalogue) {
        return catalogue.unit(unitId).map(u -> words.text(u.name())).orElse("—");
    }

    public String ward(@Nullable String wardId, Catalogue catalogue) {
        return catalogue.ward(wardId).map(w -> words.text(w.name())).orElse("");
    }

    /** Address and ward; the ward is not said twice. */
    public String place(Case c, Catalogue catalogue) {
        String address = c.place().address();
        String ward = ward(c.place().wardId(), catalogue);
        boolean said = catalogue
                .ward(c.place().wardId())
                .map(w -> Folding.match(w.name().vi(), address) > 0
                        || Folding.match(w.name().en(), address) > 0)
                .orElse(true);
        return said || ward.isEmpty() ? address : address.isBlank() ? ward : address + ", " + ward;
    }

    public String text(LocalText t) {
        return words.text(t);
    }

    /** A place's words as a heading: what stood inside a sentence begins with a capital. */
    public static String heading(String words) {
        int end = words.isEmpty() ? 0 : words.offsetByCodePoints(0, 1);
        return words.substring(0, end).toUpperCase(Locale.ROOT) + words.substring(end);
    }

    /** The part of a name by which people call each other: the last two words, or all of a name of the highlands. */
    public static String brief(String name) {
        String[] parts = name.strip().split("\\s+");
        if (parts.length <= 2 || parts[0].equals("Y") || parts[0].startsWith("H'") || parts[0].startsWith("H’")) {
            return name.strip();
        }
        return parts[parts.length - 2] + " " + parts[parts.length - 1];
    }

    /** The part of a message key that stands for an enum constant. */
    public static String id(Enum<?> e) {
        return e.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
