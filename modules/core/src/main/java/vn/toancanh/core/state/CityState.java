package vn.toancanh.core.state;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.change.IndicatorValue;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.link.LinkStatus;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.model.SourceHealth;
import vn.toancanh.core.model.UnitResource;
import vn.toancanh.core.model.WallState;

/**
 * Everything the faces show, at one moment. Immutable and shared freely between threads; only the state loop makes the
 * next one, by {@link CityReducer}. It holds the working set; history is a query on the cache.
 *
 * @param version grows by one with each state
 * @param confirmed cases as the city last said, by id
 * @param shown cases as they are shown: confirmed plus pending commands
 * @param outbox unsent, unconfirmed and tray entries, in order of {@code n}
 * @param touched what differs from version - 1
 */
public record CityState(
        long version,
        Catalogue catalogue,
        @Nullable Session session,
        Cursor cursor,
        Map<String, Case> confirmed,
        Map<String, Case> shown,
        List<OutboxEntry> outbox,
        Map<String, UnitResource> resources,
        Map<String, CameraHealth> cameras,
        Map<String, IndicatorValue> indicators,
        Map<String, SourceHealth> sources,
        Map<String, WallState> walls,
        LinkStatus link,
        Set<Trouble> troubles,
        LeftOut leftOut,
        Touched touched) {
    /** The state before anything is known. */
    public static CityState empty(LinkStatus link) {
        return new CityState(
                0,
                Catalogue.EMPTY,
                null,
                Cursor.NONE,
                Map.of(),
                Map.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                link,
                Set.of(),
                LeftOut.NONE,
                Touched.EVERYTHING);
    }

    /** How many commands the city does not have yet. */
    public int unsent() {
        return (int) outbox.stream().filter(e -> e.state().isUnsent()).count();
    }

    /** Entries that wait for the operator. */
    public List<OutboxEntry> tray() {
        return outbox.stream().filter(e -> e.state().isInTray()).toList();
    }

    /** Entries of a case whose effect is shown but not confirmed: the row carries the pending mark. */
    public List<OutboxEntry> pendingOf(String caseId) {
        return outbox.stream()
                .filter(e -> e.state().isShown() && e.command().caseId().equals(caseId))
                .toList();
    }
}
