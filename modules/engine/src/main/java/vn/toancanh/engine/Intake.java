package vn.toancanh.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.change.Sequenced;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.CityCache;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.state.CityReducer;
import vn.toancanh.core.state.Trouble;

/**
 * The read path on the loop: takes changes from the inbox in turns and shows them, then writes a part of what is shown to the
 * cache. Neither holds the loop much over 20 ms, as long as the cache is not owed more than it may be. A storm is shown as it
 * comes, and the cache follows behind. Everything but {@link #offer}, {@link #waiting} and {@link #snapshotBegins} is for the
 * state loop.
 */
final class Intake {
    private static final long LONGEST_TURN_NANOS = 20_000_000;

    /** Below this a turn gets hardly shorter, for each one copies the maps of the state. */
    private static final int SMALLEST_TURN = 256;

    private static final int LARGEST_TURN = 2_048;
    private static final int SMALLEST_WRITE = 32;
    private static final int LARGEST_WRITE = 1_024;

    /** From here on the cache is waited for, so that what is owed to it does not grow without a bound. */
    private static final int MOST_OWED = 16_384;

    /** A value that always fails must not fetch the whole city all the time. */
    private static final Duration MISSED_SPACING = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final EngineParts parts;
    private final StateLoop loop;
    private final CacheWriter writer;
    private final Runnable anew;
    private final Inbox inbox = new Inbox();
    private final AtomicBoolean turnPosted = new AtomicBoolean();
    private final AtomicInteger awaited = new AtomicInteger(); // snapshots begun and not in yet
    private CityCache.@Nullable Rebuild rebuild;
    private List<Change> snapshot = new ArrayList<>();
    private Instant wordKept = Instant.MIN;
    private Instant heard = Instant.EPOCH; // the city, last
    private int chunk = 256;
    private int writing = 256;
    private @Nullable Long missedAt;

    /** @param anew asks for a snapshot, because the cache has lost what it knew, or a turn what it took */
    Intake(EngineParts parts, StateLoop loop, Runnable anew) {
        this.parts = parts;
        this.loop = loop;
        this.anew = anew;
        this.writer = new CacheWriter(parts.cache(), anew);
    }

    /** From any thread: takes a change that follows the last one; false when the rest must be pulled later. */
    boolean offer(String epoch, Sequenced change) {
        boolean taken = inbox.offer(epoch, change);
        postTurn();
        return taken;
    }

    /** From any thread: how many things have a change that is not shown yet. */
    int waiting() {
        return inbox.size();
    }

    /** An answer's cases go in like any change, only that they move no cursor. */
    void truth(List<Case> values) {
        take(values.stream().<Change>map(Change.CaseChanged::new).toList(), null);
        keep();
    }

    /** Keeps the time of the last word on the disk now and then, so that a start without a link knows its age. */
    void word(Instant now, Duration spacing) {
        if (wordKept.plus(spacing).isBefore(now)) {
            heard = now;
            keep();
        }
    }

    /** What the cache held when the console started. */
    void startsAt(Cursor cursor, Instant lastWord) {
        heard = lastWord;
        writer.startsAt(cursor, lastWord);
    }

    /** Writes all that is owed, at the end. */
    void keepAll() {
        if (writer.owes()) {
            writer.write(loop.state().cursor(), heard, Integer.MAX_VALUE); // and not now: nobody has spoken since
        }
    }

    /**
     * From the thread that reads the snapshot, before its first page: what waited is older than it, and what comes from now
     * on is newer and waits until it is in.
     */
    void snapshotBegins() {
        awaited.incrementAndGet();
        inbox.clear();
    }

    void snapshotPage(List<Change> changes, boolean first) {
        try {
            if (first) {
                dropRebuild();
                snapshot = new ArrayList<>();
                rebuild = parts.cache().rebuild();
            }
            if (rebuild != null) {
                rebuild.add(changes);
            }
        } catch (StoreException e) {
            LOG.warn("TC-E12 the new cache cannot be written: {}", e.getMessage());
            dropRebuild();
        }
        snapshot.addAll(changes);
    }

    void snapshotEnd(Cursor cursor) {
        boolean kept = false;
        try {
            if (rebuild != null) {
                rebuild.commit(cursor, parts.clock().instant());
                kept = true;
            }
        } catch (StoreException e) {
            LOG.warn("TC-E12 the new cache cannot be written: {}", e.getMessage());
        }
        dropRebuild();
        awaited.set(0);
        postTurn();
        heard = parts.clock().instant();
        writer.startAnew(kept, cursor, heard);
        boolean failing = !kept;
        Map<String, Change> latest = new LinkedHashMap<>();
        snapshot.forEach(c -> latest.put(c.key(), c));
        snapshot = new ArrayList<>();
        loop.update(s -> CityReducer.trouble(
                CityReducer.snapshot(s, new ChangeBatch(cursor, List.copyOf(latest.values()))),
                Trouble.CACHE_UNWRITABLE,
                failing));
    }

    private void postTurn() {
        if (turnPosted.compareAndSet(false, true)) {
            loop.post(this::turn);
        }
    }

    private void turn() {
        turnPosted.set(false);
        if (awaited.get() > 0) {
            return;
        }
        long began = parts.nanos().getAsLong();
        Inbox.Taken taken = inbox.take(chunk);
        try {
            if (!taken.changes().isEmpty() || taken.cursor() != null) {
                take(taken.changes(), taken.cursor());
            }
            long shown = parts.nanos().getAsLong();
            chunk = next(chunk, shown - began, taken.changes().size(), SMALLEST_TURN, LARGEST_TURN);
            if (writer.owes() || taken.cursor() != null) {
                int rows = Math.min(writing, writer.owed());
                keep();
                writing = next(writing, parts.nanos().getAsLong() - shown, rows, SMALLEST_WRITE, LARGEST_WRITE);
            }
        } catch (RuntimeException | Error e) {
            LOG.error("TC-E43 what the city said could not be taken in", e);
            missed(began);
        }
        if (taken.more()) {
            postTurn();
        }
    }

    private static int next(int size, long took, int done, int least, int most) {
        if (took > LONGEST_TURN_NANOS) {
            return Math.max(least, size / 2);
        }
        return took < LONGEST_TURN_NANOS / 4 && done >= size ? Math.min(most, size * 2) : size;
    }

    /** What was in the turn is nowhere now, and the cursor will pass it: the city has to say it again. */
    private void missed(long now) {
        Long last = missedAt;
        if (last == null || now - last > MISSED_SPACING.toNanos()) {
            missedAt = now;
            anew.run();
        }
    }

    private void take(List<Change> changes, @Nullable Cursor to) {
        Cursor cursor = to == null ? loop.state().cursor() : to;
        heard = parts.clock().instant();
        loop.update(s -> CityReducer.changes(s, new ChangeBatch(cursor, changes)));
        writer.owe(changes);
    }

    private void keep() {
        writer.write(loop.state().cursor(), heard, writer.owed() > MOST_OWED ? LARGEST_WRITE : writing);
        if (!writer.owes()) {
            wordKept = heard;
        } else if (!writer.isFailing()) {
            postTurn(); // the rest
        }
        loop.update(s -> CityReducer.trouble(
                CityReducer.trouble(s, Trouble.CACHE_UNWRITABLE, writer.isFailing()),
                Trouble.DISK_FULL,
                parts.outbox().isOnLastRoom()));
    }

    private void dropRebuild() {
        CityCache.Rebuild r = rebuild;
        rebuild = null;
        if (r != null) {
            r.close();
        }
    }
}
