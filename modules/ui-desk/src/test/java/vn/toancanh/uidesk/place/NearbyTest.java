package vn.toancanh.uidesk.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.Place;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Nearby;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.city.FakeRing;

class NearbyTest {
    private static final Instant NOW = CityFixture.NOW;
    private final FakeRing ring = new FakeRing(() -> NOW);
    private Case crash;

    @BeforeEach
    void start() {
        CityFixture.busy(ring);
        crash = ring.state().shown().get("case-0");
    }

    @Test
    void suggestsWhoHandlesItThenWhoIsFreeThenWhoIsNear() {
        List<Nearby.Force> forces = Nearby.forces(ring.state(), ring.samples(), crash, 9);
        assertThat(forces)
                .extracting(f -> f.resource().callSign())
                .startsWith("CSGT-03", "115-02", "CSGT-05", "115-04", "MT-07");
        assertThat(forces).noneMatch(f -> f.resource().callSign().equals("CN-04"));
        assertThat(forces.get(0).metres()).isBetween(400.0, 700.0);
    }

    @Test
    void aHeardPositionCountsMoreThanTheHome() {
        GeoPoint here = crash.place().point();
        ring.samples().put(new Sample("unit/r2", null, here, NOW));
        Nearby.Force first =
                Nearby.forces(ring.state(), ring.samples(), crash, 1).get(0);
        assertThat(first.resource().callSign()).isEqualTo("CSGT-05");
        assertThat(first.moving()).isTrue();
    }

    @Test
    void aCaseWithoutAPointHasForcesWithoutDistanceAndNoCameras() {
        Case lost = crash.with().place(new Place("không rõ", null, null)).build();
        assertThat(Nearby.forces(ring.state(), ring.samples(), lost, 9))
                .isNotEmpty()
                .allMatch(f -> Double.isNaN(f.metres()));
        assertThat(Nearby.cameras(ring.state(), null, 4)).isEmpty();
        assertThat(Nearby.cases(ring.state().shown().values(), lost, 5)).isEmpty();
    }

    @Test
    void nearCasesAreWithinAKilometreAndOpen() {
        List<Nearby.Neighbour> near = Nearby.cases(ring.state().shown().values(), crash, 20);
        assertThat(near)
                .isNotEmpty()
                .allMatch(n -> n.metres() <= 1000 && n.value().state().isOpen());
        assertThat(near).noneMatch(n -> n.value().id().equals("case-0"));
    }

    @Test
    void taskThenWardThenOwnerAreTheReasonsForAUnit() {
        CityState s = ring.state();
        List<UnitChoice> best = UnitChoice.of(s, crash, LocalDate.of(2026, 11, 22), false);
        assertThat(best).extracting(x -> x.unit().id()).startsWith("dl-115", "dl-pc08", "dl-ubnd-bmt", "dl-ioc");
        assertThat(UnitChoice.of(s, crash, LocalDate.of(2026, 11, 22), true)).hasSize(11);
    }
}
