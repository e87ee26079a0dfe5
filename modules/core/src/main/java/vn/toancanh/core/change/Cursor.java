package vn.toancanh.core.change;

import org.jspecify.annotations.Nullable;

/**
 * How far the console has read the city's change log.
 *
 * @param epoch names one life of the log; another epoch means that sequence numbers do not compare
 * @param seq last sequence number seen, from 0
 */
public record Cursor(String epoch, long seq) {
    /** Nothing read yet: a snapshot is needed. */
    public static final Cursor NONE = new Cursor("", 0);

    public boolean isNone() {
        return epoch.isEmpty();
    }

    /** The form used in addresses: {@code epoch:seq}. */
    public String text() {
        return epoch + ":" + seq;
    }

    /** Reads {@link #text()}; null when it is not one. */
    public static @Nullable Cursor parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            return null;
        }
        try {
            long seq = Long.parseLong(text.substring(colon + 1));
            return seq < 0 ? null : new Cursor(text.substring(0, colon), seq);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
