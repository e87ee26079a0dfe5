package vn.toancanh.core.port;

import java.util.concurrent.CompletionStage;
import vn.toancanh.core.model.Attachment;

/**
 * Photos of cases as pixels, wherever they lie: with this console, or with the city. Called on any thread and never blocks; the
 * answer comes on another one.
 */
public interface CasePhotos {
    /**
     * Looks at a photo.
     *
     * @param maxSide of the pixels handed back, 16 to 2048
     * @return never fails; a photo that cannot be had now is refused as {@code not-here}, one that the city does not
     *     give as {@code withheld}
     */
    CompletionStage<ImageCheck.Look> look(Attachment photo, int maxSide);
}
