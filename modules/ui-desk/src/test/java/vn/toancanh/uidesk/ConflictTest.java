package vn.toancanh.uidesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Dispatch;
import vn.toancanh.core.model.DispatchState;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.TimelineEntry;
import vn.toancanh.core.model.TimelineKind;
import vn.toancanh.testkit.Fault;
import vn.toancanh.uidesk.fixture.DeskHarness;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;

/** What came back: before, mine and the city's side by side, and who was faster. */
@ExtendWith(FxExtension.class)
class ConflictTest {
    private final DeskHarness h = new DeskHarness();
    private Case c;

    @BeforeEach
    void open() {
        CityFixture.busy(h.ring);
        h.open(1920, 1080, Density.NORMAL, Language.VI);
        c = h.ring.state().shown().get("case-2");
    }

    private void comesBack(Act act, Problem why, Case city) {
        h.ring.submit("case-2", act).toCompletableFuture().join();
        h.ring.deliver(1, DeliveryState.CONFLICT, why, city);
        h.station.openOutbox();
        Fx.layout(h.scene());
    }

    private List<String> cells() {
        return h.scene().getRoot().lookupAll(".compared .label").stream()
                .map(n -> ((Label) n).getText())
                .toList();
    }

    private List<String> all() {
        return h.scene().getRoot().lookupAll("#outbox-panel .label").stream()
                .filter(n -> n instanceof Label && n.isVisible())
                .map(n -> ((Label) n).getText())
                .toList();
    }

    @Test
    void aPriorityIsShownAsItWasAsIWantedItAndAsTheCityHasIt() {
        Priority mine = c.priority() == Priority.P1 ? Priority.P3 : Priority.P1;
        Priority theirs = c.priority() == Priority.P4 ? Priority.P2 : Priority.P4;
        Case city = c.with()
                .priority(theirs)
                .version(c.version() + 1)
                .tell(new TimelineEntry("x", TimelineKind.PRIORITY, CityFixture.NOW, "Trần Tuấn", List.of("1", "4")))
                .build();
        comesBack(new Act.ChangePriority(mine), new Problem("conflict", 409, ""), city);
        var w = h.station.context().caseWords();
        assertThat(cells())
                .containsSequence("Mức", w.priority(c.priority()), w.priority(mine), w.priority(theirs))
                .contains("Lúc tôi làm", "Của tôi", "Thành phố");
        assertThat(all()).anyMatch(t -> t.contains("Trần Tuấn"));
    }

    @Test
    @Fault(80)
    void anActOnACaseThatIsGoneOrClosedIsShownWithBothAndCanBeCopiedOrDropped() {
        comesBack(
                new Act.ChangePriority(c.priority() == Priority.P1 ? Priority.P2 : Priority.P1),
                new Problem("case-closed", 422, ""),
                c.with().state(CaseState.DUPLICATE).version(c.version() + 1).build());
        assertThat(cells()).contains("Trạng thái", "Trùng");
        h.station.context().sheets().close();
        h.ring.deliver(1, DeliveryState.REJECTED, new Problem("no-such-case", 404, ""), null);
        h.ring.changes(new Change.CaseRemoved("case-2", c.version() + 9));
        h.station.openOutbox();
        Fx.layout(h.scene());
        assertThat(cells()).contains("việc không còn");
        assertThat(h.scene().getRoot().lookupAll("#outbox-panel .ways .button").stream()
                        .filter(n -> n.isVisible())
                        .map(n -> ((Button) n).getText()))
                .contains("Bỏ", "Chép nội dung");
        assertThat(h.ring.state().tray()).hasSize(1);
    }

    @Test
    @Fault(81)
    void whoLosesAForceSeesWhoSentItWhenAndWhere() {
        Case other = h.ring.state().confirmed().values().stream()
                .filter(x -> !x.id().equals("case-2"))
                .findFirst()
                .orElseThrow();
        h.ring.say(other.with()
                .version(other.version() + 1)
                .dispatches(List.of(new Dispatch(
                        "r-77", "CSGT-77", "u", "Trần Tuấn", CityFixture.NOW.minusSeconds(60), DispatchState.SENT)))
                .build());
        h.ring.submit("case-2", new Act.Accept());
        h.ring.drain();
        long n = 2;
        h.ring.submit("case-2", new Act.DispatchUnit("r-77", "CSGT-77", "u"))
                .toCompletableFuture()
                .join();
        if (h.ring.state().outbox().stream().noneMatch(e -> e.n() == n)) {
            n(1);
        } else {
            n(n);
        }
        assertThat(all()).anyMatch(t -> t.contains("CSGT-77") && t.contains("Trần Tuấn") && t.contains(other.code()));
        assertThat(all()).anyMatch(t -> t.contains("đã được người khác điều đi việc khác"));
    }

    private void n(long entry) {
        h.ring.deliver(entry, DeliveryState.REJECTED, new Problem("resource-taken", 422, ""), null);
        h.station.openOutbox();
        Fx.layout(h.scene());
    }
}
