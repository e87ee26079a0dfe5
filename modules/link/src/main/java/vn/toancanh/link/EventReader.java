package vn.toancanh.link;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import vn.toancanh.link.Failures.TooLargeException;

/**
 * Reads server-sent events from bytes, as the HTML standard cuts them, with a limit on the size of an event. An event that is
 * not ended by an empty line is never handed out. One thread.
 */
final class EventReader {
    /** @param id of this event itself, not of an earlier one */
    record Event(String name, @Nullable String id, byte[] data) {}

    private static final int CHUNK = 16 << 10;

    private final BufferedSource in;
    private final int maxBytes;
    private final Runnable onComment;
    private final byte[] chunk = new byte[CHUNK];
    private int pos;
    private int end;
    private boolean afterReturn;
    private boolean first = true;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private String name = "";
    private @Nullable String id;
    private boolean begun;
    private int size;

    EventReader(BufferedSource in, int maxBytes) {
        this(in, maxBytes, () -> {});
    }

    /** @param onComment called by {@link #next} for each comment between two events */
    EventReader(BufferedSource in, int maxBytes, Runnable onComment) {
        this.in = in;
        this.maxBytes = maxBytes;
        this.onComment = onComment;
    }

    /**
     * The next event.
     *
     * @return null at an end between two events
     * @throws EOFException for an end within an event
     * @throws TooLargeException for an event beyond the limit
     */
    @Nullable
    Event next() throws IOException {
        while (true) {
            if (pos == end) {
                int n = in.read(chunk);
                if (n < 0) {
                    if (begun || line.size() > 0) {
                        throw new EOFException("the stream ended within an event");
                    }
                    return null;
                }
                pos = 0;
                end = n;
            }
            Event e = scan();
            if (e != null) {
                return e;
            }
        }
    }

    /** Takes bytes of the chunk up to its end or the end of an event. */
    private @Nullable Event scan() throws IOException {
        while (pos < end) {
            if (afterReturn) {
                afterReturn = false;
                if (chunk[pos] == '\n') {
                    pos++;
                    continue;
                }
            }
            int from = pos;
            while (pos < end && chunk[pos] != '\n' && chunk[pos] != '\r') {
                pos++;
            }
            grow(pos - from);
            line.write(chunk, from, pos - from);
            if (pos < end) {
                afterReturn = chunk[pos] == '\r';
                pos++;
                Event e = lineEnds();
                if (e != null) {
                    return e;
                }
            }
        }
        return null;
    }

    private void grow(int more) throws TooLargeException {
        size += more;
        if (size > maxBytes) {
            throw new TooLargeException("an event of more than " + maxBytes + " bytes");
        }
    }

    private @Nullable Event lineEnds() {
        byte[] bytes = line.toByteArray();
        line.reset();
        int start = first
                        && bytes.length >= 3
                        && bytes[0] == (byte) 0xEF
                        && bytes[1] == (byte) 0xBB
                        && bytes[2] == (byte) 0xBF
                ? 3
                : 0;
        first = false;
        if (bytes.length == start) {
            return eventEnds();
        }
        if (bytes[start] == ':') {
            if (!begun) {
                size = 0; // a comment between events counts for none of them
                onComment.run();
            }
            return null;
        }
        begun = true;
        int colon = start;
        while (colon < bytes.length && bytes[colon] != ':') {
            colon++;
        }
        String field = new String(bytes, start, colon - start, StandardCharsets.UTF_8);
        int value = Math.min(bytes.length, colon + 1);
        if (value < bytes.length && bytes[value] == ' ') {
            value++;
        }
        switch (field) {
            case "data" -> {
                data.write(bytes, value, bytes.length - value);
                data.write('\n');
            }
            case "event" -> name = new String(bytes, value, bytes.length - value, StandardCharsets.UTF_8);
            case "id" -> id = new String(bytes, value, bytes.length - value, StandardCharsets.UTF_8);
            default -> {
                // "retry" and what the standard does not know
            }
        }
        return null;
    }

    private @Nullable Event eventEnds() {
        byte[] all = data.toByteArray();
        Event e = all.length == 0 ? null : new Event(name, id, java.util.Arrays.copyOf(all, all.length - 1));
        data.reset();
        name = "";
        id = null;
        begun = false;
        size = 0;
        return e;
    }
}
