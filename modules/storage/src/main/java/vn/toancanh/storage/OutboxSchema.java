package vn.toancanh.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.toancanh.core.port.StoreException;

/** What outbox.db looks like. Columns are only ever added: an older act must outlive an update of the console. */
final class OutboxSchema {
    static final String FILE = "outbox.db";

    private static final String TABLES = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL";

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
                    List.of("CREATE TABLE IF NOT EXISTS base(key TEXT PRIMARY KEY, json BLOB NOT NULL) WITHOUT ROWID"),
                    List.of("ALTER TABLE outbox ADD COLUMN seal BLOB")),
            Map.of(3, OutboxSeal::setAll));

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
        Set<String> there = db.read("reading the schema", OutboxSchema::tables);
        if (!there.containsAll(wanted())) {
            throw new StoreException(StoreException.Kind.CORRUPT, "the schema of the outbox is not ours");
        }
    }

    private static Set<String> tables(Db db) throws SQLException, StoreException {
        return new HashSet<>(db.list(TABLES, r -> r.getString(1)));
    }

    /** As SQLite itself words what the steps lead to. */
    private static Set<String> wanted() throws StoreException {
        Set<String> out = new HashSet<>();
        try (Connection c = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement s = c.createStatement()) {
            for (List<String> step : MIGRATIONS.steps()) {
                for (String sql : step) {
                    s.execute(sql);
                }
            }
            try (ResultSet r = s.executeQuery(TABLES)) {
                while (r.next()) {
                    out.add(r.getString(1));
                }
            }
        } catch (SQLException e) {
            throw Faults.of("making an empty outbox", e);
        }
        return out;
    }

    private OutboxSchema() {}
}
