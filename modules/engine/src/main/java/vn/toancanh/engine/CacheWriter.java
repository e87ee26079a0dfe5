package vn.toancanh.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
 * Writes batches to the cache. When it cannot, memory goes on: what was not written is kept by key and goes with the next
 * write, and the cursor on the disk stays where its rows are. State loop only.
 */
final class CacheWriter {
    /** A disk that breaks each new file must not fetch the whole city all the time. */
    private static final Duration ANEW_SPACING = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(CacheWriter.class);

    private final CityCache cache;
    private final Runnable anew;
    private Instant nextAnew = Instant.MIN;
    private final Map<String, Change> unwritten = new LinkedHashMap<>();
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

    /** Writes the changes and the cursor in one transaction, with whatever an earlier write left. */
    void write(Cursor cursor, List<Change> changes, Instant lastWord) {
        if (suspended) {
            return;
        }
        List<Change> all = changes;
        if (!unwritten.isEmpty()) {
            changes.forEach(c -> unwritten.put(c.key(), c));
            all = new ArrayList<>(unwritten.values());
        }
        try {
            cache.apply(new ChangeBatch(cursor, all), lastWord);
            unwritten.clear();
            if (failing) {
                LOG.info("the cache can be written again");
            }
            failing = false;
        } catch (StoreException e) {
            changes.forEach(c -> unwritten.put(c.key(), c));
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
    void startAnew(boolean written) {
        unwritten.clear();
        failing = !written;
        suspended = !written;
    }
}
