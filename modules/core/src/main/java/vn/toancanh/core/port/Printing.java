package vn.toancanh.core.port;

import java.nio.file.Path;

/** Puts a PDF on paper. Thread-safe; blocks while it hands the pages over, so not for the JavaFX thread. Never throws. */
public interface Printing {
    /** Prints the file on this machine's printer. */
    Outcome print(Path pdf);

    /** What came of it. */
    sealed interface Outcome {
        /** The printer has taken it; whether paper is in it, nobody tells us. */
        record Taken(String printer) implements Outcome {}

        /** This machine knows no printer. */
        record NoPrinter() implements Outcome {}

        /** The file or the printer would not do. */
        record Failed(String why) implements Outcome {}
    }
}
