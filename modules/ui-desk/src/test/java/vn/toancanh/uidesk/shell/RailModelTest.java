package vn.toancanh.uidesk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.city.FakeRing;

class RailModelTest {
    @Test
    void countsOpenAndOverdueAndKnowsTheAgeOfTheData() {
        FakeRing ring = new FakeRing(() -> CityFixture.NOW);
        CityFixture.busy(ring);
        List<RailModel> rail = RailModel.of(ring.state(), CityFixture.NOW);
        assertThat(rail).hasSize(10);
        assertThat(rail.stream().mapToInt(RailModel::open).sum()).isEqualTo(40);
        assertThat(rail.stream().mapToInt(RailModel::overdue).sum()).isPositive();
        RailModel environment = rail.get(8);
        assertThat(environment.service().id()).isEqualTo("tnmt");
        assertThat(environment.asOf()).isEqualTo(CityFixture.NOW.minusSeconds(60));
        SourcesModel sources = SourcesModel.of(ring.state());
        assertThat(sources.silent()).isEqualTo(1);
        assertThat(sources.sources().get(0).id()).isEqualTo("quan-trac");
        assertThat(sources.camerasLost()).isEqualTo(1);
    }
}
