package vn.toancanh.uidesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.ImageCheck.Look;
import vn.toancanh.uidesk.fixture.DeskHarness;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.walk.ContrastWalker;
import vn.toancanh.uitestkit.walk.FocusWalker;
import vn.toancanh.uitestkit.walk.OverflowWalker;
import vn.toancanh.uitestkit.walk.TruncationWalker;

/** The photos of a case: seen small, opened large by key, said why where they cannot be seen. */
@ExtendWith(FxExtension.class)
class PhotosTest {
    private final DeskHarness h = new DeskHarness();
    private final List<String> asked = new ArrayList<>();

    private static Attachment photo(String id) {
        return new Attachment(id, id + ".jpg", "image/jpeg", 1_000, "0".repeat(64));
    }

    private static Look seen(int width, int height) {
        int[] argb = new int[width * height];
        Arrays.fill(argb, 0xff808080);
        return new Look.Seen(width, height, argb);
    }

    private void open(Language language, Attachment... files) {
        CityFixture.busy(h.ring);
        Case c = h.ring.state().shown().get("case-2");
        h.ring.changes(new Change.CaseChanged(
                c.with().attachments(List.of(files)).version(c.version() + 1).build()));
        h.open(1920, 1080, Density.NORMAL, language);
        h.station.model().select("case-2");
        Fx.layout(h.scene());
    }

    private Node at(String selector) {
        return h.scene().lookup(selector);
    }

    private static ImageView view(Node in) {
        return (ImageView) in.lookup(".image-view");
    }

    @Test
    void photosAreSeenSmallAndOpenedLargeWithTheKeyboard() {
        h.photos = (a, side) -> {
            asked.add(a.id() + " " + side);
            return CompletableFuture.completedFuture(seen(side / 2, side)); // upright, as telephones take them
        };
        Attachment sheet = new Attachment("pdf", "bien-ban.pdf", "application/pdf", 9, "0".repeat(64));
        open(Language.VI, photo("a"), sheet, photo("b"));
        assertThat(asked).containsExactly("a 256", "b 256");
        assertThat(view(at("#photo-a")).getImage().getHeight()).isEqualTo(256);
        assertThat(at("#photo-pdf")).isNull();
        assertThat(view(at("#photo-a")).getBoundsInParent().getHeight())
                .isLessThanOrEqualTo(((Button) at("#photo-a")).getHeight());

        at("#photo-b").requestFocus();
        Fx.press(h.scene(), "Enter");
        Fx.layout(h.scene());
        assertThat(at("#photo-sheet")).isNotNull();
        assertThat(asked).last().isEqualTo("b 1600");
        ImageView large = view(at("#photo-sheet"));
        assertThat(large.getImage().getHeight()).isEqualTo(1_600);
        assertThat(large.getBoundsInParent().getHeight()).isLessThanOrEqualTo(((Region) large.getParent()).getHeight());
        Fx.press(h.scene(), "Left");
        assertThat(asked).last().isEqualTo("a 1600");
        Fx.press(h.scene(), "Left");
        assertThat(asked).last().isEqualTo("a 1600");
        assertThat(asked).hasSize(4);
        assertThat(at("#photo-sheet").getBoundsInParent().getHeight()).isLessThan(1_080);
        Fx.press(h.scene(), "Esc");
        assertThat(at("#photo-sheet")).isNull();
        assertThat(h.scene().getFocusOwner().getId()).isEqualTo("photo-b");
    }

    @Test
    void whatCannotBeHadWithoutALinkIsAskedForWhenItIsBack() {
        h.photos = (a, side) -> {
            asked.add(a.id());
            boolean up = h.ring.state().link().isUp();
            return CompletableFuture.completedFuture(up ? seen(side, side) : new Look.Refused("not-here"));
        };
        CityFixture.busy(h.ring);
        h.ring.link(LinkState.OFFLINE, h.clock.instant(), h.clock.instant().minusSeconds(60), "silent");
        Case c = h.ring.state().shown().get("case-2");
        h.ring.changes(new Change.CaseChanged(c.with()
                .attachments(List.of(photo("a")))
                .version(c.version() + 1)
                .build()));
        h.open(1920, 1080, Density.NORMAL, Language.VI);
        h.station.model().select("case-2");
        Fx.layout(h.scene());
        assertThat(((Button) at("#photo-a")).getAccessibleText()).contains("Chưa tải được ảnh");
        int before = asked.size();
        h.ring.link(LinkState.ONLINE, h.clock.instant(), h.clock.instant(), null);
        Fx.layout(h.scene());
        assertThat(asked).hasSize(before + 1);
        assertThat(view(at("#photo-a")).getImage()).isNotNull();
    }

    @Test
    void vOpensTheFirstPhotoAndSaysSoWhereThereIsNone() {
        h.photos = (a, side) -> CompletableFuture.completedFuture(seen(side, side));
        open(Language.VI, photo("a"), photo("b"));
        Fx.press(h.scene(), "V");
        assertThat(view(at("#photo-sheet"))).isNotNull();
        Fx.press(h.scene(), "Esc");
        h.station.model().select("case-1");
        Fx.press(h.scene(), "V");
        assertThat(at("#photo-sheet")).isNull();
        assertThat(h.station.model().noticeProperty().get().text()).isEqualTo("Việc này chưa có ảnh nào.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"not-a-picture", "too-large", "too-many-pixels", "unreadable", "too-slow", "not-here", "withheld"
            })
    void eachRefusalIsASentence(String code) {
        h.photos = (a, side) -> CompletableFuture.completedFuture(new Look.Refused(code));
        open(Language.VI, photo("a"));
        Label said = (Label) at("#photo-a").lookup(".label");
        assertThat(said.getText()).hasSizeGreaterThan(10).doesNotContain(code);
        at("#photo-a").requestFocus();
        Fx.press(h.scene(), "Enter");
        Fx.layout(h.scene());
        assertThat(at("#photo-sheet").lookupAll(".label"))
                .anyMatch(l -> l instanceof Label x && x.getText().equals(said.getText()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theStripIsWholeAndReached(Language language) {
        h.photos = (a, side) -> a.id().equals("p1")
                ? CompletableFuture.completedFuture(new Look.Refused("not-here"))
                : a.id().equals("p2") ? new CompletableFuture<>() : CompletableFuture.completedFuture(seen(side, side));
        open(language, IntStream.range(0, 11).mapToObj(i -> photo("p" + i)).toArray(Attachment[]::new));
        List<String> problems = new ArrayList<>(TruncationWalker.problems(h.scene()));
        problems.addAll(OverflowWalker.problems(h.scene()));
        problems.addAll(ContrastWalker.problems(h.scene()));
        problems.addAll(FocusWalker.problems(h.scene()));
        assertThat(problems).isEmpty();
        assertThat(((Label) at("#photos").lookupAll(".label").stream()
                                .filter(l -> l.getParent() == at("#photos"))
                                .findFirst()
                                .orElseThrow())
                        .getText())
                .contains("5");
    }
}
