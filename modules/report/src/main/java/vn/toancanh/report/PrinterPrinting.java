package vn.toancanh.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.print.DocFlavor;
import javax.print.PrintException;
import javax.print.PrintService;
import javax.print.PrintServiceLookup;
import javax.print.SimpleDoc;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.printing.PDFPageable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.port.Printing;

/** Prints on this machine's default printer, page by page, as any printer understands. Thread-safe. */
public final class PrinterPrinting implements Printing {
    private static final Logger LOG = LoggerFactory.getLogger(PrinterPrinting.class);

    private final Supplier<@Nullable PrintService> printers;

    public PrinterPrinting() {
        this(PrinterPrinting::thisMachines);
    }

    /** @param printers the printer of the moment, null when there is none */
    public PrinterPrinting(Supplier<@Nullable PrintService> printers) {
        this.printers = printers;
    }

    private static @Nullable PrintService thisMachines() {
        PrintService preferred = PrintServiceLookup.lookupDefaultPrintService();
        if (preferred != null) {
            return preferred;
        }
        PrintService[] all = PrintServiceLookup.lookupPrintServices(DocFlavor.SERVICE_FORMATTED.PAGEABLE, null);
        return all.length == 0 ? null : all[0];
    }

    @Override
    public Outcome print(Path pdf) {
        PrintService printer = printers.get();
        if (printer == null) {
            return new Outcome.NoPrinter();
        }
        try (PDDocument doc = Loader.loadPDF(pdf.toFile())) {
            printer.createPrintJob()
                    .print(new SimpleDoc(new PDFPageable(doc), DocFlavor.SERVICE_FORMATTED.PAGEABLE, null), null);
            return new Outcome.Taken(printer.getName());
        } catch (IOException | PrintException | RuntimeException e) {
            LOG.warn("TC-E32 the duty book is not printed", e);
            return new Outcome.Failed(String.valueOf(e.getMessage()));
        }
    }
}
