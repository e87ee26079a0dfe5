package vn.toancanh.city.sim;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseBuilder;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.DeadlineStep;
import vn.toancanh.core.model.Dispatch;
import vn.toancanh.core.model.DispatchState;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.TimelineEntry;
import vn.toancanh.core.model.TimelineKind;
import vn.toancanh.core.model.UnitResource;
import vn.toancanh.core.model.UnitResource.ResourceStatus;
import vn.toancanh.wire.pack.CityPack;

/**
 * Units answer: a resource that was dispatched accepts, drives, arrives, finishes and goes home; a unit that was assigned
 * accepts and begins.
 */
final class Units implements Part {
    private static final String STEP = "unit-step";
    private static final String OFFICE = "unit-office";
    private static final double METRES_PER_SECOND = 9;

    private final CityPack pack;

    Units(CityPack pack) {
        this.pack = pack;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(STEP, OFFICE);
    }

    @Override
    public void begin(Turn t) {
        for (UnitResource r : pack.resources()) {
            t.city.put(new UnitResource(
                    r.id(),
                    r.callSign(),
                    r.kind(),
                    r.unitId(),
                    r.capabilities(),
                    r.home(),
                    ResourceStatus.FREE,
                    null,
                    t.now));
        }
    }

    /** Lets the units answer what an act asked of them. */
    void acted(Turn t, Case before, Case after, Command command) {
        if (command.act() instanceof Act.DispatchUnit a) {
            Dice dice = t.dice("unit-accept", after.id(), a.resourceId());
            t.later(t.pace.seconds(dice.between(60, 180)), STEP, 1, after.id(), a.resourceId());
        } else if (command.act() instanceof Act.Assign a) {
            office(t, after, a.unitId());
        } else if (!before.dispatches().equals(after.dispatches())) {
            for (Dispatch d : after.dispatches()) {
                if (!d.state().isActive()) {
                    release(t, d.resourceId(), after.id());
                }
            }
        }
    }

    /** Lets an assigned unit accept, and begin a while later. */
    void office(Turn t, Case c, String unitId) {
        Dice dice = t.dice("unit-office", c.id(), unitId);
        t.later(t.pace.seconds(dice.between(240, 900)), OFFICE, 1, c.id(), unitId);
    }

    /** Lets a dispatch that stands at this step go on. */
    void goOn(Turn t, Case c, Dispatch d) {
        Dice dice = t.dice("unit-go-on", c.id(), d.resourceId());
        int next = d.state().ordinal() + 1;
        if (d.state().isActive()) {
            t.later(t.pace.seconds(dice.between(60, 900)), STEP, next, c.id(), d.resourceId());
        }
    }

    @Override
    public void happen(SimEvent e, Turn t) {
        Case c = t.city.find(e.args().get(0));
        if (c == null) {
            return;
        }
        if (e.kind().equals(OFFICE)) {
            answer(t, c, e.args().get(1), e.n());
        } else {
            step(t, c, e.args().get(1), (int) e.n());
        }
    }

    private void answer(Turn t, Case c, String unitId, long step) {
        boolean first = step == 1;
        CaseState from = first ? CaseState.ROUTED : CaseState.UNIT_ACCEPTED;
        if (c.state() != from || !unitId.equals(c.unitId())) {
            return; // somebody decided otherwise meanwhile
        }
        DispatchState says = first ? DispatchState.ACCEPTED : DispatchState.ON_SCENE;
        String name = pack.catalogue().unit(unitId).map(u -> u.name().vi()).orElse(unitId);
        t.city.putCase(
                c.with()
                        .state(first ? CaseState.UNIT_ACCEPTED : CaseState.IN_PROGRESS)
                        .updatedAt(t.now)
                        .tell(entry(c.id() + "-" + unitId + "-" + step, t.now, name, name, says))
                        .build(),
                CityModel.CITY);
        if (first) {
            t.later(
                    t.pace.seconds(t.dice("unit-begin", c.id(), unitId).between(600, 2_400)),
                    OFFICE,
                    2,
                    c.id(),
                    unitId);
        }
    }

    private void step(Turn t, Case c, String resourceId, int step) {
        Dispatch d = c.dispatches().stream()
                .filter(x -> x.resourceId().equals(resourceId) && x.state().isActive())
                .reduce((a, b) -> b)
                .orElse(null);
        UnitResource r = t.city.resource(resourceId);
        if (d == null || r == null || d.state().ordinal() != step - 1) {
            return; // somebody decided otherwise meanwhile
        }
        DispatchState to = DispatchState.values()[step];
        if (to == DispatchState.ACCEPTED && r.caseId() != null && !r.caseId().equals(c.id())) {
            to = DispatchState.REFUSED; // it is bound elsewhere
        }
        t.city.putCase(advance(c, d, to, t.now), CityModel.CITY);
        Dice dice = t.dice("unit-step-" + step, c.id(), resourceId);
        GeoPoint here = t.position(r);
        switch (to) {
            case ACCEPTED -> {
                t.city.put(with(r, ResourceStatus.EN_ROUTE, c.id(), t.now));
                t.later(t.pace.seconds(dice.between(45, 180)), STEP, 2, c.id(), resourceId);
            }
            case EN_ROUTE -> {
                GeoPoint there = c.place().point() == null ? here : c.place().point();
                double seconds = seconds(t, t.ways.way(here, there).metres());
                t.book.trips.put(resourceId, new Trip(resourceId, here, there, t.now, t.after(seconds)));
                t.city.put(with(r, ResourceStatus.EN_ROUTE, c.id(), t.now));
                t.later(seconds, STEP, 3, c.id(), resourceId);
            }
            case ON_SCENE -> {
                t.city.put(with(r, ResourceStatus.ON_SCENE, c.id(), t.now));
                t.later(t.pace.seconds(dice.between(1_200, 4_500)), STEP, 4, c.id(), resourceId);
            }
            case DONE -> release(t, resourceId, c.id());
            default -> {}
        }
    }

    /** The case after a dispatched resource has said how far it is. Pure. */
    static Case advance(Case c, Dispatch d, DispatchState to, Instant at) {
        Dispatch neu = new Dispatch(d.resourceId(), d.callSign(), d.unitId(), d.byName(), d.at(), to);
        List<Dispatch> all =
                c.dispatches().stream().map(x -> x.equals(d) ? neu : x).toList();
        CaseBuilder b = c.with()
                .dispatches(all)
                .updatedAt(at)
                .tell(entry(
                        c.id() + "-" + d.resourceId() + "-" + d.at().toEpochMilli() + "-" + to.ordinal(),
                        at,
                        d.callSign(),
                        d.callSign(),
                        to));
        boolean early = c.state() == CaseState.VERIFYING || c.state() == CaseState.ROUTED;
        if (to == DispatchState.ACCEPTED && early) {
            b.state(CaseState.UNIT_ACCEPTED);
        } else if (to == DispatchState.ON_SCENE && (early || c.state() == CaseState.UNIT_ACCEPTED)) {
            b.state(CaseState.IN_PROGRESS);
        }
        if (to == DispatchState.ON_SCENE) {
            b.meet(DeadlineStep.ON_SITE, at);
        }
        return b.build();
    }

    private static TimelineEntry entry(String id, Instant at, String author, String callSign, DispatchState state) {
        return new TimelineEntry(id, TimelineKind.UNIT_ANSWER, at, author, List.of(callSign, state.name()));
    }

    /** Sends a resource home if it was bound by this case. */
    private void release(Turn t, String resourceId, String caseId) {
        UnitResource r = t.city.resource(resourceId);
        if (r == null || !caseId.equals(r.caseId())) {
            return;
        }
        GeoPoint here = t.position(r);
        double seconds = seconds(t, t.ways.way(here, r.home()).metres());
        t.book.trips.put(resourceId, new Trip(resourceId, here, r.home(), t.now, t.after(seconds)));
        t.city.put(with(r, ResourceStatus.FREE, null, t.now));
    }

    private static double seconds(Turn t, double metres) {
        double real = metres / METRES_PER_SECOND;
        return t.pace.isDemo() || t.pace.isStill() ? Math.min(150, Math.max(15, real / 4)) : Math.max(15, real);
    }

    private static UnitResource with(UnitResource r, ResourceStatus status, @Nullable String caseId, Instant at) {
        return new UnitResource(
                r.id(), r.callSign(), r.kind(), r.unitId(), r.capabilities(), r.home(), status, caseId, at);
    }
}
