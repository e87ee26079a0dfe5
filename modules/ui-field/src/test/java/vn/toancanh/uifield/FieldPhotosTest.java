package vn.toancanh.uifield;

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
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.ImageCheck.Look;
import vn.toancanh.core.state.CityReducer;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.walk.ContrastWalker;
import vn.toancanh.uitestkit.walk.FocusWalker;
import vn.toancanh.uitestkit.walk.OverflowWalker;
import vn.toancanh.uitestkit.walk.TruncationWalker;

/** The photos of a case on the laptop: seen, opened and turned by finger or key, and said why where they cannot be seen. */
@ExtendWith(FxExtension.class)
class FieldPhotosTest {
    private final FieldHarness h = new FieldHarness();

    private static Attachment photo(String id) {
        return new Attachment(id, id + ".jpg", "image/jpeg", 1_000, "0".repeat(64));
    }

    private static Look seen(int width, int height) {
        int[] argb = new int[width * height];
        Arrays.fill(argb, 0xff808080);
        return new Look.Seen(width, height, argb);
    }

    /** The officer's second case has these photos, the first one none. */
    private Case with(Attachment... files) {
        Case c = h.mine(2).get(1);
        h.ring.say(c.with().attachments(List.of(files)).version(c.version() + 1).build());
        return c;
    }

    private void open(Case c, int width, int height, Language language) {
        h.open(width, height, language);
        h.station.model().selectedProperty().set(c.id());
        Fx.layout(h.scene());
    }

    private Node at(String selector) {
        return h.scene().lookup(selector);
    }

    private static ImageView view(Node in) {
        return (ImageView) in.lookup(".image-view");
    }

    @Test
    void photosAreOpenedAndTurnedByKeyAndByFinger() {
        h.photos = (a, side) -> CompletableFuture.completedFuture(seen(side, side / 2));
        Attachment sheet = new Attachment("pdf", "bien-ban.pdf", "application/pdf", 9, "0".repeat(64));
        open(with(photo("a"), sheet, photo("b")), 1366, 768, Language.VI);
        assertThat(view(at("#photo-a")).getImage()).isNotNull();
        assertThat(at("#photo-pdf")).isNull();

        Fx.press(h.scene(), "V");
        Fx.layout(h.scene());
        assertThat(h.asked).last().isEqualTo("a 1600");
        assertThat(((Region) at("#photo-sheet")).getHeight()).isLessThan(768);
        Fx.press(h.scene(), "Right");
        assertThat(h.asked).last().isEqualTo("b 1600");
        assertThat(((Button) at("#photo-next")).isDisabled()).isTrue();
        ((Button) at("#photo-previous")).fire();
        assertThat(h.asked).last().isEqualTo("a 1600");
        // What is under the sheet does not hear these keys.
        Fx.press(h.scene(), "F3");
        Fx.press(h.scene(), "N");
        assertThat(h.station.model().tabProperty().get()).isEqualTo(Tab.MINE);
        assertThat(at("#field-words").getParent().isVisible()).isFalse();
        Fx.press(h.scene(), "Esc");
        assertThat(at("#photo-sheet")).isNull();

        at("#photo-b").requestFocus();
        Fx.press(h.scene(), "Enter");
        assertThat(h.asked).last().isEqualTo("b 1600");
        Fx.press(h.scene(), "Esc");
        assertThat(h.scene().getFocusOwner().getId()).isEqualTo("photo-b");
    }

    @Test
    void aCaseWithoutPhotosSaysSo() {
        with(photo("a"));
        open(h.mine(1).get(0), 1366, 768, Language.VI);
        Fx.press(h.scene(), "V");
        assertThat(at("#photo-sheet")).isNull();
        assertThat(h.station.model().noticeProperty().get()).isEqualTo("Việc này chưa có ảnh nào.");
        assertThat(at("#photos").isVisible()).isFalse();
    }

    @Test
    void whatCannotBeHadWithoutALinkIsAskedForWhenItIsBackAlsoInTheSheet() {
        h.photos = (a, side) -> CompletableFuture.completedFuture(
                h.ring.state().link().isUp() ? seen(side, side) : new Look.Refused("not-here"));
        h.ring.link(LinkState.OFFLINE, CityFixture.NOW, CityFixture.NOW, "silent");
        open(with(photo("a")), 1366, 768, Language.VI);
        assertThat(said("#photo-a")).contains("Sẽ thử lại khi có kết nối");
        Fx.press(h.scene(), "V");
        assertThat(said("#photo-sheet .photo-stage")).contains("Sẽ thử lại khi có kết nối");
        h.ring.link(LinkState.ONLINE, CityFixture.NOW, CityFixture.NOW, null);
        Fx.layout(h.scene());
        assertThat(view(at("#photo-a")).getImage()).isNotNull();
        assertThat(view(at("#photo-sheet")).getImage()).isNotNull();
    }

    @Test
    void aPhotoThatComesLateIsNotShownUnderTheNameOfAnother() {
        CompletableFuture<Look> late = new CompletableFuture<>();
        h.photos = (a, side) -> a.id().equals("a") && side > 256
                ? late
                : CompletableFuture.completedFuture(seen(side, side == 256 ? side : side / 4));
        open(with(photo("a"), photo("b")), 1366, 768, Language.VI);
        Fx.press(h.scene(), "V");
        assertThat(said("#photo-sheet .photo-stage")).isEqualTo("Đang tải ảnh…");
        Fx.press(h.scene(), "Right");
        Fx.run(() -> late.complete(seen(100, 100)));
        Fx.layout(h.scene());
        assertThat(view(at("#photo-sheet")).getImage().getWidth()).isEqualTo(1_600);
    }

    @Test
    void theNextPersonDoesNotSeeWhatThisOneHadOpen() {
        h.photos = (a, side) -> CompletableFuture.completedFuture(seen(side, side));
        open(with(photo("a")), 1366, 768, Language.VI);
        Fx.press(h.scene(), "V");
        h.ring.step(s -> CityReducer.session(s, null));
        Fx.layout(h.scene());
        assertThat(at("#photo-sheet")).isNull();
        assertThat(h.station.isSignInShown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"not-a-picture", "too-large", "too-many-pixels", "unreadable", "too-slow", "not-here", "withheld"
            })
    void eachRefusalIsASentence(String code) {
        h.photos = (a, side) -> CompletableFuture.completedFuture(new Look.Refused(code));
        open(with(photo("a")), 1024, 600, Language.VI);
        assertThat(said("#photo-a")).hasSizeGreaterThan(10).doesNotContain(code);
        assertThat(((Button) at("#photo-a")).getAccessibleText()).contains("a.jpg", said("#photo-a"));
        Fx.run(() -> h.words.languageProperty().set(Language.EN));
        Fx.layout(h.scene());
        assertThat(said("#photo-a")).matches("[\\p{ASCII}]{10,}");
        assertThat(walk()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void allLooksAreWholeReachedAndLargeEnoughOnTheSmallestLaptop(Language language) {
        List<String> codes = List.of("withheld", "not-here", "unreadable");
        h.photos = (a, side) -> {
            int n = Integer.parseInt(a.id().substring(1));
            return n < 3
                    ? CompletableFuture.completedFuture(new Look.Refused(codes.get(n)))
                    : n == 3 ? new CompletableFuture<>() : CompletableFuture.completedFuture(seen(side / 2, side));
        };
        Case c = with(IntStream.range(0, 11).mapToObj(i -> photo("p" + i)).toArray(Attachment[]::new));
        open(c, 1024, 600, language);
        assertThat(walk()).isEmpty();
        for (int i = 0; i < 6; i++) {
            Button tile = (Button) at("#photo-p" + i);
            assertThat(tile.getWidth()).isGreaterThan(160);
            assertThat(tile.getHeight()).isGreaterThan(100);
        }
        Fx.press(h.scene(), "V");
        for (int i = 0; i < 11; i++) {
            Fx.layout(h.scene());
            assertThat(walk()).as("photo " + i).isEmpty();
            for (String id : List.of("#photo-previous", "#photo-next", "#photo-close")) {
                assertThat(((Button) at(id)).getHeight()).as(id).isGreaterThanOrEqualTo(52);
            }
            Fx.press(h.scene(), "Right");
        }
        assertThat(h.asked).contains("p10 1600");
    }

    private String said(String in) {
        return ((Label) at(in).lookup(".photo-said")).getText();
    }

    private List<String> walk() {
        List<String> problems = new ArrayList<>(TruncationWalker.problems(h.scene()));
        problems.addAll(OverflowWalker.problems(h.scene()));
        problems.addAll(ContrastWalker.problems(h.scene()));
        problems.addAll(FocusWalker.problems(h.scene()));
        problems.addAll(FocusWalker.wordless(h.scene()));
        return problems;
    }
}
