package vn.toancanh.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.port.CityCache;
import vn.toancanh.core.port.StoreException;

/**
 * Writes what is shown to the cache, behind it: what is not written yet is owed by key, the latest alone, and goes in parts. The
 * cursor on the disk, and the time of the last word, move with the last part and not before, so that they never claim rows that
 * are not there. When the disk refuses, memory goes on and the rows stay owed. State loop only.
 */
final class CacheWriter {
    /** A disk that breaks each new file must not fetch the whole city all the time. */
    private static final Duration ANEW_SPACING = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(CacheWriter.class);

    private final CityCache cache;
    private final Runnable anew;
    private Instant nextAnew = Instant.MIN;
    private final Map<String, Change> owed = new LinkedHashMap<>();
    private Cursor kept = Cursor.NONE; // what the file claims
    private Instant keptWord = Instant.EPOCH;
    private boolean failing;
    private boolean suspended;

    /** @param anew asks for a snapshot: the broken file was set aside, and the new one knows only what comes from now on */
    CacheWriter(CityCache cache, Runnable anew) {
        this.cache = cache;
        this.anew = anew;
    }

    /** Whether the last write failed. */
    boolean isFailing() {
        return failing;
    }

    /** Whether there is something to write. */
    boolean owes() {
        return !owed.isEmpty();
    }

    /** How many rows are to be written. */
    int owed() {
        return owed.size();
    }

    /** What the file claims when the console starts. */
    void startsAt(Cursor cursor, Instant lastWord) {
        kept = cursor;
        keptWord = lastWord;
    }

    /** These are shown and have to be written. */
    void owe(List<Change> changes) {
        if (!suspended) {
            changes.forEach(c -> owed.put(c.key(), c));
        }
    }

    /**
     * Writes rows that are owed, the longest owed first, in one transaction; with the last of them the cursor.
     *
     * @param cursor where the state stands
     * @param lastWord when the city was heard
     * @param most rows
     */
    void write(Cursor cursor, Instant lastWord, int most) {
        if (suspended) {
            return;
        }
        boolean whole = owed.size() <= most;
        List<Change> part = owed.values().stream().limit(most).toList();
        try {
            cache.apply(new ChangeBatch(whole ? cursor : kept, part), whole ? lastWord : keptWord);
            part.forEach(c -> owed.remove(c.key()));
            if (whole) {
                startsAt(cursor, lastWord);
            }
            if (failing) {
                LOG.info("the cache can be written again");
            }
            failing = false;
        } catch (StoreException e) {
            if (!failing) {
                LOG.warn("TC-E10 the cache cannot be written, memory goes on: {}", e.getMessage());
            }
            failing = true;
            if (e.kind() == StoreException.Kind.CORRUPT && !lastWord.isBefore(nextAnew)) {
                nextAnew = lastWord.plus(ANEW_SPACING);
                anew.run();
            }
        }
    }

    /**
     * After a snapshot nothing old is owed any more. If its file could not be written, nothing is written until the next
     * one: rows of the old city must never stand behind a cursor of the new.
     */
    void startAnew(boolean written, Cursor cursor, Instant lastWord) {
        owed.clear();
        startsAt(cursor, lastWord);
        failing = !written;
        suspended = !written;
    }
}
