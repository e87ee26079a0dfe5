package vn.toancanh.uifield;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.port.ImageCheck;
import vn.toancanh.uikit.links.LinkPorts;

/** What the laptop's station asks of the application around it. Called on the JavaFX thread. */
public interface FieldPorts extends LinkPorts {
    /** Lets the officer choose pictures; empty when he thought better of it. May block in a dialog of the system. */
    List<Path> choosePictures();

    /** A photo of a case as pixels; see {@link vn.toancanh.core.port.CasePhotos}. */
    default CompletionStage<ImageCheck.Look> photo(Attachment photo, int maxSide) {
        return CompletableFuture.completedFuture(new ImageCheck.Look.Refused("not-here"));
    }
}
