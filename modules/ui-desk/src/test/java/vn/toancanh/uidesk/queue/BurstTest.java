package vn.toancanh.uidesk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.model.AlertInfo;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseBuilder;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.Place;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.state.Touched;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.city.FakeRing;

/** Charter rules 24 to 26, replayed by a clock that a hand moves. */
class BurstTest {
    private final ManualClock clock = new ManualClock(CityFixture.NOW);
    private final FakeRing ring = new FakeRing(clock::instant);
    private final BurstMode burst = new BurstMode();

    private Case alert(int i, String source, String ward, Priority p, Instant at) {
        return alert(i, source, ward, p, at, 1);
    }

    private Case alert(int i, String source, String ward, Priority p, Instant at, long version) {
        return new CaseBuilder("al-" + i, "CB-" + (3000 + i), at)
                .kind(CaseKind.ALERT)
                .channel("sensor")
                .categoryId("muc")
                .serviceId("tnmt")
                .title("Ngập")
                .place(new Place("trạm " + i, ward, null))
                .priority(p)
                .alert(new AlertInfo(source, 1, 0.5, 0.3, "m", false, null, null))
                .version(version)
                .build();
    }

    private QueueModel model(List<Case> cases) {
        CityFixture.calm(ring);
        ring.changes(cases.stream().<Change>map(Change.CaseChanged::new).toList());
        QueueModel m = new QueueModel(ring.state());
        m.apply(ring.state(), Touched.EVERYTHING, clock.instant());
        return m;
    }

    @ParameterizedTest
    @CsvSource({"1, false", "5, false", "10, false", "11, true", "50, true"})
    void theModeIsOfferedAboveTenInTenMinutes(int alerts, boolean offered) {
        model(IntStream.range(0, alerts)
                .mapToObj(i -> alert(i, "s" + i, "w" + i, Priority.P3, clock.instant()))
                .toList());
        int load = QueueCounts.alerts10Min(ring.state().shown().values(), clock.instant());
        burst.load(load, clock.instant());
        assertThat(load).isEqualTo(alerts);
        assertThat(burst.isOffered()).isEqualTo(offered);
        assertThat(burst.isOn()).as("never by itself").isFalse();
    }

    @Test
    void itEndsAfterTenCalmMinutesInARowOrWhenSomebodySaysSo() {
        burst.load(20, clock.instant());
        burst.enter();
        burst.load(9, clock.instant());
        clock.advance(Duration.ofMinutes(9));
        assertThat(burst.load(9, clock.instant())).isFalse();
        burst.load(12, clock.instant());
        clock.advance(Duration.ofMinutes(9));
        burst.load(3, clock.instant());
        clock.advance(Duration.ofMinutes(9));
        assertThat(burst.load(3, clock.instant())).as("the calm began anew").isFalse();
        clock.advance(Duration.ofMinutes(1));
        assertThat(burst.load(3, clock.instant())).isTrue();
        assertThat(burst.isOn()).isFalse();
        burst.enter();
        burst.leave();
        assertThat(burst.isOn()).isFalse();
    }

    @Test
    void aBurstIsGroupedByPlaceAndKindAndNoEmergencyIsHidden() {
        List<Case> all = Stream.concat(
                        IntStream.range(0, 12)
                                .mapToObj(i -> alert(i, "s" + i, i < 8 ? "w1" : "w2", Priority.P3, clock.instant())),
                        IntStream.range(12, 15).mapToObj(i -> alert(i, "s" + i, "w1", Priority.P1, clock.instant())))
                .toList();
        QueueModel m = model(all);
        assertThat(m.order()).hasSize(15);
        m.burst(true, clock.instant());
        assertThat(m.order()).hasSize(5);
        assertThat(m.order().subList(0, 3)).allMatch(id -> m.row(id).value().priority() == Priority.P1);
        assertThat(m.order().stream().map(id -> m.row(id).bundle()).filter(b -> b != null))
                .extracting(Bundles.Bundle::count)
                .containsExactlyInAnyOrder(8, 4);
        ring.say(alert(40, "s40", "w1", Priority.P3, clock.instant()));
        m.apply(ring.state(), Touched.one("al-40"), clock.instant());
        assertThat(m.order()).hasSize(5);
        assertThat(m.order().stream().map(id -> m.row(id).bundle()).filter(b -> b != null))
                .extracting(Bundles.Bundle::count)
                .containsExactlyInAnyOrder(9, 4);
        m.burst(false, clock.instant());
        assertThat(m.order()).hasSize(16);
    }

    @Test
    void aSourceThatChattersIsOneRowWithACounterAndASlowOneIsNot() {
        Instant t = clock.instant();
        QueueModel m = model(List.of(
                alert(1, "noisy", "w1", Priority.P2, t.minusSeconds(50)),
                alert(2, "noisy", "w1", Priority.P2, t.minusSeconds(20)),
                alert(3, "noisy", "w1", Priority.P2, t),
                alert(4, "slow", "w1", Priority.P3, t.minusSeconds(120)),
                alert(5, "slow", "w1", Priority.P3, t.minusSeconds(60)),
                alert(6, "slow", "w1", Priority.P3, t)));
        assertThat(m.order()).hasSize(4).contains("al-4", "al-5", "al-6");
        QueueRow noisy = m.row(m.order().get(0));
        assertThat(noisy.value().alert().sourceId()).isEqualTo("noisy");
        assertThat(noisy.bundle()).isEqualTo(new Bundles.Bundle(Bundles.Kind.CHATTER, 3));
    }

    @Test
    void anAlertThatComesOrBecomesAnEmergencyMovesItsBundleAtOnce() {
        Instant t = clock.instant();
        QueueModel m = model(List.of(
                alert(1, "noisy", "w1", Priority.P2, t.minusSeconds(20)),
                alert(2, "noisy", "w1", Priority.P2, t),
                alert(3, "calm", "w1", Priority.P3, t)));
        assertThat(m.order()).hasSize(3);
        ring.say(alert(4, "noisy", "w1", Priority.P2, t));
        m.apply(ring.state(), Touched.one("al-4"), t);
        assertThat(m.order()).hasSize(2);

        String hidden = Stream.of("al-1", "al-2", "al-4")
                .filter(id -> !m.order().contains(id))
                .findFirst()
                .orElseThrow();
        ring.say(alert(Integer.parseInt(hidden.substring(3)), "noisy", "w1", Priority.P1, t, 2));
        m.apply(ring.state(), Touched.one(hidden), t);
        assertThat(m.order()).as("an emergency is never hidden").contains(hidden);
    }

    @Test
    void alertsOfYesterdayHaveAListOfTheirOwn() {
        Instant old = clock.instant().minus(Duration.ofHours(25));
        QueueModel m = model(List.of(
                alert(1, "a", "w1", Priority.P3, old),
                alert(2, "b", "w1", Priority.P1, old),
                alert(3, "c", "w1", Priority.P3, clock.instant())));
        assertThat(m.order()).containsExactlyInAnyOrder("al-2", "al-3");
        m.filter(QueueFilter.ALL.old(true), clock.instant());
        assertThat(m.order()).containsExactly("al-1");
    }
}
