package vn.toancanh.wire.message;

import java.util.List;
import vn.toancanh.core.change.Sequenced;

/** Changes after a cursor; {@code epoch} and {@code seq} are where the reader stands afterwards. */
public record ChangesMessage(String epoch, long seq, List<Sequenced> changes, boolean more) {
    public ChangesMessage {
        changes = List.copyOf(changes);
    }
}
