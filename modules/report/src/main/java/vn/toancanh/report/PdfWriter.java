package vn.toancanh.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Writes a book on A4 with IBM Plex Sans embedded, so that any reader and printer shows Vietnamese. Letters that the font
 * does not have become question marks. Not thread-safe; one use at a time, off the JavaFX thread.
 */
public final class PdfWriter {
    private static final String FONTS = "/vn/toancanh/fonts/IBMPlexSans-";
    private static final float MARGIN = 48;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float TOP = PDRectangle.A4.getHeight() - MARGIN;
    private static final float BOTTOM = MARGIN + 20;
    private static final float LEADING = 1.35f;
    /** A book for a shift must not print a ream, whatever the city sends. What goes beyond is not left out without a word. */
    private static final int MAX_PAGES = 120;

    /**
     * Writes the book to {@code file}, whole or not at all: until the new one is complete the old one stays.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Book book, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (PDDocument doc = new PDDocument()) {
                new Layout(doc).book(book);
                doc.save(part.toFile());
            }
            try {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (java.nio.file.AtomicMoveNotSupportedException e) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static final class Layout {
        private final PDDocument doc;
        private final Letters plain;
        private final Letters bold;
        private final List<PDPage> pages = new ArrayList<>();
        private PDPageContentStream out;
        private float y;

        Layout(PDDocument doc) throws IOException {
            this.doc = doc;
            this.plain = font(doc, "Regular");
            this.bold = font(doc, "SemiBold");
            this.out = page();
        }

        private static Letters font(PDDocument doc, String weight) throws IOException {
            try (InputStream in = PdfWriter.class.getResourceAsStream(FONTS + weight + ".ttf")) {
                if (in == null) {
                    throw new IOException("the font IBM Plex Sans " + weight + " is not in the resources");
                }
                TrueTypeFont letters = new TTFParser().parse(new RandomAccessReadBuffer(in));
                // Searching each word for ligatures takes more time than all else, every five minutes, and the letters
                // of an
                // "ffi" that is one glyph are not found again in the file.
                letters.setEnableGsub(false);
                return new Letters(PDType0Font.load(doc, letters, true));
            }
        }

        private PDPageContentStream page() throws IOException {
            PDPage p = new PDPage(PDRectangle.A4);
            doc.addPage(p);
            pages.add(p);
            y = TOP;
            return new PDPageContentStream(doc, p);
        }

        void book(Book book) throws IOException {
            line(book.title(), bold, 18, 0);
            line(book.stamp(), plain, 9, 0);
            for (Book.Section s : book.sections()) {
                // A heading alone at the foot of a page heads nothing.
                float first = s.entries().isEmpty() ? 20 : height(s.entries().get(0));
                need(Math.min(60 + first, TOP - BOTTOM));
                y -= 14;
                line(s.heading(), bold, 13, 0);
                rule();
                if (s.entries().isEmpty()) {
                    line(s.empty(), plain, 10, 0);
                }
                for (Book.Entry e : s.entries()) {
                    if (pages.size() >= MAX_PAGES) {
                        line(book.cut(), bold, 10.5f, 0);
                        end(book);
                        return;
                    }
                    need(Math.min(height(e), TOP - BOTTOM));
                    y -= 5;
                    line(e.head(), bold, 10.5f, 0);
                    for (String l : e.lines()) {
                        line(l, plain, 9.5f, 12);
                    }
                }
            }
            end(book);
        }

        private void end(Book book) throws IOException {
            out.close();
            feet(book.stamp());
        }

        private float height(Book.Entry e) {
            float h = 5 + 10.5f * LEADING * broken(e.head(), bold, 10.5f, WIDTH).size();
            for (String l : e.lines()) {
                h += 9.5f * LEADING * broken(l, plain, 9.5f, WIDTH - 12).size();
            }
            return h;
        }

        private void need(float height) throws IOException {
            if (y - height < BOTTOM) {
                out.close();
                out = page();
            }
        }

        private void line(String text, Letters font, float size, float indent) throws IOException {
            for (String piece : broken(text, font, size, WIDTH - indent)) {
                need(size * LEADING);
                y -= size * LEADING;
                show(out, piece, font, size, MARGIN + indent, y);
            }
        }

        private void rule() throws IOException {
            y -= 4;
            out.setLineWidth(0.5f);
            out.moveTo(MARGIN, y);
            out.lineTo(MARGIN + WIDTH, y);
            out.stroke();
        }

        private void feet(String stamp) throws IOException {
            for (int i = 0; i < pages.size(); i++) {
                try (PDPageContentStream foot =
                        new PDPageContentStream(doc, pages.get(i), PDPageContentStream.AppendMode.APPEND, true, true)) {
                    show(foot, stamp + "   " + (i + 1) + "/" + pages.size(), plain, 8, MARGIN, MARGIN - 12);
                }
            }
        }

        private static void show(PDPageContentStream to, String text, Letters font, float size, float x, float y)
                throws IOException {
            to.beginText();
            to.setFont(font.font(), size);
            to.newLineAtOffset(x, y);
            to.showText(text);
            to.endText();
        }

        private static List<String> broken(String text, Letters font, float size, float width) {
            return font.broken(text, width * 1000 / size);
        }
    }
}
