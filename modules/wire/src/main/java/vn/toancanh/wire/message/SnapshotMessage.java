package vn.toancanh.wire.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.Change;

/** A page of the snapshot; {@code epoch} and {@code seq} are those of the first page. {@code next} is null at the end. */
public record SnapshotMessage(
        String epoch,
        long seq,
        Instant asOf,
        List<Change> changes,
        @Nullable String next) {
    public SnapshotMessage {
        changes = List.copyOf(changes);
    }
}
