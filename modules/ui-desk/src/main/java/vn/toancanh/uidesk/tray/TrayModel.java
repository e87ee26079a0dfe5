package vn.toancanh.uidesk.tray;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.state.CityState;

/** What lies in the outbox and in the tray, as rows. Pure functions of the state. */
public final class TrayModel {
    private TrayModel() {}

    /**
     * An entry with the case it belongs to.
     *
     * @param value the case as the city last said; null when it is gone
     */
    public record Row(OutboxEntry entry, @Nullable Case value) {}

    /** Everything that is not home yet: the tray first, then in order of sending. */
    public static List<Row> rows(CityState s) {
        return s.outbox().stream()
                .sorted(Comparator.comparing((OutboxEntry e) -> !e.state().isInTray())
                        .thenComparingLong(OutboxEntry::n))
                .map(e -> new Row(e, cityCase(s, e)))
                .toList();
    }

    private static @Nullable Case cityCase(CityState s, OutboxEntry e) {
        return e.cityCase() != null
                ? e.cityCase()
                : s.confirmed().get(e.command().caseId());
    }

    /** Whether the act carries words that can be edited before it is sent again. */
    public static boolean isEditable(Act act) {
        return wordsOf(act) != null || act instanceof Act.ChangePriority;
    }

    /** The words of an act; null when it has none. */
    public static @Nullable String wordsOf(Act act) {
        if (act instanceof Act.AddNote a) {
            return a.text();
        } else if (act instanceof Act.Resolve a) {
            return a.result();
        } else if (act instanceof Act.CloseCase a) {
            return a.reason();
        } else if (act instanceof Act.Shelve a) {
            return a.reason();
        }
        return null;
    }

    /** The same act with other words. */
    public static Act withWords(Act act, String words) {
        if (act instanceof Act.AddNote) {
            return new Act.AddNote(words);
        } else if (act instanceof Act.Resolve) {
            return new Act.Resolve(words);
        } else if (act instanceof Act.CloseCase) {
            return new Act.CloseCase(words);
        } else if (act instanceof Act.Shelve a) {
            return new Act.Shelve(a.until(), words);
        }
        return act;
    }
}
