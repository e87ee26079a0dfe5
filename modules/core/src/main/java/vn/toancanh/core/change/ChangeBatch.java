package vn.toancanh.core.change;

import java.util.List;

/**
 * Changes that are applied together with the cursor they lead to, in one transaction.
 *
 * @param cursor where the reader stands afterwards
 */
public record ChangeBatch(Cursor cursor, List<Change> changes) {
    public ChangeBatch {
        changes = List.copyOf(changes);
    }
}
