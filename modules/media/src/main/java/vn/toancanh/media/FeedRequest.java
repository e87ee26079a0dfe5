package vn.toancanh.media;

import java.util.List;
import vn.toancanh.core.model.CameraStream;

/**
 * A camera that is to be seen.
 *
 * @param cameraId for the log
 * @param streams ways to see it, with addresses as they are reached from here
 * @param use decides which of them is taken, and by which engine
 * @param mode may be changed later
 * @param maxFps more pictures than that in a second are not painted
 */
public record FeedRequest(String cameraId, List<CameraStream> streams, Use use, Mode mode, double maxFps) {
    /** For what. */
    public enum Use {
        /** One of many cells: the sub-stream. */
        CELL,
        /** One large picture: the main stream. */
        FOCUS
    }

    public FeedRequest {
        streams = List.copyOf(streams);
        if (!(maxFps > 0)) {
            throw new IllegalArgumentException("no pictures at " + maxFps + " a second");
        }
    }
}
