package vn.toancanh.uifield;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Nearby;
import vn.toancanh.core.state.QueueOrder;

/** Which cases are an officer's, the nearest first. Pure functions of the state. */
public final class MyCases {
    private MyCases() {}

    /** @param metres from where the officer is; NaN when either place is not known */
    public record Mine(Case value, double metres) {}

    /** Open cases that his unit leads, that a vehicle of his unit was sent to, or that he took himself. */
    public static List<Mine> of(CityState s, Actor me, @Nullable GeoPoint here) {
        return s.shown().values().stream()
                .filter(c -> c.state().isOpen() && isMine(c, me))
                .map(c -> new Mine(c, Nearby.metres(here, c.place().point())))
                .sorted(Comparator.comparingDouble((Mine m) -> Double.isNaN(m.metres()) ? Double.MAX_VALUE : m.metres())
                        .thenComparing(Mine::value, QueueOrder.NEEDS_ME_FIRST))
                .toList();
    }

    /** Cases within his reach, for the day when none is his: open, not yet given to another unit. */
    public static List<Mine> around(CityState s, Actor me, @Nullable GeoPoint here, int limit) {
        Stream<Case> free = s.shown().values().stream()
                .filter(c -> c.state().isOpen() && !c.sensitive() && c.unitId() == null && !isMine(c, me));
        return free.map(c -> new Mine(c, Nearby.metres(here, c.place().point())))
                .filter(m -> !Double.isNaN(m.metres()))
                .sorted(Comparator.comparingDouble(Mine::metres))
                .limit(limit)
                .collect(Collectors.toList());
    }

    private static boolean isMine(Case c, Actor me) {
        return me.unitId().equals(c.unitId())
                || me.personId().equals(c.operatorId())
                || c.dispatches().stream()
                        .anyMatch(
                                d -> d.unitId().equals(me.unitId()) && d.state().isActive());
    }
}
