package vn.toancanh.city.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.toancanh.city.Words;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.CaseWorkflow;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.command.Outcome;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Category;
import vn.toancanh.core.model.Dispatch;
import vn.toancanh.core.model.DispatchState;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.UnitResource;
import vn.toancanh.core.model.UnitResource.ResourceStatus;
import vn.toancanh.wire.pack.CityPack;
import vn.toancanh.wire.pack.Member;
import vn.toancanh.wire.pack.SampleText;

/**
 * The city as an operator finds it who begins his shift: forty-two open cases, three of them seen by nobody yet. Each was
 * brought to where it stands by the same workflow that everything else goes through.
 */
final class InitialCity {
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;

    /** How far a case has come. */
    private enum Stage {
        NEW,
        TAKEN,
        ROUTED,
        ANSWERED,
        WORKING,
        RESOLVED
    }

    private record Slot(Priority priority, int ageSeconds, Stage stage) {}

    private final CityPack pack;
    private final CaseMaker maker;
    private final Citizens citizens;
    private final Colleagues colleagues;
    private final Units units;
    private final Sensors sensors;
    private final Words words;

    InitialCity(
            CityPack pack,
            CaseMaker maker,
            Citizens citizens,
            Colleagues colleagues,
            Units units,
            Sensors sensors,
            Words words) {
        this.pack = pack;
        this.maker = maker;
        this.citizens = citizens;
        this.colleagues = colleagues;
        this.units = units;
        this.sensors = sensors;
        this.words = words;
    }

    void found(Turn t) {
        List<Slot> slots = slots(t.dice("slots"));
        slots.sort(Comparator.comparing(Slot::ageSeconds).reversed()); // codes grow with time
        List<String> used = new ArrayList<>();
        int alerts = 0;
        for (int i = 0; i < slots.size(); i++) {
            Slot s = slots.get(i);
            Dice dice = t.dice("initial", i);
            boolean alert = s.priority() != Priority.P1 && s.stage() == Stage.TAKEN && alerts < 3 && i % 3 == 0;
            Case c = alert ? oldAlert(t, dice, s, i) : null;
            if (c != null) {
                alerts++;
                t.city.putCase(c, CityModel.CITY);
            } else {
                story(t, dice, s, i, used);
            }
        }
    }

    private static List<Slot> slots(Dice dice) {
        List<Slot> all = new ArrayList<>(List.of(
                new Slot(Priority.P1, 40, Stage.NEW),
                new Slot(Priority.P1, 65, Stage.NEW),
                new Slot(Priority.P2, 70, Stage.NEW),
                new Slot(Priority.P2, 3 * MINUTE, Stage.TAKEN),
                new Slot(Priority.P2, 7 * MINUTE, Stage.WORKING),
                new Slot(Priority.P2, 9 * MINUTE, Stage.ANSWERED),
                new Slot(Priority.P2, 34 * MINUTE, Stage.WORKING)));
        Stage[] p3 = {
            Stage.TAKEN,
            Stage.TAKEN,
            Stage.ROUTED,
            Stage.ANSWERED,
            Stage.TAKEN,
            Stage.WORKING,
            Stage.ANSWERED,
            Stage.WORKING,
            Stage.ROUTED,
            Stage.WORKING,
            Stage.RESOLVED
        };
        int age = 11 * MINUTE;
        for (Stage s : p3) {
            all.add(new Slot(Priority.P3, age, s));
            age += (int) dice.between(3, 14) * MINUTE;
        }
        Stage[] p4 = {Stage.TAKEN, Stage.ROUTED, Stage.ANSWERED, Stage.WORKING, Stage.WORKING, Stage.RESOLVED};
        age = 70 * MINUTE;
        for (int i = 0; i < 24; i++) {
            all.add(new Slot(Priority.P4, age, p4[i * 5 % 6]));
            age += i < 14 ? (int) dice.between(10, 40) * MINUTE : (int) dice.between(4, 20) * HOUR;
        }
        return all;
    }

    private void story(Turn t, Dice dice, Slot s, int i, List<String> used) {
        Instant at = t.now.minusSeconds(s.ageSeconds());
        Category category = category(s, dice, used);
        used.add(category.id());
        SampleText said = citizens.wordsFor(category, dice);
        Case c = citizens.one(t, category, said, citizens.channel(at, dice), dice, at)
                .with()
                .priority(s.priority())
                .build();
        List<Member> operators = colleagues.operators();
        if (s.stage() != Stage.NEW && !operators.isEmpty()) {
            c = bring(t, dice, c, operators.get(i % operators.size()), s);
        }
        t.city.putCase(c, CityModel.CITY);
        Case put = c;
        put.dispatches().forEach(d -> units.goOn(t, put, d));
        if (put.dispatches().isEmpty() && put.state() == CaseState.ROUTED && put.unitId() != null) {
            units.office(t, put, put.unitId());
        }
    }

    /** Brings a case to its stage, by the acts that bring every case there. */
    private Case bring(Turn t, Dice dice, Case fresh, Member who, Slot s) {
        double age = s.ageSeconds();
        Case c = act(fresh, who, new Act.Accept(), t.after(-age * 0.9), dice);
        if (s.stage() == Stage.TAKEN) {
            return dice.chance(0.4) ? act(c, who, note(dice), t.after(-age * 0.6), dice) : c;
        }
        UnitResource r = s.priority() == Priority.P2 && s.stage() != Stage.RESOLVED ? colleagues.resource(t, c) : null;
        if (r != null) {
            c = act(c, who, new Act.DispatchUnit(r.id(), r.callSign(), r.unitId()), t.after(-age * 0.75), dice);
            c = answers(t, c, r, s);
        } else {
            Optional<String> unit = maker.leadUnit(c);
            if (unit.isEmpty()) {
                return act(c, who, note(dice), t.after(-age * 0.6), dice); // where is it? nobody to send it to yet
            }
            c = act(c, who, new Act.Assign(unit.get()), t.after(-age * 0.7), dice);
            c = switch (s.stage()) {
                case ANSWERED ->
                    c.with()
                            .state(CaseState.UNIT_ACCEPTED)
                            .updatedAt(t.after(-age * 0.5))
                            .build();
                case WORKING, RESOLVED ->
                    c.with()
                            .state(CaseState.IN_PROGRESS)
                            .updatedAt(t.after(-age * 0.4))
                            .build();
                default -> c;
            };
        }
        if (s.stage() == Stage.RESOLVED) {
            c = act(
                    c,
                    who,
                    new Act.Resolve(words.say("vi", "city.story.result." + dice.below(4))),
                    t.after(-age * 0.1),
                    dice);
        }
        return c;
    }

    private Case answers(Turn t, Case sent, UnitResource r, Slot s) {
        double age = s.ageSeconds();
        Case c = Units.advance(sent, sent.dispatches().get(0), DispatchState.ACCEPTED, t.after(-age * 0.6));
        GeoPoint there = c.place().point() == null ? r.home() : c.place().point();
        boolean working = s.stage() == Stage.WORKING;
        c = Units.advance(c, c.dispatches().get(0), DispatchState.EN_ROUTE, t.after(-age * 0.5));
        double drive = Math.max(60, t.ways.way(r.home(), there).metres() / 9);
        Instant departs = working ? t.after(-age * 0.5) : t.after(-20);
        Instant arrives = working ? t.after(-age * 0.3) : departs.plus(Duration.ofSeconds((long) drive));
        t.book.trips.put(r.id(), new Trip(r.id(), r.home(), there, departs, arrives));
        if (working) {
            c = Units.advance(c, c.dispatches().get(0), DispatchState.ON_SCENE, t.after(-age * 0.3));
        }
        Dispatch d = c.dispatches().get(0);
        t.city.put(new UnitResource(
                r.id(),
                r.callSign(),
                r.kind(),
                r.unitId(),
                r.capabilities(),
                r.home(),
                d.state() == DispatchState.ON_SCENE ? ResourceStatus.ON_SCENE : ResourceStatus.EN_ROUTE,
                c.id(),
                t.now));
        return c;
    }

    /** An alert that somebody has acknowledged; null when the pack has no sensor for one. */
    private @Nullable Case oldAlert(Turn t, Dice dice, Slot s, int i) {
        List<Gauge> able = sensors.gauges().stream()
                .filter(x ->
                        x.alertAt() != null && maker.category(x.categoryId()).isPresent())
                .filter(x -> Sensors.openAlert(t, x.id()) == null)
                .toList();
        List<Member> operators = colleagues.operators();
        if (able.isEmpty() || operators.isEmpty()) {
            return null;
        }
        Gauge x = dice.pick(able);
        Instant at = t.now.minusSeconds(s.ageSeconds());
        Case c = sensors.alert(t, x, 1, at, null);
        if (c == null) {
            return null;
        }
        c = c.with().priority(s.priority()).build();
        Member who = operators.get(i % operators.size());
        c = act(c, who, new Act.Acknowledge(1), t.after(-s.ageSeconds() * 0.8), dice);
        return act(c, who, new Act.Accept(), t.after(-s.ageSeconds() * 0.7), dice);
    }

    private Case act(Case c, Member who, Act act, Instant at, Dice dice) {
        Command cmd = new Command(new UUID(dice.bits(), dice.bits()), c.id(), c.version(), who.actor(), at, act);
        return CaseWorkflow.apply(c, cmd) instanceof Outcome.Applied a
                ? maker.rules().afterwards(a.next(), cmd)
                : c;
    }

    private Act note(Dice dice) {
        return new Act.AddNote(words.say("vi", "city.story.note." + dice.below(4)));
    }

    /** A category of this urgency that is not on the list yet, rather one with citizens' words. */
    private Category category(Slot s, Dice dice, List<String> used) {
        List<Category> all = pack.catalogue().categories().stream()
                .filter(c -> c.kind() != CaseKind.ALERT)
                .toList();
        List<Category> fit = all.stream()
                .filter(c -> s.priority() == Priority.P4
                        ? c.priority().compareTo(Priority.P3) >= 0
                        : c.priority() == s.priority())
                .toList();
        List<Category> said = fit.stream()
                .filter(c -> pack.texts().stream().anyMatch(x -> x.categoryId().equals(c.id())))
                .toList();
        List<Category> fresh = said.stream().filter(c -> !used.contains(c.id())).toList();
        for (List<Category> choice : List.of(fresh, said, fit, all)) {
            if (!choice.isEmpty()) {
                return dice.pick(choice);
            }
        }
        return pack.catalogue().categories().get(0);
    }
}
