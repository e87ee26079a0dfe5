package vn.toancanh.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a camera does, as the city last heard. */
public record CameraHealth(
        String cameraId, Health health, @Nullable Instant lastFrameAt, Instant asOf) {
    /** OK sends pictures; SLOW sends them late; FROZEN repeats one; LOCKED wants a password; LOST sends nothing. */
    public enum Health {
        OK,
        SLOW,
        FROZEN,
        LOCKED,
        LOST
    }
}
