package vn.toancanh.storage;

import java.util.List;
import vn.toancanh.core.port.CaseScope;
import vn.toancanh.core.port.StoreException;

/**
 * What cache.db looks like. There is no second step and never will be: the cache is a copy, and a file of another version
 * is set aside and filled again by the city.
 */
final class CacheSchema {
    static final String FILE = "cache.db";
    /** A copy in the making; worth nothing after a crash. */
    static final String NEW_FILE = "cache-new.db";
    /** A whole copy that only has to take its place. */
    static final String NEXT_FILE = "cache-next.db";

    private static final int VERSION = 3;

    static final Migrations MIGRATIONS = new Migrations(
            0x54434300 + VERSION, // "TCC"
            List.of(List.of(
                    // rid grows with received_at, so that the newest rows come first by rowid alone. CacheIndex makes
                    // of it the keys of the indexes of words and places, and urgency is that of an open case: one
                    // column,
                    // because SQLite does not go to the place of a pair within an index.
                    """
                    CREATE TABLE case_row(
                      rid INTEGER PRIMARY KEY,
                      id TEXT NOT NULL UNIQUE,
                      version INTEGER NOT NULL,
                      state TEXT NOT NULL,
                      open INTEGER NOT NULL,
                      priority INTEGER NOT NULL,
                      ward TEXT NOT NULL,
                      received_at INTEGER NOT NULL,
                      updated_at INTEGER NOT NULL,
                      deleted INTEGER NOT NULL,
                      lat REAL,
                      lon REAL,
                      text_hash INTEGER NOT NULL,
                      urgency INTEGER AS ((priority - 1) << 61 | rid),
                      packed BLOB NOT NULL
                    )""",
                    "CREATE INDEX case_open ON case_row(urgency, ward) WHERE open=1 AND deleted=0",
                    "CREATE INDEX case_over ON case_row(updated_at) WHERE open=0 AND deleted=0",
                    "CREATE INDEX case_over_ward ON case_row(ward) WHERE open=0 AND deleted=0",
                    "CREATE TABLE tally(ward TEXT, state TEXT, n INTEGER NOT NULL, PRIMARY KEY(ward, state))"
                            + " WITHOUT ROWID",
                    // Everything that is no case: key as Change says, as_of in nanoseconds.
                    "CREATE TABLE item(key TEXT PRIMARY KEY, as_of INTEGER NOT NULL, json BLOB NOT NULL) WITHOUT ROWID",
                    "CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
                    words(CaseScope.OPEN),
                    words(CaseScope.CLOSED),
                    places(CaseScope.OPEN),
                    places(CaseScope.CLOSED))));

    /** Both columns come prepared from Java: no tokenizer setting finds đ from d, and none may touch tones. */
    private static String words(CaseScope scope) {
        return "CREATE VIRTUAL TABLE " + CacheIndex.words(scope) + " USING fts5(folded, exact, content='',"
                + " contentless_delete=1, detail=full, tokenize=\"unicode61 remove_diacritics 0\")";
    }

    private static String places(CaseScope scope) {
        return "CREATE VIRTUAL TABLE " + CacheIndex.places(scope) + " USING rtree(id, west, east, south, north)";
    }

    static Db.Options options() {
        return new Db.Options(Db.Sync.NORMAL, 1_000, 16_384, false);
    }

    static Db.Options readerOptions() {
        return new Db.Options(Db.Sync.NORMAL, 0, 8_192, true);
    }

    private CacheSchema() {}

    /**
     * Makes a new file ready and looks whether an old one is what it should be.
     *
     * @throws StoreException CORRUPT for a file that is broken at its root or of another version
     */
    static void prepare(Db db) throws StoreException {
        int version = MIGRATIONS.version(db);
        if (version > MIGRATIONS.newest()) {
            throw new StoreException(StoreException.Kind.CORRUPT, "the cache is of version " + version);
        }
        MIGRATIONS.run(db);
        db.read("checking the cache", d -> {
            for (String table : List.of(
                    "case_row", "item", "meta", "tally", "words_open", "words_over", "place_open", "place_over")) {
                d.number("SELECT count(*) FROM (SELECT 1 FROM " + table + " LIMIT 1)");
            }
            return true;
        });
    }
}
