package vn.toancanh.storage;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.wire.WireException;

/**
 * What keeps a cache file small and sound: cases that are over leave when they are old or the file is too large, and the file is
 * read through now and then. Stateless but for the codec; runs within the caller's transaction or on the caller's connection.
 */
final class CacheHousekeeping {
    /** How long a case that is over stays. */
    static final Duration CLOSED_STAYS = Duration.ofDays(90);

    /** Size of the file, bytes. */
    static final long BUDGET = 2L << 30;

    /** A sound file is read through so often. */
    static final Duration CHECK_EVERY = Duration.ofDays(7);

    /** Written at a good end and taken away at each start. */
    private static final String WELL_CLOSED = "well-closed";

    private static final String CHECKED = "checked-at";

    private static final int PIECE = 200;

    private final PackedCases packed;
    private final CacheWriter writer;

    CacheHousekeeping(PackedCases packed, CacheWriter writer) {
        this.packed = packed;
        this.writer = writer;
    }

    /** Where an eviction has come to; cases up to here were looked at. */
    record At(long updatedAt, long rid, int gone, boolean done) {
        static final At BEGIN = new At(Long.MIN_VALUE, 0, 0, false);
    }

    private record Old(long rid, long updatedAt, byte[] packed) {}

    /**
     * Drops some of the oldest cases that are over, if they are too old or the file too large. Tombstones stay: they hold a few
     * bytes, do not know when they came to be, and keep an older word from bringing a case back.
     *
     * @param keep cases that must stay whatever their age
     * @return where to go on
     */
    At evict(Db d, Instant now, long budget, Predicate<Case> keep, At from) throws SQLException, StoreException {
        long before = Times.millis(now.minus(CLOSED_STAYS));
        boolean large = bytes(d) > budget;
        List<Old> oldest = d.list(
                "SELECT rid, updated_at, packed FROM case_row WHERE open=0 AND deleted=0"
                        + " AND (updated_at, rid) > (?, ?) ORDER BY updated_at, rid LIMIT ?",
                r -> new Old(r.getLong(1), r.getLong(2), r.getBytes(3)),
                from.updatedAt(),
                from.rid(),
                PIECE);
        List<Long> gone = new ArrayList<>();
        At at = from;
        for (Old o : oldest) {
            if (o.updatedAt() >= before && !large) {
                break;
            }
            at = new At(o.updatedAt(), o.rid(), 0, false);
            if (!isKept(o, keep)) {
                gone.add(o.rid());
            }
        }
        writer.drop(d, gone);
        boolean more =
                oldest.size() == PIECE && at.rid() == oldest.get(PIECE - 1).rid();
        return new At(at.updatedAt(), at.rid(), from.gone() + gone.size(), !more);
    }

    private boolean isKept(Old o, Predicate<Case> keep) {
        try {
            return keep.test(packed.read(o.packed()));
        } catch (WireException e) {
            return false; // nobody can show it
        }
    }

    /** What the file holds; pages that are free again count for nothing. */
    static long bytes(Db d) throws SQLException, StoreException {
        return (d.number("PRAGMA page_count") - d.number("PRAGMA freelist_count")) * d.number("PRAGMA page_size");
    }

    /** At each start: whether the last end was a good one, or there was none. */
    boolean wasClosedWell(Db d) throws StoreException {
        return d.tx("opening the cache", t -> {
            boolean fresh = t.number("SELECT count(*) FROM meta") == 0;
            return t.update("DELETE FROM meta WHERE key=?", WELL_CLOSED) > 0 || fresh;
        });
    }

    void closedWell(Db d) throws StoreException {
        d.write("closing the cache", t -> writer.meta(t, WELL_CLOSED, new byte[] {1}));
    }

    boolean isCheckDue(Db d, Instant now) throws StoreException {
        List<byte[]> at = d.read(
                "reading when the cache was checked",
                t -> t.list("SELECT value FROM meta WHERE key=?", r -> r.getBytes(1), CHECKED));
        Instant last = at.isEmpty() ? null : instant(at.get(0));
        return last == null || last.isAfter(now) || !last.plus(CHECK_EVERY).isAfter(now);
    }

    private static @Nullable Instant instant(byte[] text) {
        try {
            return Instant.parse(new String(text, StandardCharsets.US_ASCII));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    void checked(Db d, Instant now) throws StoreException {
        d.write(
                "noting that the cache was checked",
                t -> writer.meta(t, CHECKED, now.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    /** Reads the whole file; some seconds for a large one. Null when it is sound, else what is wrong. */
    static @Nullable String fault(Db reader) throws StoreException {
        List<String> said = reader.read(
                "checking the cache", d -> d.list("PRAGMA quick_check(1)", r -> String.valueOf(r.getString(1))));
        return said.equals(List.of("ok")) ? null : String.join("; ", said);
    }
}
