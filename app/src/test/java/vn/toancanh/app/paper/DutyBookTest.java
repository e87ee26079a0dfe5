package vn.toancanh.app.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.model.CaseBuilder;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.port.Printing;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.city.FakeRing;

class DutyBookTest {
    @TempDir
    Path dir;

    private final ManualClock clock = new ManualClock(CityFixture.NOW);
    private final FakeRing ring = new FakeRing(clock::instant);
    private final List<Path> printed = new ArrayList<>();
    private Printing.Outcome outcome = new Printing.Outcome.Taken("Máy in phòng trực");

    private DutyBookKeeper keeper() {
        Messages words = new Messages("app");
        return new DutyBookKeeper(
                ring,
                dir,
                words,
                new Format(words, ZoneId.of("Asia/Ho_Chi_Minh")),
                f -> {
                    printed.add(f);
                    return outcome;
                },
                clock,
                Runnable::run);
    }

    private Path file() {
        return dir.resolve("duty-book.pdf");
    }

    private String text() throws Exception {
        try (PDDocument doc = Loader.loadPDF(file().toFile())) {
            return new PDFTextStripper().getText(doc);
        }
    }

    /** The first book comes a moment after there is something to write. */
    private void first(DutyBookKeeper k) {
        k.tick();
        clock.advance(DutyBookKeeper.FIRST_AFTER);
        k.tick();
    }

    @Test
    void aStartIsNotHeldUpByTheFirstBookWhichComesSoonEvenWithoutALink() {
        CityFixture.busy(ring);
        try (DutyBookKeeper k = keeper()) {
            k.tick();
            ring.link(LinkState.OFFLINE, clock.instant(), clock.instant(), "none yet");
            clock.advance(DutyBookKeeper.FIRST_AFTER.minusSeconds(1));
            k.tick();
            assertThat(file()).doesNotExist();
            clock.advance(Duration.ofSeconds(1));
            k.tick();
            assertThat(file()).exists();
        }
    }

    @Test
    @Fault(63)
    void aClockThatIsSetBackHoldsNoBookBack() throws Exception {
        CityFixture.busy(ring);
        try (DutyBookKeeper k = keeper()) {
            k.tick();
            clock.jumpWallClock(Duration.ofHours(-3));
            k.tick();
            assertThat(file()).as("the first").exists();
            Files.delete(file());
            clock.jumpWallClock(Duration.ofHours(-3));
            k.tick();
            assertThat(file()).as("the next").exists();
            Files.delete(file());
            k.tick();
            assertThat(file()).as("one for each jump").doesNotExist();
        }
    }

    @Test
    void theBookHoldsTheWorstCasesFirstThenNumbersThenProcedures() throws Exception {
        CityFixture.busy(ring);
        try (DutyBookKeeper k = keeper()) {
            first(k);
        }
        String text = text();
        assertThat(text).doesNotContain("!app").contains("Sổ trực");
        var open = ring.state().shown().values().stream()
                .filter(c -> c.state().isOpen())
                .toList();
        assertThat(open).isNotEmpty().allSatisfy(c -> assertThat(text).contains(c.code()));
        var p1 =
                open.stream().filter(c -> c.priority().digit() == 1).findFirst().orElseThrow();
        var p4 =
                open.stream().filter(c -> c.priority().digit() == 4).findFirst().orElseThrow();
        assertThat(text.indexOf(p1.code())).isLessThan(text.indexOf(p4.code()));
        assertThat(text.indexOf(p4.code())).isLessThan(text.indexOf("Danh bạ"));
        assertThat(text.indexOf("Danh bạ")).isLessThan(text.indexOf("Quy trình"));
        if (System.getProperty("toancanh.book") != null) {
            Files.copy(file(), Path.of(System.getProperty("toancanh.book")));
        }
    }

    @Test
    void ofVeryManyTheWorstStandThereTheOthersAreCountedAndNumbersAndProceduresKeepTheirPlace() throws Exception {
        CityFixture.busy(ring);
        var open = ring.state().shown().values().stream()
                .filter(c -> c.state().isOpen())
                .toList();
        var p4 =
                open.stream().filter(c -> c.priority().digit() == 4).findFirst().orElseThrow();
        for (int i = 0; i < 1_000; i++) {
            ring.say(new CaseBuilder("more-" + i, "MR-" + i, p4.receivedAt())
                    .title("Rác tồn đọng")
                    .priority(p4.priority())
                    .version(1)
                    .build());
        }
        try (DutyBookKeeper k = keeper()) {
            first(k);
        }
        String text = text();
        assertThat(text)
                .contains("Còn " + (open.size() + 400) + " việc đang mở nữa")
                .doesNotContain("quá dài");
        assertThat(text.indexOf("Còn ")).isLessThan(text.indexOf("Danh bạ"));
        Catalogue city = ring.state().catalogue();
        city.sops().forEach(s -> assertThat(text).contains(s.name().vi()));
        city.units().stream().filter(u -> u.phone() != null).forEach(u -> assertThat(text)
                .contains(u.phone()));
        assertThat(open.stream().filter(c -> c.priority().digit() < 4))
                .isNotEmpty()
                .allSatisfy(c -> assertThat(text).contains(c.code()));
        assertThat(text.lines().filter(l -> l.matches("[1-4] +\\S+-\\d+ .*"))).hasSize(600);
    }

    @Test
    void aNewOneIsWrittenEveryFiveMinutesAndWhenTheLinkIsLost() throws Exception {
        CityFixture.busy(ring);
        try (DutyBookKeeper k = keeper()) {
            first(k);
            Files.delete(file());
            clock.advance(Duration.ofMinutes(4));
            k.tick();
            assertThat(file()).doesNotExist();
            clock.advance(Duration.ofMinutes(1));
            k.tick();
            assertThat(file()).exists();
            Files.delete(file());
            ring.link(LinkState.OFFLINE, clock.instant(), clock.instant(), "silent");
            assertThat(file()).exists();
            Files.delete(file());
            ring.link(LinkState.OFFLINE, clock.instant(), clock.instant(), "still");
            assertThat(file()).as("once for each loss").doesNotExist();
        }
    }

    @Test
    void anEmptyStateLeavesTheBookOfTheLastShift() throws Exception {
        Files.writeString(file(), "old");
        try (DutyBookKeeper k = keeper()) {
            k.tick();
            ring.link(LinkState.OFFLINE, clock.instant(), null, "never");
        }
        assertThat(file()).hasContent("old");
    }

    @Test
    void printingGoesThroughThePortAndWithoutAPrinterTheFileIsNamed() {
        CityFixture.busy(ring);
        try (DutyBookKeeper k = keeper()) {
            assertThat(k.print()).isEqualTo(new DutyBookKeeper.Printed.OnPaper("Máy in phòng trực"));
            outcome = new Printing.Outcome.NoPrinter();
            assertThat(k.print()).isEqualTo(new DutyBookKeeper.Printed.FileOnly(file()));
            assertThat(printed).containsExactly(file(), file());
        }
    }
}
