package vn.toancanh.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.port.CityCache;
import vn.toancanh.core.port.StoreException;

/**
 * A fresh copy in the making, in a file of its own. The swap is one rename to the "next" name, after the file is whole,
 * synced and closed: a crash before it leaves the old copy, a crash after it is finished at the next start.
 *
 * <p>Thread-safe; the old copy can be read and written meanwhile.
 */
final class CacheRebuild implements CityCache.Rebuild {
    private final SqliteCache cache;
    private final Path file;
    private final Disk disk;
    private final CacheWriter writer;
    private final Db db;
    private boolean over;

    CacheRebuild(SqliteCache cache, Path current, Disk disk, CacheWriter writer) throws StoreException {
        this.cache = cache;
        this.file = current.resolveSibling(CacheSchema.NEW_FILE);
        this.disk = disk;
        this.writer = writer;
        try {
            Quarantine.delete(file);
            Quarantine.delete(current.resolveSibling(CacheSchema.NEXT_FILE));
        } catch (IOException e) {
            throw Faults.of("beginning a fresh cache", e);
        }
        Db d = Db.open(file, CacheSchema.options(), disk);
        boolean sound = false;
        try {
            CacheSchema.prepare(d);
            sound = true;
        } finally {
            if (!sound) {
                d.close();
            }
        }
        this.db = d;
    }

    @Override
    public synchronized void add(List<Change> changes) throws StoreException {
        check();
        Map<String, Change> byKey = SqliteCache.merged(List.of(), changes);
        db.write("writing a fresh cache", d -> {
            writer.write(d, byKey.values());
        });
    }

    @Override
    public void commit(Cursor cursor, Instant lastWord) throws StoreException {
        Map<String, byte[]> pack = cache.pack();
        synchronized (this) {
            check();
            db.write("ending a fresh cache", d -> {
                for (Map.Entry<String, byte[]> e : pack.entrySet()) {
                    writer.meta(d, e.getKey(), e.getValue());
                }
                writer.writeCursor(d, cursor, lastWord);
            });
            seal();
        }
        cache.swap(this);
    }

    /** Folds the log into the file, closes it and gives it the name under which it counts. */
    private void seal() throws StoreException {
        try {
            disk.before(Disk.Step.WRITE, file);
            db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
            over = true;
            db.close();
            disk.before(Disk.Step.MOVE, file);
            SafeFiles.move(file, file.resolveSibling(CacheSchema.NEXT_FILE));
        } catch (SQLException e) {
            throw Faults.of("ending a fresh cache", e);
        } catch (IOException e) {
            throw Faults.of("ending a fresh cache", e);
        }
    }

    private void check() throws StoreException {
        if (over) {
            throw new StoreException(StoreException.Kind.OTHER, "this fresh cache is over");
        }
    }

    @Override
    public synchronized void close() {
        if (!over) {
            over = true;
            db.close();
        }
        try {
            Quarantine.delete(file);
        } catch (IOException e) {
            return; // a leftover; removed at the next start
        }
    }
}
