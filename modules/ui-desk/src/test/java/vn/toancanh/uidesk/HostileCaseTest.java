package vn.toancanh.uidesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseDoubts;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.port.Receipt;
import vn.toancanh.testkit.Fault;
import vn.toancanh.uidesk.fixture.DeskHarness;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;

/** A case that came in with something wrong about it: it is shown, the doubt is said, and nothing is done by guess. */
@ExtendWith(FxExtension.class)
class HostileCaseTest {
    private final DeskHarness h = new DeskHarness();
    private Case sound;

    @BeforeEach
    void open() {
        CityFixture.busy(h.ring);
        h.open(1920, 1080, Density.NORMAL, Language.VI);
        sound = h.ring.state().shown().get("case-2");
        h.station.model().select("case-2");
    }

    private void say(Case c) {
        h.ring.say(c.with().version(sound.version() + 1).build());
        Fx.layout(h.scene());
    }

    private static CaseDoubts raw(String state, String point, boolean swapped) {
        return new CaseDoubts(false, state, null, point, swapped, false, 0);
    }

    private String doubts() {
        Label l = (Label) h.scene().lookup("#case-doubts");
        return l.isVisible() ? l.getText() : "";
    }

    @Test
    @Fault(20)
    void aStateThatIsNotKnownIsShownInTheCitysWordInGreyAndNothingButANoteCanBeDone() {
        assertThat(doubts()).isEmpty();
        say(sound.with()
                .state(CaseState.UNKNOWN)
                .doubts(raw("FROZEN", null, false))
                .build());
        assertThat(h.scene().getRoot().lookupAll(".state-chip").stream()
                        .filter(n -> n instanceof Label l && l.getText().equals("FROZEN"))
                        .toList())
                .singleElement()
                .satisfies(n -> assertThat(n.getStyleClass()).contains("text-hint"));
        assertThat(doubts()).contains("FROZEN");
        assertThat(((Button) h.scene().lookup("#act-accept .button")).isDisabled())
                .isTrue();
        assertThat(h.ring.submit("case-2", new Act.Resolve("xong"))
                        .toCompletableFuture()
                        .join())
                .isEqualTo(new Receipt.Refused("unknown-state"));
        assertThat(h.ring.submit("case-2", new Act.AddNote("đã gọi"))
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(Receipt.Ticked.class);
        assertThat(h.ring.state().shown().get("case-2").doubts().rawState()).isEqualTo("FROZEN");
    }

    @Test
    @Fault({24, 25})
    void aPlaceThatIsNoneIsSaidAndASwappedOneIsNotMovedByItself() {
        say(sound.with().doubts(raw(null, "95, 108", false)).build());
        assertThat(doubts()).contains("Không có vị trí").contains("95, 108");
        h.ring.say(sound.with()
                .version(sound.version() + 2)
                .doubts(raw(null, "106.7, 10.8", true))
                .build());
        Fx.layout(h.scene());
        assertThat(doubts()).contains("đảo").contains("106.7, 10.8");
    }

    @Test
    @Fault(28)
    void charactersThatWereTakenOutAreSaid() {
        say(sound.with().doubts(CaseDoubts.NONE.withCharactersRemoved()).build());
        assertThat(doubts()).contains("Đã bỏ ký tự");
    }

    @Test
    @Fault(23)
    void aReportOfTheFutureIsNeverYoungerThanNow() {
        Instant ahead = h.clock.instant().plus(Duration.ofDays(3_650));
        say(sound.with().receivedAt(ahead).build());
        assertThat(doubts()).contains("tương lai");
        assertThat(h.scene().getRoot().lookupAll(".label").stream()
                        .filter(n -> n instanceof Label)
                        .map(n -> ((Label) n).getText()))
                .noneMatch(t -> t != null && t.matches("[-\u2212]\\d+ (giây|ph|g|ng).*"));
    }

    /** What the panel says of the report, and whether it offers more of it. */
    private String report() {
        return ((Label) h.scene().lookup("#detail .report")).getText();
    }

    @Test
    @Fault(27)
    void aReportOfFourPagesShowsItsBeginningAndAllOfItOverTheWholeWindow() {
        String text = "Ngập nặng ở cổng trường. ".repeat(100).strip();
        say(sound.with().text(text).build());
        assertThat(report()).hasSizeLessThan(610).startsWith("“Ngập nặng").endsWith("…");
        // The city speaks of the case again: what was opened stays open.
        Button all = (Button) h.scene().lookup("#detail .show-all");
        Fx.run(all::fire);
        h.ring.say(sound.with()
                .text(text)
                .operatorName("T.Hà")
                .version(sound.version() + 2)
                .build());
        Fx.layout(h.scene());
        assertThat(report()).isEqualTo("“" + text + "”");
        Fx.run(all::fire);
        Fx.press(h.scene(), "Enter");
        Fx.layout(h.scene());
        assertThat(report()).isEqualTo("“" + text + "”");
        Fx.press(h.scene(), "Esc");
        Fx.layout(h.scene());
        assertThat(report()).endsWith("…");
    }

    @Test
    @Fault(27)
    void aLongLineOfTheTimelineStaysOpenAndKeepsTheKeyboardWhileNewOnesCome() {
        String words = "Đã gọi lại cho người dân. ".repeat(40).strip();
        h.ring.submit("case-2", new Act.AddNote(words)).toCompletableFuture().join();
        Fx.layout(h.scene());
        Button all = (Button) h.scene().lookup("#detail .timeline .show-all");
        Fx.run(() -> {
            all.requestFocus();
            all.fire();
        });
        assertThat(line(words)).isTrue();
        h.ring.submit("case-2", new Act.AddNote("đã đến nơi"))
                .toCompletableFuture()
                .join();
        Fx.layout(h.scene());
        assertThat(line("đã đến nơi")).isTrue();
        assertThat(line(words)).isTrue();
        assertThat(h.scene().getFocusOwner())
                .isNotSameAs(all)
                .isSameAs(h.scene().lookup("#detail .timeline .show-all"));
    }

    private boolean line(String end) {
        return h.scene().lookup("#detail .timeline").lookupAll(".text-cell").stream()
                .anyMatch(n -> n instanceof Label l && l.getText().endsWith(end));
    }

    @Test
    @Fault({27, 28, 29, 30, 34})
    void aReportMadeToHarmLaysOutOnTheDeskAndIsShownLiterally() {
        String[] reports = {
            "<script>alert(1)</script> ${jndi:ldap://x} %n%s {0}",
            "שלום ".repeat(300),
            "السلام عليكم ".repeat(300),
            "a\u0301\u0302\u0303".repeat(1_000),
            "\u202E".repeat(2_000) + "x",
            "ก" + "Ngập nặng. ".repeat(300)
        };
        for (int i = 0; i < reports.length; i++) {
            String text = vn.toancanh.core.text.Sanitiser.clean(reports[i], 4_000);
            String title = vn.toancanh.core.text.Sanitiser.line(reports[i], 200);
            long v = sound.version() + 1 + i;
            long start = System.nanoTime();
            h.ring.say(sound.with().text(text).title(title).version(v).build());
            Fx.layout(h.scene());
            assertThat((System.nanoTime() - start) / 1_000_000).as(title).isLessThan(2_000);
            if (i == 0) {
                assertThat(h.scene().getRoot().lookupAll(".report").stream().map(n -> ((Label) n).getText()))
                        .anyMatch(t -> t.contains(reports[0]));
            }
        }
    }
}
