package vn.toancanh.uidesk;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.port.ImageCheck;
import vn.toancanh.uikit.links.LinkPorts;

/** What the desk asks of the application around it. Called on the JavaFX thread. */
public interface DeskPorts extends LinkPorts {
    /** Lets the operator choose pictures; empty when he thought better of it. May block in a dialog of the system. */
    List<Path> choosePictures();

    /** Ends the console. */
    void quit();

    /** Prints the duty book; the sentence that comes back says what became of it. */
    default CompletionStage<String> printDutyBook() {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("no paper here"));
    }

    /**
     * Writes rows for a spreadsheet where this console keeps its exports, and gives the file; fails with a
     * {@link vn.toancanh.core.port.StoreException} that says why.
     *
     * @param name ASCII, without an ending
     */
    default CompletionStage<Path> export(String name, List<List<String>> rows, char separator) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("no exports here"));
    }

    /** A photo of a case as pixels; see {@link vn.toancanh.core.port.CasePhotos}. */
    default CompletionStage<ImageCheck.Look> photo(Attachment photo, int maxSide) {
        return CompletableFuture.completedFuture(new ImageCheck.Look.Refused("not-here"));
    }
}
