package vn.toancanh.uimap.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.state.CityReducer;
import vn.toancanh.core.state.CityState;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.uimap.Viewport;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.city.FakeRing;

/** Which signs stand on the map. */
class Scene2DTest {
    private static final int MANY = 10_000;

    @Test
    @Fault(26)
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void tenThousandCasesOfOnePlaceAreOneSignAtEveryZoomAndItShowsTheWorst() {
        ManualClock clock = new ManualClock(CityFixture.NOW);
        FakeRing ring = new FakeRing(clock::instant);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Priority p = i == 7_777 ? Priority.P1 : Priority.P4;
            changes.add(new Change.CaseChanged(CityFixture.fresh(i, p, CityFixture.NOW)));
        }
        CityState s = CityReducer.snapshot(ring.state(), new ChangeBatch(new Cursor("e1", MANY), changes));
        Case one = s.shown().values().iterator().next();
        Scene2D scene = Scene2D.of(s, p -> true, 40);
        for (int zoom = Viewport.MIN_ZOOM; zoom <= Viewport.MAX_ZOOM; zoom++) {
            List<Scene2D.Mark> marks = scene.marks(Viewport.at(one.place().point(), zoom, 1920, 1080));
            assertThat(marks).as("zoom %d", zoom).hasSize(1);
            assertThat(marks.get(0).count()).isEqualTo(MANY);
            assertThat(marks.get(0).worst().priority()).isEqualTo(Priority.P1);
        }
    }
}
