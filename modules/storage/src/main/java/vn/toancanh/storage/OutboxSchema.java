package vn.toancanh.storage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.toancanh.core.port.StoreException;

/** What outbox.db looks like. Columns are only ever added: an older act must outlive an update of the console. */
final class OutboxSchema {
    static final String FILE = "outbox.db";

    static final Migrations MIGRATIONS = new Migrations(
            0x54434F42, // "TCOB"
            List.of(
                    List.of(
                            """
                    CREATE TABLE outbox(
                      n INTEGER PRIMARY KEY AUTOINCREMENT,
                      key TEXT NOT NULL UNIQUE,
                      case_id TEXT NOT NULL,
                      payload BLOB NOT NULL,
                      sha256 BLOB NOT NULL,
                      state TEXT NOT NULL,
                      attempts INTEGER NOT NULL DEFAULT 0,
                      next_at INTEGER,
                      problem BLOB,
                      city_case BLOB,
                      acked_version INTEGER NOT NULL DEFAULT 0,
                      created_at INTEGER NOT NULL,
                      ended_at INTEGER
                    )""",
                            "CREATE INDEX outbox_open ON outbox(n) WHERE ended_at IS NULL",
                            "CREATE INDEX outbox_ended ON outbox(ended_at) WHERE ended_at IS NOT NULL",
                            """
                    CREATE TABLE audit(
                      i INTEGER PRIMARY KEY,
                      at INTEGER NOT NULL,
                      actor TEXT NOT NULL,
                      what TEXT NOT NULL,
                      ref TEXT NOT NULL,
                      prev_hash BLOB NOT NULL,
                      hash BLOB NOT NULL
                    )"""),
                    // What cases looked like when acts were done. Consoles before this step made it on the side.
                    List.of(
                            "CREATE TABLE IF NOT EXISTS base(key TEXT PRIMARY KEY, json BLOB NOT NULL) WITHOUT ROWID")));

    /** Every commit is one disk sync; the log is folded in early, because on a full disk each page of it counts. */
    static Db.Options options(Db.Sync sync) {
        return new Db.Options(sync, 50, 2_048, false);
    }

    /**
     * Whether the tables are described as they were made. A changed letter there can turn the place of an act into any number.
     *
     * @throws StoreException CORRUPT if not
     */
    static void check(Db db) throws StoreException {
        Set<String> there = new HashSet<>(db.read(
                "reading the schema",
                d -> d.list("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL", r -> r.getString(1))));
        for (List<String> step : MIGRATIONS.steps()) {
            for (String sql : step) {
                if (!there.contains(sql.replace("IF NOT EXISTS ", ""))) {
                    throw new StoreException(StoreException.Kind.CORRUPT, "the schema of the outbox is not ours");
                }
            }
        }
    }

    private OutboxSchema() {}
}
