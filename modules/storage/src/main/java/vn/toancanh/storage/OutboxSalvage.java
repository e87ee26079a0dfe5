package vn.toancanh.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.port.StoreException;

/**
 * Saves what can be read of a broken outbox into a new one; the broken file is kept in quarantine. Rows are read from both
 * ends, because a broken page stops a scan that meets it. Whether they are what was written, their seals say later.
 */
final class OutboxSalvage {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxSalvage.class);

    private static final Table ACTS = new Table(
            "outbox",
            List.of(
                    "n",
                    "key",
                    "case_id",
                    "payload",
                    "sha256",
                    "state",
                    "attempts",
                    "next_at",
                    "problem",
                    "city_case",
                    "acked_version",
                    "created_at",
                    "ended_at"));
    private static final Table SEALED_ACTS = ACTS.and("seal");
    private static final Table AUDIT =
            new Table("audit", List.of("i", "at", "actor", "what", "ref", "prev_hash", "hash"));
    private static final Table BASES = new Table("base", List.of("key", "json"));

    /** A table and its columns, the one that orders it first. */
    private record Table(String name, List<String> columns) {
        Table and(String column) {
            List<String> all = new ArrayList<>(columns);
            all.add(column);
            return new Table(name, all);
        }

        String select(String direction) {
            return "SELECT " + String.join(", ", columns) + " FROM " + name + " NOT INDEXED ORDER BY " + columns.get(0)
                    + direction;
        }

        String insert() {
            return "INSERT OR IGNORE INTO " + name + "(" + String.join(", ", columns) + ") VALUES(?"
                    + ",?".repeat(columns.size() - 1) + ")";
        }
    }

    private record Row(@Nullable Object[] columns) {}

    private OutboxSalvage() {}

    /**
     * Afterwards {@code file} is a sound outbox with what was saved. The new file is whole before the broken one is moved,
     * and {@link #finish} goes on where a crash stopped this.
     *
     * @return whether all acts of the broken file could be read
     */
    static boolean run(Path file, Instant now, Disk disk) throws StoreException {
        Map<Table, Map<Object, Row>> saved = new LinkedHashMap<>();
        boolean all = false;
        try (Db old = Db.open(file, new Db.Options(Db.Sync.FULL, 0, 2_048, true), disk)) {
            Map<Object, Row> acts = new LinkedHashMap<>();
            all = scan(old, SEALED_ACTS, acts);
            saved.put(SEALED_ACTS, acts);
            if (acts.isEmpty()) { // of a console that knew no seals
                all |= scan(old, ACTS, saved.computeIfAbsent(ACTS, t -> new LinkedHashMap<>()));
            }
            for (Table more : List.of(AUDIT, BASES)) {
                scan(old, more, saved.computeIfAbsent(more, t -> new LinkedHashMap<>()));
            }
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
        saved.forEach(
                (table, rows) -> LOG.error("outbox-salvaged: {} rows of {} were saved", rows.size(), table.name()));
        return all;
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

    /** Whether the scan came to an end. */
    private static boolean scan(Db old, Table table, Map<Object, Row> into) {
        for (String direction : List.of("", " DESC")) {
            try {
                old.read(
                        "scanning a broken outbox",
                        d -> d.list(table.select(direction), r -> {
                            @Nullable
                            Object[] c = new @Nullable Object[table.columns().size()];
                            for (int i = 0; i < c.length; i++) {
                                c[i] = r.getObject(i + 1);
                            }
                            Object first = c[0];
                            if (first != null
                                    && Arrays.stream(c).noneMatch(Double.class::isInstance)) { // we never wrote one
                                into.putIfAbsent(first, new Row(c));
                            }
                            return 0;
                        }));
                return true; // there is no need to come from the other end
            } catch (StoreException e) {
                LOG.info("a scan of {} ended after {} rows: {}", table.name(), into.size(), e.getMessage());
            }
        }
        return false;
    }

    private static void write(Path fresh, Map<Table, Map<Object, Row>> saved, Disk disk) throws StoreException {
        try (Db db = Db.open(fresh, OutboxSchema.options(Db.Sync.FULL), disk)) {
            OutboxSchema.MIGRATIONS.run(db);
            db.write("saving the outbox", d -> {
                for (Map.Entry<Table, Map<Object, Row>> e : saved.entrySet()) {
                    for (Row row : e.getValue().values()) {
                        insert(d, e.getKey(), row);
                    }
                }
                if (saved.containsKey(ACTS)) {
                    OutboxSeal.setAll(d);
                }
            });
            try {
                db.exec("PRAGMA wal_checkpoint(TRUNCATE)"); // the file is renamed alone, without its log
            } catch (SQLException e) {
                throw Faults.of("saving the outbox", e);
            }
        }
    }

    /** A row that does not fit the table costs only itself. */
    private static void insert(Db d, Table table, Row row) throws SQLException, StoreException {
        d.update(table.insert(), row.columns());
    }
}
