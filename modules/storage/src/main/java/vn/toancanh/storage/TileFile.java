package vn.toancanh.storage;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.port.TileCache;
import vn.toancanh.core.port.TileSource.Tile;
import vn.toancanh.core.port.TileSource.TileKey;

/**
 * Tiles of the network in {@code tiles.db}, within a budget of bytes. Disposable: a broken file is set aside and a new one
 * begun; on a disk that cannot be written it keeps nothing. Opens the file with its first use. Thread-safe.
 */
public final class TileFile implements TileCache, AutoCloseable {
    static final String FILE = "tiles.db";

    private static final Logger LOG = LoggerFactory.getLogger(TileFile.class);
    private static final int BATCH = 64;
    private static final Migrations MIGRATIONS = new Migrations(
            0x54435401, // "TCT" and the version
            List.of(List.of("""
                    CREATE TABLE tile(
                      source TEXT NOT NULL, z INTEGER NOT NULL, x INTEGER NOT NULL, y INTEGER NOT NULL,
                      as_of INTEGER NOT NULL, used INTEGER NOT NULL, size INTEGER NOT NULL, content BLOB NOT NULL,
                      UNIQUE(source, z, x, y)
                    )""", "CREATE INDEX tile_used ON tile(used, size)")));

    private final Path file;
    private final long budget;
    private final InstantSource clock;
    private final Disk disk;
    private @Nullable Db db;
    private long size = -1;
    private boolean closed;

    /** @param budget greatest sum of tiles, bytes; the file itself is a little larger */
    public TileFile(Path profile, long budget, InstantSource clock) {
        this(profile, budget, clock, Disk.REAL);
    }

    /** The same on a disk that may refuse: it then keeps nothing. */
    public TileFile(Path profile, long budget, InstantSource clock, Disk disk) {
        this.file = profile.resolve(FILE);
        this.budget = budget;
        this.clock = clock;
        this.disk = disk;
    }

    @Override
    public synchronized Tile.@Nullable Encoded load(String sourceId, TileKey key) {
        try {
            Db d = open();
            if (d == null) {
                return null;
            }
            List<Tile.Encoded> found = d.read(
                    "reading a tile",
                    x -> x.list(
                            "SELECT content, as_of FROM tile WHERE source=? AND z=? AND x=? AND y=?",
                            r -> new Tile.Encoded(r.getBytes(1), Times.ofNanos(r.getLong(2))),
                            sourceId,
                            key.z(),
                            key.x(),
                            key.y()));
            if (found.isEmpty()) {
                return null;
            }
            used(d, sourceId, key);
            return found.get(0);
        } catch (StoreException e) {
            failed("read", e);
            return null;
        }
    }

    /** What is looked at stays; written by the hour, so that looking costs no write each time. */
    private void used(Db d, String sourceId, TileKey key) throws StoreException {
        long now = Times.millis(clock.instant());
        d.write(
                "marking a tile",
                x -> x.update(
                        "UPDATE tile SET used=? WHERE source=? AND z=? AND x=? AND y=? AND used<?",
                        now,
                        sourceId,
                        key.z(),
                        key.x(),
                        key.y(),
                        now - 3_600_000L));
    }

    @Override
    public synchronized void save(String sourceId, TileKey key, Tile.Encoded tile) {
        int bytes = tile.content().length;
        if (bytes > budget) {
            return;
        }
        try {
            Db d = open();
            if (d == null) {
                return;
            }
            d.write("keeping a tile", x -> {
                x.update(
                        "DELETE FROM tile WHERE source=? AND z=? AND x=? AND y=?", sourceId, key.z(), key.x(), key.y());
                x.update(
                        "INSERT INTO tile(source, z, x, y, as_of, used, size, content) VALUES(?,?,?,?,?,?,?,?)",
                        sourceId,
                        key.z(),
                        key.x(),
                        key.y(),
                        Times.nanos(tile.asOf()),
                        Times.millis(clock.instant()),
                        bytes,
                        tile.content());
            });
            size += bytes;
            if (size > budget) {
                evict(d);
            }
        } catch (StoreException e) {
            failed("kept", e);
        }
    }

    /** Down to nine tenths, so that not each new tile pushes one out. */
    private void evict(Db d) throws StoreException {
        d.write("making room for tiles", x -> {
            long left = x.number("SELECT coalesce(sum(size), 0) FROM tile");
            while (left > budget * 9 / 10) {
                int gone = x.update(
                        "DELETE FROM tile WHERE rowid IN (SELECT rowid FROM tile ORDER BY used, rowid LIMIT ?)",
                        Math.max(1, Math.min(BATCH, (int) x.number("SELECT count(*) FROM tile") / 10)));
                if (gone == 0) {
                    break;
                }
                left = x.number("SELECT coalesce(sum(size), 0) FROM tile");
            }
            size = left;
        });
    }

    private @Nullable Db open() throws StoreException {
        if (closed) {
            return null;
        }
        if (db == null) {
            Db d = Db.open(file, new Db.Options(Db.Sync.NORMAL, 1_000, 4_096, false), disk);
            try {
                MIGRATIONS.run(d);
                size = d.read("measuring the tiles", x -> x.number("SELECT coalesce(sum(size), 0) FROM tile"));
                db = d;
            } finally {
                if (db == null) {
                    d.close();
                }
            }
        }
        return db;
    }

    private void failed(String what, StoreException e) {
        LOG.warn("tile-not-{}: {}", what, e.getMessage());
        if (e.kind() == StoreException.Kind.CORRUPT) {
            shut();
            try {
                Quarantine.move(file, clock.instant(), disk);
            } catch (StoreException stays) {
                LOG.warn("tiles-not-set-aside: {}", stays.getMessage());
                closed = true; // else each tile would fail anew
            }
        }
    }

    private void shut() {
        if (db != null) {
            db.close();
            db = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        shut();
    }
}
