package vn.toancanh.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.print.Doc;
import javax.print.DocPrintJob;
import javax.print.PrintService;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.port.Printing;

class PaperTest {
    @TempDir
    Path dir;

    private static Book book(int entries) {
        return new Book(
                "Sổ trực ban",
                "In lúc 14:05 22/11/2026",
                "Sổ dừng ở đây",
                List.of(
                        new Book.Section(
                                "Việc đang mở",
                                "Không có",
                                IntStream.range(0, entries)
                                        .mapToObj(i -> new Book.Entry(
                                                "SC-" + i + " Ngập nặng, ẵ ậ ợ ữ đường Trần Hưng Đạo",
                                                List.of("Hạn 14:20 · Đơn vị: Thoát nước", "x".repeat(300), "🚒 שלום")))
                                        .toList()),
                        new Book.Section("Danh bạ", "Chưa có danh bạ", List.of())));
    }

    private String textOf(Path pdf) throws Exception {
        try (PDDocument doc = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(doc);
        }
    }

    @Test
    void vietnameseStandsThereWithItsFontAndWhatTheFontDoesNotHaveBreaksNothing() throws Exception {
        Path pdf = dir.resolve("duty-book.pdf");
        new PdfWriter().write(book(30), pdf);
        String text = textOf(pdf);
        assertThat(text).contains("Sổ trực ban", "ẵ ậ ợ ữ đường Trần Hưng Đạo", "SC-29", "Chưa có danh bạ", "1/");
        try (PDDocument doc = Loader.loadPDF(pdf.toFile())) {
            assertThat(doc.getNumberOfPages()).isBetween(3, 12);
            for (var name : doc.getPage(0).getResources().getFontNames()) {
                assertThat(doc.getPage(0).getResources().getFont(name).isEmbedded())
                        .isTrue();
            }
        }
        assertThat(Files.size(pdf)).as("fonts are subsets").isLessThan(400_000);
    }

    @Test
    void theOldBookStaysUntilTheNewOneIsWhole() throws Exception {
        Path pdf = dir.resolve("duty-book.pdf");
        new PdfWriter().write(book(1), pdf);
        byte[] old = Files.readAllBytes(pdf);
        Files.createDirectory(dir.resolve("duty-book.pdf.part"));
        Files.createFile(dir.resolve("duty-book.pdf.part").resolve("in-the-way"));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> new PdfWriter().write(book(2), pdf)))
                .isNotNull();
        assertThat(Files.readAllBytes(pdf)).isEqualTo(old);
    }

    @Test
    void aBurstOfCasesPrintsNoReam() throws Exception {
        Path pdf = dir.resolve("duty-book.pdf");
        new PdfWriter().write(book(20), pdf);
        assertThat(textOf(pdf)).doesNotContain("dừng ở đây");
        new PdfWriter().write(book(4_000), pdf);
        try (PDDocument doc = Loader.loadPDF(pdf.toFile())) {
            assertThat(doc.getNumberOfPages()).isBetween(120, 121);
        }
        assertThat(textOf(pdf))
                .as("what is left out is not left out without a word")
                .containsOnlyOnce("dừng ở đây");
    }

    @Test
    void aWordOfFourThousandLettersCostsNoMoreThanWords() throws Exception {
        Path pdf = dir.resolve("duty-book.pdf");
        List<Book.Entry> shouts = IntStream.range(0, 20)
                .mapToObj(i -> new Book.Entry("SC-" + i, List.of("Ố".repeat(4_000) + i)))
                .toList();
        Book book = new Book(
                "Sổ trực ban", "14:05", "dừng ở đây", List.of(new Book.Section("Việc đang mở", "Không có", shouts)));
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> new PdfWriter().write(book, pdf));
        assertThat(textOf(pdf).codePoints().filter(cp -> cp == 'Ố').count()).isEqualTo(80_000);
    }

    @Test
    void aLineIsBrokenAtItsLastSpaceAndAWordOnlyWhereItMust() throws Exception {
        try (PDDocument doc = new PDDocument()) {
            Letters letters = new Letters(new PDType1Font(Standard14Fonts.FontName.COURIER)); // each letter 600 wide
            assertThat(letters.broken("một hai\nba", 4_200)).containsExactly("m?t hai", "ba");
            assertThat(letters.broken("mot hai ba", 4_199)).containsExactly("mot", "hai ba");
            assertThat(letters.broken("a bcdefghijk l", 3_000)).containsExactly("a", "bcdef", "ghijk", "l");
            assertThat(letters.broken("a bcdefgh ij", 3_000)).containsExactly("a", "bcdef", "gh ij");
            assertThat(letters.broken("", 3_000)).containsExactly("");
            assertThat(letters.broken("abc", 1)).containsExactly("a", "b", "c");
        }
    }

    @Test
    void aPrinterGetsEveryPageAndWithoutOneItIsSaid() throws Exception {
        Path pdf = dir.resolve("duty-book.pdf");
        new PdfWriter().write(book(30), pdf);
        List<Integer> pages = new ArrayList<>();
        Printing.Outcome out = new PrinterPrinting(() -> recording(pages)).print(pdf);
        assertThat(out).isEqualTo(new Printing.Outcome.Taken("Máy in thử"));
        assertThat(pages).hasSize(1).allMatch(n -> n > 2);
        assertThat(new PrinterPrinting(() -> null).print(pdf)).isEqualTo(new Printing.Outcome.NoPrinter());
        assertThat(new PrinterPrinting(() -> recording(pages)).print(dir.resolve("none.pdf")))
                .isInstanceOf(Printing.Outcome.Failed.class);
        try (Stream<Path> left = Files.list(dir)) {
            assertThat(left).hasSize(1);
        }
    }

    /** A printer that notes how many pages it was given. */
    private static PrintService recording(List<Integer> pages) {
        ClassLoader loader = PaperTest.class.getClassLoader();
        DocPrintJob job =
                (DocPrintJob) Proxy.newProxyInstance(loader, new Class<?>[] {DocPrintJob.class}, (p, m, a) -> {
                    if (m.getName().equals("print")) {
                        pages.add(((java.awt.print.Pageable) ((Doc) a[0]).getPrintData()).getNumberOfPages());
                    }
                    return null;
                });
        return (PrintService)
                Proxy.newProxyInstance(loader, new Class<?>[] {PrintService.class}, (p, m, a) -> switch (m.getName()) {
                    case "createPrintJob" -> job;
                    case "getName" -> "Máy in thử";
                    default -> null;
                });
    }
}
