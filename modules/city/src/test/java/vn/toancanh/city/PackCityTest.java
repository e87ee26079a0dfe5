package vn.toancanh.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.toancanh.city.ground.CityGround;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.city.sim.Pace;
import vn.toancanh.city.sim.Simulator;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.Priority;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.ContractSchemas;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.pack.CityPack;
import vn.toancanh.wire.pack.PackReader;
import vn.toancanh.wire.pack.PackSource;

/** The city of the shipped pack: what an operator finds, and what an hour of it is like. */
class PackCityTest {
    private final ManualClock clock = new ManualClock();
    private final Json json = new Json();
    private CityPack pack;
    private CityGround ground;
    private CityModel model;

    @BeforeEach
    void read() throws Exception {
        ground = new CityGround(
                new PackReader().read(PackSource.classPath("buon-ma-thuot")).pack(), json, clock.instant());
        pack = ground.pack();
        model = new CityModel(pack, null, json, clock, CityModel.LOG_LIMIT, () -> "epoch");
    }

    @AfterEach
    void close() {
        model.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {20_261_122, 7, 42})
    void theDemonstrationIsAlive(long seed) throws Exception {
        Simulator s = new Simulator(model, pack, ground.ways(), json, new Words(), seed, Pace.DEMO, clock.instant());
        List<Case> open = open();
        Map<Priority, Integer> by = new TreeMap<>();
        open.forEach(c -> by.merge(c.priority(), 1, Integer::sum));
        assertThat(by.values()).containsExactly(2, 5, 11, 24);
        assertThat(open.stream().filter(Case::isUnattended)).hasSize(3);
        assertThat(open).extracting(Case::kind).contains(CaseKind.ALERT, CaseKind.INCIDENT, CaseKind.REPORT);
        assertThat(open.stream().filter(c -> c.place().point() != null).count()).isGreaterThan(30);
        assertThat(open).allSatisfy(c -> assertThat(c.place().address()).doesNotContain("null"));
        fit();

        int hour = 3_600;
        for (int i = 0; i < hour / 10; i++) {
            clock.advance(java.time.Duration.ofSeconds(10));
            s.advanceTo(clock.instant());
        }
        assertThat(open().size()).as("open after an hour").isBetween(25, 75);
        assertThat(open().stream().filter(Case::isUnattended).count()).isLessThan(15);
        fit();
        for (Sample x : s.samples(clock.instant(), true)) {
            assertThat(new ContractSchemas().faults("Sample", json.tree((Object) x)))
                    .isEmpty();
            break; // one is like the other; reading the schemas is what takes the time
        }
    }

    private List<Case> open() {
        List<Case> out = new ArrayList<>();
        for (Change c : model.all("case/")) {
            if (c instanceof Change.CaseChanged x && x.value().state().isOpen()) {
                out.add(x.value());
            }
        }
        return out;
    }

    /** All that the city says of itself is within the contract. */
    private void fit() {
        ContractSchemas schemas = new ContractSchemas();
        assertThat(schemas.faults("Catalogue", json.tree((Object) pack.catalogue())))
                .isEmpty();
        for (Change c : model.all("")) {
            assertThat(schemas.faults("Change", json.tree((Object) c)))
                    .as(c.key())
                    .isEmpty();
        }
    }
}
