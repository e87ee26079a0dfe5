package vn.toancanh.city.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.toancanh.city.Words;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.CaseWorkflow;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.command.Outcome;
import vn.toancanh.core.model.AlertInfo;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.Right;
import vn.toancanh.core.model.UnitResource;
import vn.toancanh.core.model.UnitResource.ResourceStatus;
import vn.toancanh.wire.pack.CityPack;
import vn.toancanh.wire.pack.Member;

/**
 * The other operators of the shift. They take what nobody has taken for a while and bring cases to their end, so that the
 * queue stays as long as on a common day. They never touch a case of somebody who has signed in.
 */
final class Colleagues implements Part {
    private static final String WORK = "colleague";

    /** Length of the queue that they work towards. */
    private static final int USUAL_OPEN = 42;

    private static final int KEEP_CLOSED = 60;
    private static final Set<Right> NEEDED = Set.of(Right.ACCEPT, Right.ASSIGN, Right.RESOLVE, Right.CLOSE);

    private final CityPack pack;
    private final CaseMaker maker;
    private final Words words;
    private final Units units;
    private final Supplier<List<String>> signedIn;

    /** @param signedIn everybody who has signed in so far, read within the turn's transaction */
    Colleagues(CityPack pack, CaseMaker maker, Words words, Units units, Supplier<List<String>> signedIn) {
        this.pack = pack;
        this.maker = maker;
        this.words = words;
        this.units = units;
        this.signedIn = signedIn;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(WORK);
    }

    @Override
    public void begin(Turn t) {
        if (!t.pace.isStill()) {
            t.later(20, WORK, 0);
        }
    }

    @Override
    public void happen(SimEvent e, Turn t) {
        Dice dice = t.dice(WORK, e.n());
        List<String> gone = signedIn.get();
        List<Member> here = operators().stream()
                .filter(m -> !gone.contains(m.person().id()))
                .toList();
        if (!here.isEmpty()) {
            work(t, dice, dice.pick(here), c -> isFree(c, here));
        }
        dropOldest(t);
        double pause = t.pace.isDemo() ? dice.between(6, 12) : t.pace.seconds(dice.between(120, 300));
        long open = t.city.cases().stream().filter(c -> c.state().isOpen()).count();
        t.later(open > USUAL_OPEN ? pause / 2.5 : pause, WORK, e.n() + 1);
    }

    /** People who can bring a case from its start to its end. */
    List<Member> operators() {
        return pack.people().stream()
                .filter(m -> m.rights().containsAll(NEEDED))
                .toList();
    }

    private void work(Turn t, Dice dice, Member me, Predicate<Case> mine) {
        List<Case> all = t.city.cases();
        List<Case> open = all.stream().filter(c -> c.state().isOpen()).toList();
        Optional<Case> waiting = open.stream()
                .filter(Case::isUnattended)
                .filter(c -> !c.receivedAt().plus(patience(t, c)).isAfter(t.now))
                .min(Comparator.comparing(Case::receivedAt).thenComparing(Case::id));
        if (waiting.isPresent()) {
            Case c = waiting.get();
            AlertInfo a = c.alert();
            act(t, dice, c, me, a == null ? new Act.Accept() : new Act.Acknowledge(a.occurrence()));
            return;
        }
        List<Case> owned = open.stream()
                .filter(mine)
                .filter(c -> !c.updatedAt()
                        .plus(Duration.ofMillis((long) (t.pace.seconds(600) * 1000)))
                        .isAfter(t.now))
                .sorted(Comparator.comparing(Case::updatedAt).thenComparing(Case::id))
                .toList();
        boolean many = open.size() > USUAL_OPEN;
        Optional<Case> next = first(owned, c -> c.state() == CaseState.RESOLVED && (many || dice.chance(0.5)))
                .or(() -> first(owned, c -> c.state() == CaseState.VERIFYING))
                .or(() ->
                        many ? first(owned, c -> c.state() == CaseState.IN_PROGRESS && isQuiet(c)) : Optional.empty());
        next.ifPresent(c -> act(t, dice, c, owner(c).orElse(me), step(t, dice, c)));
    }

    /** What brings this case on. */
    private Act step(Turn t, Dice dice, Case c) {
        if (c.state() == CaseState.RESOLVED) {
            return new Act.CloseCase(words.say("vi", "city.story.close"));
        }
        if (c.state() == CaseState.IN_PROGRESS) {
            return new Act.Resolve(words.say("vi", "city.story.result." + dice.below(4)));
        }
        UnitResource r = c.priority().compareTo(Priority.P2) <= 0 ? resource(t, c) : null;
        if (r != null) {
            return new Act.DispatchUnit(r.id(), r.callSign(), r.unitId());
        }
        Optional<String> unit = maker.leadUnit(c);
        return unit.<Act>map(Act.Assign::new)
                .orElseGet(() -> new Act.Resolve(words.say("vi", "city.story.result." + dice.below(4))));
    }

    /** The nearest free resource that can do something about it, of the leading unit if it has one; null when there is none. */
    @Nullable
    UnitResource resource(Turn t, Case c) {
        var point = c.place().point();
        if (point == null) {
            return null;
        }
        String lead = maker.leadUnit(c).orElse("");
        return pack.resources().stream()
                .map(r -> Objects.requireNonNull(t.city.resource(r.id())))
                .filter(r ->
                        r.status() == ResourceStatus.FREE && r.capabilities().contains(c.categoryId()))
                .min(Comparator.comparing((UnitResource r) -> !r.unitId().equals(lead))
                        .thenComparingDouble(r -> t.position(r).metresTo(point))
                        .thenComparing(UnitResource::id))
                .orElse(null);
    }

    private void act(Turn t, Dice dice, Case c, Member who, Act act) {
        Command cmd = new Command(new UUID(dice.bits(), dice.bits()), c.id(), c.version(), who.actor(), t.now, act);
        if (CaseWorkflow.apply(c, cmd) instanceof Outcome.Applied a) {
            Case after = t.city.putCase(
                    maker.rules().afterwards(a.next(), cmd), who.person().id());
            units.acted(t, c, after, cmd);
        }
    }

    private Optional<Member> owner(Case c) {
        String id = c.operatorId();
        return id == null ? Optional.empty() : pack.member(id);
    }

    private static boolean isFree(Case c, List<Member> here) {
        return here.stream().anyMatch(m -> m.person().id().equals(c.operatorId()));
    }

    /** Whether nobody is on the way or at work for it any more. */
    private static boolean isQuiet(Case c) {
        return c.kind() != CaseKind.ALERT
                && c.dispatches().stream().noneMatch(d -> d.state().isActive());
    }

    private static Duration patience(Turn t, Case c) {
        double seconds = c.priority() == Priority.P1 ? 180 : 100;
        return Duration.ofMillis((long) ((t.pace.isDemo() ? seconds : seconds * 4) * 1000));
    }

    private static Optional<Case> first(List<Case> of, Predicate<Case> which) {
        return of.stream().filter(which).findFirst();
    }

    /** Closed cases leave the working set after a while; history is not the gateway's to push. */
    private static void dropOldest(Turn t) {
        List<Case> closed = t.city.cases().stream()
                .filter(c -> !c.state().isOpen())
                .sorted(Comparator.comparing(Case::updatedAt).thenComparing(Case::id))
                .toList();
        Instant young = t.now.minus(Duration.ofMinutes(10));
        for (int i = 0; i < closed.size() - KEEP_CLOSED; i++) {
            if (closed.get(i).updatedAt().isBefore(young)) {
                t.city.removeCase(closed.get(i).id());
            }
        }
    }
}
