package vn.toancanh.uiwall;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.SceneBlock;
import vn.toancanh.core.state.QueueOrder;

/** Which cases a block shows. Pure functions. */
final class WallCases {
    private WallCases() {}

    private static final Comparator<Case> WORST =
            Comparator.comparing(Case::priority).thenComparing(QueueOrder.NEEDS_ME_FIRST);

    /** Open cases that somebody must do something about, worst first: by priority, then what nobody has seen. */
    static List<Case> worst(Collection<Case> all, SceneBlock b) {
        return all.stream()
                .filter(c -> c.state().isOpen() && c.state() != CaseState.RESOLVED)
                .filter(c -> b.services().isEmpty() || b.services().contains(c.serviceId()))
                .filter(c -> b.priorities().isEmpty() || b.priorities().contains(c.priority()))
                .sorted(WORST)
                .toList();
    }

    /** The one that needs people most and has a place. */
    static Optional<Case> worstOnMap(Collection<Case> all) {
        return all.stream()
                .filter(c -> c.state().isOpen()
                        && c.state() != CaseState.RESOLVED
                        && c.place().point() != null)
                .min(WORST);
    }

    /** Open cases by their next deadline. */
    static List<Case> due(Collection<Case> all) {
        return all.stream()
                .filter(c -> c.state().isOpen() && c.nextDeadline().isPresent())
                .sorted(Comparator.comparing(WallCases::dueAt).thenComparing(Case::id))
                .toList();
    }

    private static Instant dueAt(Case c) {
        return c.nextDeadline().map(d -> d.due()).orElse(Instant.MAX);
    }
}
