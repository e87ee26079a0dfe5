package vn.toancanh.uidesk.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.IndicatorValue;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.uikit.say.IndicatorWords;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.city.FakeRing;

class IndicatorPickTest {
    private final FakeRing ring = new FakeRing(() -> CityFixture.NOW);

    @BeforeEach
    void start() {
        CityFixture.busy(ring);
    }

    private List<String> ids(String service, int places) {
        return IndicatorPick.of(ring.state(), service, places).stream()
                .map(IndicatorDef::id)
                .toList();
    }

    @Test
    void keepsTheirPlacesAndLetsABreachInFromTheEnd() {
        List<String> calm = ids(null, 4);
        ring.changes(new Change.IndicatorChanged(new IndicatorValue("sk", 99.0, List.of(), CityFixture.NOW)));
        List<String> now = ids(null, 4);
        assertThat(now).contains("sk");
        assertThat(now.subList(0, 2)).isEqualTo(calm.subList(0, 2));
        assertThat(ids(null, 8)).doesNotHaveDuplicates().hasSize(8);
    }

    @Test
    void oneServiceShowsItsOwnOnly() {
        assertThat(ids("tnmt", 8)).containsExactly("mn", "mua", "aqi");
        assertThat(ids("gd", 8)).isEmpty();
    }

    @Test
    void anUnknownValueBreachesNothing() {
        IndicatorDef beds = ring.state().catalogue().indicators().stream()
                .filter(d -> d.id().equals("gb"))
                .findFirst()
                .orElseThrow();
        assertThat(IndicatorWords.isBreached(beds, ring.state().indicators().get("gb")))
                .isFalse();
        assertThat(IndicatorWords.isBreached(beds, new IndicatorValue("gb", 2.0, List.of(), null)))
                .isTrue();
    }
}
