package vn.toancanh.uidesk;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.state.CityReducer;
import vn.toancanh.core.state.LeftOut;
import vn.toancanh.testkit.Fault;
import vn.toancanh.uidesk.fixture.DeskHarness;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;

/** F1 counts what this console could not take in and what it stopped sending. */
@ExtendWith(FxExtension.class)
class HealthTest {
    private final DeskHarness h = new DeskHarness();

    private Label line(String id) {
        return (Label) h.scene().lookup(id);
    }

    @Test
    @Fault(3)
    void whatCannotBeUsedAndWhatIsNoLongerSentIsCounted() {
        CityFixture.busy(h.ring);
        h.open(1920, 1080, Density.NORMAL, Language.VI);
        Fx.press(h.scene(), "F1");
        Fx.layout(h.scene());
        assertThat(line("#health-left-out").getText()).startsWith("Mọi mục");
        assertThat(line("#health-left-out").getStyleClass()).doesNotContain("text-warn");
        assertThat(line("#health-parked").getText()).startsWith("Không có thao tác");
        h.ring.step(s -> CityReducer.leftOut(s, new LeftOut(3, h.clock.instant())));
        h.ring.submit("case-2", new Act.AddNote("x"));
        h.ring.submit("case-2", new Act.AddNote("y"));
        h.ring.deliver(1, DeliveryState.PARKED, new Problem("server-error", 500, ""), null);
        h.ring.deliver(2, DeliveryState.REJECTED, new Problem("no-right", 403, ""), null);
        Fx.layout(h.scene());
        assertThat(line("#health-left-out").getText()).contains("3 mục", "14:32:07");
        assertThat(line("#health-left-out").getStyleClass()).contains("text-warn");
        assertThat(line("#health-parked").getText()).contains("1 thao tác", "F4");
        h.ring.step(s -> CityReducer.leftOut(s, LeftOut.NONE));
        assertThat(line("#health-left-out").getText()).startsWith("Mọi mục");
    }
}
