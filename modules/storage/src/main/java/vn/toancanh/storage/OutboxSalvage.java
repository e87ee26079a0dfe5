package vn.toancanh.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.port.StoreException;

/**
 * Saves what can be read of a broken outbox into a new one; the broken file is kept in quarantine. Rows are read from both
 * ends, because a broken page stops a scan that meets it.
 */
final class OutboxSalvage {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxSalvage.class);

    private record Row(@Nullable Object[] columns) {}

    private static final String COLUMNS =
            "n, key, case_id, payload, sha256, state, attempts, next_at, problem, city_case,"
                    + " acked_version, created_at, ended_at";
    private static final int COLUMN_COUNT = 13;

    private OutboxSalvage() {}

    /**
     * Afterwards {@code file} is a sound outbox with what was saved. The new file is whole before the broken one is moved,
     * and {@link #finish} goes on where a crash stopped this.
     */
    static void run(Path file, Instant now, Disk disk) throws StoreException {
        Map<Long, Row> saved = new TreeMap<>();
        try (Db old = Db.open(file, new Db.Options(Db.Sync.FULL, 0, 2_048, true), disk)) {
            scan(old, "", saved);
            scan(old, " DESC", saved);
        } catch (StoreException e) {
            LOG.warn("outbox-unreadable: nothing can be read of {}", file, e);
        }
        Path fresh = Quarantine.sibling(file, ".salvage");
        try {
            Quarantine.delete(fresh);
            write(fresh, saved, disk);
            disk.before(Disk.Step.MOVE, file);
            SafeFiles.move(fresh, savedFile(file));
        } catch (IOException e) {
            throw Faults.of("saving the outbox", e);
        }
        finish(file, now, disk);
        LOG.error("outbox-salvaged: {} entries were saved", saved.size());
    }

    /** Puts a salvaged outbox in its place, if there is one. */
    static void finish(Path file, Instant now, Disk disk) throws StoreException {
        Path saved = savedFile(file);
        if (!Files.exists(saved)) {
            return;
        }
        Quarantine.move(file, now, disk);
        try {
            disk.before(Disk.Step.MOVE, file);
            SafeFiles.move(saved, file);
        } catch (IOException e) {
            throw Faults.of("saving the outbox", e);
        }
    }

    private static Path savedFile(Path file) {
        return Quarantine.sibling(file, ".saved");
    }

    private static void scan(Db old, String direction, Map<Long, Row> into) {
        try {
            old.read(
                    "scanning a broken outbox",
                    d -> d.list("SELECT " + COLUMNS + " FROM outbox ORDER BY n" + direction, r -> {
                        @Nullable Object[] c = new @Nullable Object[COLUMN_COUNT];
                        for (int i = 0; i < COLUMN_COUNT; i++) {
                            c[i] = r.getObject(i + 1);
                        }
                        if (java.util.Arrays.stream(c).noneMatch(Double.class::isInstance)) { // we never wrote one
                            into.put(r.getLong(1), new Row(c));
                        }
                        return 0;
                    }));
        } catch (StoreException e) {
            LOG.info("the scan of the broken outbox ended after {} rows: {}", into.size(), e.getMessage());
        }
    }

    private static void write(Path fresh, Map<Long, Row> rows, Disk disk) throws StoreException {
        try (Db db = Db.open(fresh, OutboxSchema.options(Db.Sync.FULL), disk)) {
            OutboxSchema.MIGRATIONS.run(db);
            db.write("saving the outbox", d -> {
                for (Row row : rows.values()) {
                    insert(d, row);
                }
            });
            try {
                db.exec("PRAGMA wal_checkpoint(TRUNCATE)"); // the file is renamed alone, without its log
            } catch (SQLException e) {
                throw Faults.of("saving the outbox", e);
            }
        }
    }

    private static void insert(Db d, Row row) throws SQLException, StoreException {
        d.update("INSERT OR IGNORE INTO outbox(" + COLUMNS + ") VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)", row.columns());
    }
}
