package vn.toancanh.storage;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.port.CityCache;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.Json;

/**
 * A program that fills the store for ever and says what is done after it is durable. A thread keeps acts ("A key") and gives up
 * the oldest when there are many ("d key" before, "D key" after); another writes batches into the cache ("C number"), all cases
 * with the number of their cursor, now and then as a fresh copy that is swapped in.
 */
final class WriteForEver {
    /** In each batch. */
    static final int CASES = 200;

    /** As a console may do it and as it must not. */
    enum Order {
        DATA_WITH_CURSOR,
        CURSOR_FIRST
    }

    private static final int OPEN = 200;
    private static final int FRESH_EVERY = 5;

    private WriteForEver() {}

    /** {@code dir sync order} */
    public static void main(String[] args) throws Exception {
        Path dir = Path.of(args[0]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Thread cache = new Thread(() -> {
            try {
                fill(dir, Order.valueOf(args[2]), out);
            } catch (StoreException e) {
                out.println("ERROR " + e);
            }
        });
        cache.setDaemon(true);
        cache.start();
        try (SqliteOutbox outbox =
                new SqliteOutbox(dir, new ManualClock(), new Json(), id -> -1, Db.Sync.valueOf(args[1]), Disk.REAL)) {
            act(outbox, out);
        }
    }

    private static void act(SqliteOutbox outbox, PrintStream out) throws StoreException {
        Deque<OutboxEntry> open = new ArrayDeque<>(outbox.open());
        for (long i = 0; ; i++) {
            Command act = City.note("c" + i % 7, "act " + i);
            open.add(outbox.append(act));
            out.println("A " + act.id());
            if (open.size() > OPEN) {
                OutboxEntry oldest = open.remove();
                out.println("d " + oldest.command().id());
                outbox.discard(oldest.ended(DeliveryState.DISCARDED, null, null), City.LAN);
                out.println("D " + oldest.command().id());
            }
        }
    }

    private static void fill(Path dir, Order order, PrintStream out) throws StoreException {
        SqliteCache cache = new SqliteCache(dir, new ManualClock(), new Json());
        for (long k = cache.load().cursor().seq() + 1; ; k++) {
            List<Change> changes = new ArrayList<>();
            for (int i = 0; i < CASES; i++) {
                changes.add(City.changed("c" + i, "batch " + k, k));
            }
            Cursor cursor = new Cursor("e", k);
            if (order == Order.CURSOR_FIRST) {
                cache.apply(new ChangeBatch(cursor, List.of()), ManualClock.START);
            } else if (k % FRESH_EVERY == 0) {
                CityCache.Rebuild fresh = cache.rebuild();
                fresh.add(changes);
                fresh.commit(cursor, ManualClock.START);
            }
            cache.apply(new ChangeBatch(cursor, changes), ManualClock.START);
            out.println("C " + k);
        }
    }
}
