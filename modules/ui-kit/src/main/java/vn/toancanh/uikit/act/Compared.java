package vn.toancanh.uikit.act;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.Base;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.Dispatch;
import vn.toancanh.core.model.TimelineEntry;
import vn.toancanh.core.model.TimelineKind;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uikit.say.CaseWords;
import vn.toancanh.uikit.station.Station;

/**
 * A conflict field by field: what was there when I acted, what I wanted, what the city has now, and who was faster. Words
 * only; a function of the state.
 */
public final class Compared {
    /** One field. */
    public record Row(String field, String base, String mine, String city) {}

    private final Station station;
    private final CaseWords words;

    public Compared(Station station) {
        this.station = station;
        this.words = station.caseWords();
    }

    /** @param c the city's case; null when it is gone */
    public List<Row> rows(Command cmd, @Nullable Case c, Catalogue catalogue) {
        Act act = cmd.act();
        Base b = cmd.base();
        List<Row> all = new ArrayList<>();
        if (act instanceof Act.ChangePriority a) {
            all.add(row(
                    "priority",
                    b == null ? null : words.priority(b.priority()),
                    words.priority(a.priority()),
                    c == null ? null : words.priority(c.priority())));
        } else if (act instanceof Act.Assign a) {
            all.add(row(
                    "unit",
                    b == null ? null : words.unit(b.unitId(), catalogue),
                    words.unit(a.unitId(), catalogue),
                    c == null ? null : words.unit(c.unitId(), catalogue)));
        } else if (act instanceof Act.DispatchUnit a) {
            all.add(row(
                    "forces",
                    b == null ? null : forces(b.forces()),
                    a.callSign(),
                    c == null ? null : forces(active(c))));
        } else if (act instanceof Act.Accept) {
            all.add(row(
                    "operator",
                    b == null ? null : nobody(b.operatorName()),
                    cmd.actor().name(),
                    c == null ? null : nobody(c.operatorName())));
        } else if (act instanceof Act.Shelve a) {
            all.add(row(
                    "shelf",
                    b == null ? null : until(b.shelvedUntil()),
                    until(a.until()),
                    c == null ? null : until(c.shelvedUntil())));
        }
        CaseState wanted = act instanceof Act.Resolve
                ? CaseState.RESOLVED
                : act instanceof Act.CloseCase ? CaseState.CLOSED : null;
        boolean moved = c == null || (b != null && b.state() != c.state());
        if (wanted != null || moved) {
            all.add(row(
                    "state",
                    b == null ? null : words.state(b.state()),
                    wanted == null ? "—" : words.state(wanted),
                    c == null ? station.words().text("kit.tray.gone") : words.state(c)));
        }
        String text = act.words();
        if (text != null) {
            all.add(row("words", "—", text, "—"));
        }
        return all;
    }

    /** Who was faster and when, as one sentence; empty when nobody is known. */
    public String who(Command cmd, @Nullable Case c, CityState s, Instant now) {
        if (cmd.act() instanceof Act.DispatchUnit a) {
            for (Case other : s.confirmed().values()) {
                for (Dispatch d : other.dispatches()) {
                    boolean theirs = !other.id().equals(cmd.caseId())
                            || !d.byName().equals(cmd.actor().name());
                    if (d.resourceId().equals(a.resourceId()) && d.state().isActive() && theirs) {
                        return station.words()
                                .text(
                                        "kit.tray.taken",
                                        d.callSign(),
                                        d.byName(),
                                        station.format().moment(d.at(), now),
                                        other.code());
                    }
                }
            }
        }
        if (c == null) {
            return "";
        }
        Set<TimelineKind> kinds = kinds(cmd.act());
        return c.timeline().stream()
                .filter(e -> kinds.contains(e.kind())
                        && !e.author().equals(cmd.actor().name()))
                .max(Comparator.comparing(TimelineEntry::at))
                .map(e -> station.words()
                        .text(
                                "kit.tray.changed",
                                e.author(),
                                station.format().moment(e.at(), now),
                                station.timelineWords().of(e, s.catalogue())))
                .orElse("");
    }

    private static Set<TimelineKind> kinds(Act act) {
        if (act instanceof Act.ChangePriority) {
            return Set.of(TimelineKind.PRIORITY);
        } else if (act instanceof Act.Assign) {
            return Set.of(TimelineKind.ASSIGNED, TimelineKind.DISPATCHED);
        } else if (act instanceof Act.DispatchUnit) {
            return Set.of(TimelineKind.DISPATCHED);
        } else if (act instanceof Act.Accept) {
            return Set.of(TimelineKind.ACCEPTED);
        } else if (act instanceof Act.Shelve) {
            return Set.of(TimelineKind.SHELVED);
        }
        return Set.of(TimelineKind.RESOLVED, TimelineKind.CLOSED);
    }

    private Row row(String field, @Nullable String base, String mine, @Nullable String city) {
        return new Row(
                station.words().text("kit.tray.field." + field),
                base == null ? station.words().text("kit.tray.base-unknown") : base,
                mine,
                city == null ? station.words().text("kit.tray.gone") : city);
    }

    private static List<String> active(Case c) {
        return c.dispatches().stream()
                .filter(d -> d.state().isActive())
                .map(Dispatch::callSign)
                .toList();
    }

    private static String forces(List<String> callSigns) {
        return callSigns.isEmpty() ? "—" : String.join(", ", callSigns);
    }

    private String nobody(@Nullable String name) {
        return name == null ? station.words().text("kit.tray.nobody") : name;
    }

    private String until(@Nullable Instant t) {
        return t == null ? "—" : station.format().clockShort(t);
    }
}
