package vn.toancanh.uidesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.state.Trouble;
import vn.toancanh.uidesk.fixture.DeskHarness;
import vn.toancanh.uidesk.shell.Workspace;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.look.Pictures;
import vn.toancanh.uitestkit.look.PseudoLocale;
import vn.toancanh.uitestkit.walk.ContrastWalker;
import vn.toancanh.uitestkit.walk.OverflowWalker;
import vn.toancanh.uitestkit.walk.TruncationWalker;

/** Charter rules 2, 5, 6, 14, 15, 44: nothing is cut, hidden, faint or loud, at any size, in either language. */
@ExtendWith(FxExtension.class)
class LooksTest {
    private static List<String> problems(Scene scene) {
        Fx.layout(scene);
        List<String> out = new ArrayList<>(TruncationWalker.problems(scene));
        out.addAll(OverflowWalker.problems(scene));
        out.addAll(ContrastWalker.problems(scene));
        return out;
    }

    private static void check(DeskHarness h, String what) {
        assertThat(problems(h.scene())).as(what).isEmpty();
        assertThat(ContrastWalker.texts(h.scene()))
                .as(what + ": texts looked at")
                .isGreaterThan(4);
    }

    @ParameterizedTest
    @CsvSource({
        "1366, 768, COMPACT, VI", "1366, 768, COMPACT, EN",
        "1920, 1080, COMPACT, VI", "1920, 1080, COMPACT, EN",
        "1920, 1080, NORMAL, VI", "1920, 1080, NORMAL, EN",
        "1920, 1080, COMFORTABLE, VI", "1920, 1080, COMFORTABLE, EN",
        "2560, 1440, NORMAL, VI", "2560, 1440, NORMAL, EN",
        "2560, 1440, COMFORTABLE, VI", "2560, 1440, COMFORTABLE, EN",
    })
    void everyScreenIsWhole(int w, int height, Density d, Language l) {
        DeskHarness h = new DeskHarness();
        CityFixture.busy(h.ring);
        h.open(w, height, d, l);
        check(h, "F2");
        h.station.model().select("case-9");
        check(h, "a taken alert");
        h.station.model().workspaceProperty().set(Workspace.MONITOR);
        check(h, "F1");
        h.station.model().workspaceProperty().set(Workspace.OVERVIEW);
        check(h, "F3");
        h.station.model().workspaceProperty().set(Workspace.COMMAND);
        h.station.model().expandedProperty().set(true);
        check(h, "case over the window");
        h.station.model().expandedProperty().set(false);
        h.station.openSettings();
        check(h, "settings");
        h.station.closeOverlays();
        cut(h);
        check(h, "link cut");
        h.station.openOutbox();
        check(h, "outbox and tray");
        h.station.closeOverlays();
        h.station.model().select("case-7");
        h.station.caseKeys().assign();
        check(h, "assign");
        h.station.closeOverlays();
        h.station.caseKeys().shelve();
        check(h, "shelve");
    }

    private static void cut(DeskHarness h) {
        h.ring.link(LinkState.OFFLINE, h.clock.instant(), h.clock.instant().minusSeconds(6), "silent");
        h.ring.submit("case-0", new Act.Accept());
        h.ring.submit("case-2", new Act.Accept());
        h.ring.submit("case-2", new Act.AddNote("Đã gọi điện lực qua bộ đàm"));
        h.ring.deliver(1, DeliveryState.CONFLICT, new Problem("already-accepted", 409, ""), null);
        h.ring.trouble(Trouble.CACHE_UNWRITABLE, true);
        h.ring.trouble(Trouble.SIGNED_OUT, true);
        h.pass(252);
    }

    @ParameterizedTest
    @CsvSource({"1366, 768, COMPACT", "1920, 1080, NORMAL"})
    void longWordsFitToo(int w, int height, Density d) {
        DeskHarness h = new DeskHarness(PseudoLocale.messages(DeskStation.BUNDLE));
        CityFixture.busy(h.ring);
        h.open(w, height, d, Language.EN);
        List<String> cut = new ArrayList<>(OverflowWalker.problems(h.scene()));
        assertThat(cut).as("pseudo-locale").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1366, 768, COMPACT, VI", "1366, 768, COMPACT, EN", "1920, 1080, NORMAL, VI"})
    void emptyLoadingAndSignInAreWhole(int w, int height, Density d, Language l) {
        shown(w, height, d, l, CityFixture::calm, "calm");
        shown(w, height, d, l, r -> r.step(s -> s), "nothing known");
        shown(
                w,
                height,
                d,
                l,
                r -> {
                    CityFixture.calm(r);
                    r.signOut();
                },
                "sign-in");
        shown(
                w,
                height,
                d,
                l,
                r -> r.noPeople(new GatewayException(GatewayException.Kind.REFUSED, "refused")),
                "sign-in failed");
    }

    private static void shown(
            int w, int height, Density d, Language l, Consumer<vn.toancanh.uitestkit.city.FakeRing> city, String what) {
        DeskHarness h = new DeskHarness();
        city.accept(h.ring);
        h.open(w, height, d, l);
        check(h, what);
        h.stage.close();
    }

    @Test
    void hoveringKeepsTheContrast() {
        DeskHarness h = new DeskHarness();
        CityFixture.busy(h.ring);
        h.open(1920, 1080, Density.NORMAL, Language.VI);
        assertThat(ContrastWalker.problemsWhenHovered(h.scene())).isEmpty();
    }

    @Test
    void aCalmScreenIsGreyAndNothingGlares() {
        DeskHarness h = new DeskHarness();
        CityFixture.calm(h.ring);
        h.open(1920, 1080, Density.NORMAL, Language.VI);
        Image calm = Fx.picture(h.scene());
        assertThat(Pictures.colouredShare(calm)).isLessThan(0.05);
        assertThat(Pictures.whiteShare(calm)).isLessThan(0.01);
        CityFixture.busy(h.ring);
        assertThat(Pictures.colouredShare(Fx.picture(h.scene()))).isLessThan(0.05);
    }

    @Test
    void ageOfAValueIsShownWhenItGrowsOld() {
        DeskHarness h = new DeskHarness();
        CityFixture.busy(h.ring);
        h.open(1920, 1080, Density.NORMAL, Language.VI);
        h.clock.advance(Duration.ofHours(2));
        h.ticker.tick();
        Fx.layout(h.scene());
        assertThat(h.scene().getRoot().lookupAll("#tiles .foot").stream()
                        .map(n -> ((javafx.scene.control.Label) n).getText()))
                .filteredOn(t -> t.startsWith("cũ"))
                .hasSizeGreaterThan(4);
    }
}
