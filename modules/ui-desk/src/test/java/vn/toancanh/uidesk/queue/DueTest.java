package vn.toancanh.uidesk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Priority;
import vn.toancanh.uikit.say.Due;
import vn.toancanh.uitestkit.city.CityFixture;

class DueTest {
    private static final Instant NOW = CityFixture.NOW;

    @Test
    void turnsNearBelowAFifthAndThenOverdue() {
        Case c = CityFixture.fresh(1, Priority.P2, NOW);
        assertThat(Due.of(c, NOW.plusSeconds(10)).level()).isEqualTo(Due.Level.CALM);
        assertThat(Due.of(c, NOW.plusSeconds(240)).level()).isEqualTo(Due.Level.CALM);
        assertThat(Due.of(c, NOW.plusSeconds(241)).level()).isEqualTo(Due.Level.NEAR);
        assertThat(Due.of(c, NOW.plusSeconds(300)).level()).isEqualTo(Due.Level.NEAR);
        assertThat(Due.of(c, NOW.plusSeconds(301)).level()).isEqualTo(Due.Level.OVERDUE);
        assertThat(Due.of(c, NOW.plusSeconds(301)).left().toSeconds()).isEqualTo(-1);
    }

    @Test
    void aCaseThatIsOverHasNone() {
        Case c = CityFixture.fresh(1, Priority.P2, NOW)
                .with()
                .state(CaseState.CLOSED)
                .build();
        assertThat(Due.of(c, NOW.plusSeconds(999)).level()).isEqualTo(Due.Level.NONE);
    }
}
