package vn.toancanh.uikit.act;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
}
