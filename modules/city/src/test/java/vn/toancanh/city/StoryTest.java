package vn.toancanh.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.city.ground.Ways;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.city.model.LogRow;
import vn.toancanh.city.sim.Pace;
import vn.toancanh.city.sim.Simulator;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.DispatchState;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.TimelineKind;
import vn.toancanh.core.model.UnitResource.ResourceStatus;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.Json;

/** The simulated city: one seed, one story; and what happens in it. */
class StoryTest {
    @TempDir
    private Path folder;

    private final ManualClock clock = new ManualClock();

    /** A city without its gateway. */
    private final class Told implements AutoCloseable {
        final ManualClock time = new ManualClock();
        final CityModel model;
        final Simulator simulator;

        Told(long seed, Pace pace, @org.jspecify.annotations.Nullable Path db) {
            Json json = new Json();
            this.model = new CityModel(TestPack.make(), db, json, time, CityModel.LOG_LIMIT, () -> "epoch");
            this.simulator =
                    new Simulator(model, TestPack.make(), Ways.STRAIGHT, json, new Words(), seed, pace, time.instant());
        }

        Told run(Duration span, Duration step) {
            for (Duration d = Duration.ZERO; d.compareTo(span) < 0; d = d.plus(step)) {
                time.advance(step);
                simulator.advanceTo(time.instant());
            }
            return this;
        }

        List<String> log() throws Exception {
            List<String> out = new ArrayList<>();
            Cursor at = new Cursor("epoch", 0);
            List<LogRow> rows = model.after(at, 1000);
            while (!rows.isEmpty()) {
                rows.forEach(r -> out.add(r.seq() + " " + r.json()));
                at = new Cursor("epoch", rows.get(rows.size() - 1).seq());
                rows = model.after(at, 1000);
            }
            return out;
        }

        List<Case> cases() {
            List<Case> out = new ArrayList<>();
            for (Change c : model.all("case/")) {
                if (c instanceof Change.CaseChanged x) {
                    out.add(x.value());
                }
            }
            return out;
        }

        List<Case> open() {
            return cases().stream().filter(c -> c.state().isOpen()).toList();
        }

        @Override
        public void close() {
            model.close();
        }
    }

    @Test
    void oneSeedIsOneStoryHoweverOftenTheClockTicks() throws Exception {
        Duration hour = Duration.ofHours(1);
        try (Told a = new Told(7, Pace.DEMO, null).run(hour, Duration.ofSeconds(1));
                Told b = new Told(7, Pace.DEMO, null).run(hour, Duration.ofSeconds(90));
                Told c = new Told(8, Pace.DEMO, null).run(hour, Duration.ofSeconds(90))) {
            assertThat(a.log()).hasSizeGreaterThan(500).isEqualTo(b.log());
            assertThat(c.log()).isNotEqualTo(b.log());
        }
    }

    @Test
    void anIndicatorBeyondItsLimitBecomesAnAlertAndItsReturnIsTold() {
        try (Told city = new Told(7, Pace.DEMO, null)) {
            Case raised = null;
            for (int i = 0; i < 480 && raised == null; i++) {
                city.run(Duration.ofSeconds(15), Duration.ofSeconds(15));
                raised = ofIndicator(city, "indicator/i2");
            }
            assertThat(raised).as("led out of its band within two hours").isNotNull();
            assertThat(raised.kind()).isEqualTo(CaseKind.ALERT);
            assertThat(raised.serviceId()).isEqualTo("sv");
            assertThat(raised.title()).isEqualTo("Mực nước");
            assertThat(raised.text()).contains("quá giới hạn", "Việc cần làm: Báo");
            assertThat(raised.priority()).isEqualTo(Priority.P3);
            assertThat(raised.timeline()).last().satisfies(e -> assertThat(e.kind())
                    .isEqualTo(TimelineKind.BREACH));
            assertThat(raised.alert().value()).satisfiesAnyOf(v -> assertThat(v).isGreaterThan(2), v -> assertThat(v)
                    .isLessThan(1));
            assertThat(raised.alert().threshold()).isIn(1.0, 2.0);
            String id = raised.id();
            for (int i = 0; i < 480 && !city.model.find(id).alert().backToNormal(); i++) {
                city.run(Duration.ofSeconds(15), Duration.ofSeconds(15));
            }
            assertThat(city.model.find(id).alert().backToNormal()).isTrue();
            assertThat(city.model.find(id).state().isOpen())
                    .as("nobody has acknowledged it")
                    .isTrue();
            assertThat(city.cases().stream()
                            .filter(c ->
                                    c.alert() != null && c.alert().sourceId().equals("indicator/i1")))
                    .as("what is only looked at alerts nobody")
                    .isEmpty();
        }
    }

    private static Case ofIndicator(Told city, String source) {
        return city.open().stream()
                .filter(c -> c.alert() != null && c.alert().sourceId().equals(source))
                .findFirst()
                .orElse(null);
    }

    @Test
    void aRestartTakesTheStoryUpWhereItWas() throws Exception {
        Duration half = Duration.ofMinutes(30);
        Duration step = Duration.ofSeconds(15);
        Path db = folder.resolve("city.db");
        try (Told whole = new Told(7, Pace.DEMO, null).run(half, step).run(half, step)) {
            new Told(7, Pace.DEMO, db).run(half, step).close();
            clock.advance(half);
            try (Told again = new Told(7, Pace.DEMO, db)) {
                again.run(half, step);
                // The second half begins when it was started: the city slept, so only the first half has the same
                // times.
                assertThat(again.cases()).hasSizeGreaterThan(60);
                assertThat(again.log().subList(0, 300)).isEqualTo(whole.log().subList(0, 300));
            }
        }
    }

    @Test
    void theShiftBeginsWithFortyTwoOpenCases() {
        try (Told t = new Told(1, Pace.DEMO, null)) {
            List<Case> open = t.open();
            assertThat(open).hasSize(42);
            Map<Priority, Integer> by = new TreeMap<>();
            open.forEach(c -> by.merge(c.priority(), 1, Integer::sum));
            assertThat(by)
                    .containsExactlyEntriesOf(
                            new TreeMap<>(Map.of(Priority.P1, 2, Priority.P2, 5, Priority.P3, 11, Priority.P4, 24)));
            assertThat(open.stream().filter(Case::isUnattended)).hasSize(3);
            assertThat(open)
                    .extracting(Case::state)
                    .contains(
                            CaseState.NEW,
                            CaseState.VERIFYING,
                            CaseState.ROUTED,
                            CaseState.UNIT_ACCEPTED,
                            CaseState.IN_PROGRESS,
                            CaseState.RESOLVED);
            assertThat(open).extracting(Case::code).doesNotHaveDuplicates();
            assertThat(open).allSatisfy(c -> {
                assertThat(c.receivedAt()).isBefore(t.time.instant());
                assertThat(c.updatedAt()).isBetween(c.receivedAt(), t.time.instant());
                assertThat(c.timeline()).isSortedAccordingTo((x, y) -> x.at().compareTo(y.at()));
                assertThat(c.deadlines()).isNotEmpty();
            });
            assertThat(open.stream().filter(c -> !c.dispatches().isEmpty())).isNotEmpty();
        }
    }

    @Test
    void theQueueStaysAliveAndDoesNotGrowForEver() throws Exception {
        try (Told t = new Told(3, Pace.DEMO, null)) {
            int before = t.cases().size();
            t.run(Duration.ofMinutes(10), Duration.ofSeconds(5));
            assertThat(t.cases().size() - before).as("new cases in ten minutes").isBetween(12, 40);
            for (int i = 0; i < 8; i++) {
                t.run(Duration.ofMinutes(15), Duration.ofSeconds(15));
                assertThat(t.open().size()).isBetween(25, 75);
            }
            assertThat(t.cases()).as("closed ones leave the working set").hasSizeLessThan(180);
            assertThat(t.cases()).extracting(Case::kind).contains(CaseKind.ALERT, CaseKind.REPORT, CaseKind.INCIDENT);
            assertThat(t.cases()).allSatisfy(c -> assertThat(c.timeline()).hasSizeLessThan(100));
            String log = String.join("\n", t.log());
            assertThat(log)
                    .contains("back-to-normal", "\"merged\"", "unit-answer", "\"silent\":true", "\"health\":\"lost\"");
        }
    }

    @Test
    void aDispatchedUnitAnswersDrivesArrivesAndGoesHome() throws Exception {
        try (TestCity city = TestCity.still()) {
            String token = city.signIn("ha");
            Case c = city.report("tree");
            city.act(token, city.command("ha", c, new Act.Accept()));
            city.act(token, city.command("ha", c, new Act.DispatchUnit("spare", "X-09", "u-trees")));
            List<DispatchState> seen = new ArrayList<>();
            List<GeoPoint> way = new ArrayList<>();
            for (int i = 0; i < 900; i++) {
                city.step(Duration.ofSeconds(1));
                Case now = city.server.model().find(c.id());
                DispatchState state = now.dispatches().get(0).state();
                if (seen.isEmpty() || seen.get(seen.size() - 1) != state) {
                    seen.add(state);
                }
                if (state == DispatchState.EN_ROUTE) {
                    way.add(position(city, "unit/spare"));
                }
            }
            assertThat(seen)
                    .containsExactly(
                            DispatchState.SENT,
                            DispatchState.ACCEPTED,
                            DispatchState.EN_ROUTE,
                            DispatchState.ON_SCENE,
                            DispatchState.DONE);
            assertThat(way).hasSizeGreaterThan(10).doesNotHaveDuplicates();
            Case end = city.find(token, c.id());
            assertThat(end.state()).isEqualTo(CaseState.IN_PROGRESS);
            assertThat(end.timeline())
                    .filteredOn(e -> e.kind() == TimelineKind.UNIT_ANSWER)
                    .extracting(e -> e.arg(1))
                    .containsExactly("ACCEPTED", "EN_ROUTE", "ON_SCENE", "DONE");
            assertThat(end.deadlines()).filteredOn(d -> d.met() == null).isEmpty();
            assertThat(resource(city, "spare")).isEqualTo(ResourceStatus.FREE);
            assertThat(position(city, "unit/spare"))
                    .isEqualTo(TestPack.make().resources().get(3).home());
        }
    }

    @Test
    void aUnitThatIsBoundElsewhereRefuses() throws Exception {
        try (TestCity city = TestCity.still()) {
            String token = city.signIn("ha");
            Case[] both = {city.report("tree"), city.report("crash")};
            for (Case c : both) {
                city.act(token, city.command("ha", c, new Act.Accept()));
                city.act(token, city.command("ha", c, new Act.DispatchUnit("spare", "X-09", "u-trees")));
                city.step(Duration.ofSeconds(20));
            }
            assertThat(city.find(token, both[0].id())
                            .dispatches()
                            .get(0)
                            .state()
                            .isActive())
                    .isTrue();
            assertThat(city.find(token, both[1].id()).dispatches().get(0).state())
                    .isEqualTo(DispatchState.REFUSED);
        }
    }

    @Test
    void aResolvedCaseLetsItsUnitsGo() throws Exception {
        try (TestCity city = TestCity.still()) {
            String token = city.signIn("ha");
            Case c = city.report("tree");
            city.act(token, city.command("ha", c, new Act.Accept()));
            city.act(token, city.command("ha", c, new Act.DispatchUnit("spare", "X-09", "u-trees")));
            city.step(Duration.ofSeconds(30));
            assertThat(resource(city, "spare")).isNotEqualTo(ResourceStatus.FREE);
            Case now = city.find(token, c.id());
            assertThat(city.act(token, city.command("ha", now, new Act.Resolve("đã dọn")))
                            .status())
                    .isEqualTo(200);
            assertThat(resource(city, "spare")).isEqualTo(ResourceStatus.FREE);
            city.step(Duration.ofMinutes(20));
            assertThat(city.find(token, c.id()).state()).isEqualTo(CaseState.RESOLVED);
        }
    }

    @Test
    void colleaguesLeaveAlonePeopleWhoHaveSignedIn() throws Exception {
        try (TestCity city = TestCity.open(null, Pace.DEMO, clock, CityModel.LOG_LIMIT)) {
            String token = city.signIn("ha");
            Case c = city.report("pavement");
            city.act(token, city.command("ha", c, new Act.Accept()));
            Case mine = city.find(token, c.id());
            for (int i = 0; i < 60; i++) {
                city.step(Duration.ofSeconds(30));
            }
            Case later = city.find(token, c.id());
            assertThat(later.state()).isEqualTo(CaseState.VERIFYING);
            assertThat(later.operatorId()).isEqualTo("ha");
            assertThat(later.version()).isLessThanOrEqualTo(mine.version() + 3); // citizens may have reported it again
        }
    }

    private static GeoPoint position(TestCity city, String key) throws Exception {
        for (com.fasterxml.jackson.databind.JsonNode n :
                city.get("/telemetry", city.signIn("bao")).json().path("samples")) {
            if (n.path("key").asText().equals(key)) {
                return TestCity.JSON.convert(n, Sample.class).point();
            }
        }
        throw new AssertionError("no sample " + key);
    }

    private static ResourceStatus resource(TestCity city, String id) {
        return ((Change.ResourceChanged)
                        city.server.model().all("resource/" + id).get(0))
                .value()
                .status();
    }
}
