package vn.toancanh.storage;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import vn.toancanh.core.port.StoreException;

/**
 * Brings a file to the newest schema, one step a transaction, counted in {@code user_version}: a crash leaves it between
 * two steps and the next start goes on from there.
 *
 * @param applicationId marks the file as ours and tells the two kinds apart
 * @param steps each a list of statements; a step that was shipped is never changed, only followed by another
 * @param also what has to be done in Java at the end of a step, by the version that it leads to
 */
record Migrations(int applicationId, List<List<String>> steps, Map<Integer, Db.Task> also) {
    Migrations {
        steps = steps.stream().map(List::copyOf).toList();
        also = Map.copyOf(also);
    }

    Migrations(int applicationId, List<List<String>> steps) {
        this(applicationId, steps, Map.of());
    }

    int newest() {
        return steps.size();
    }

    /** The file's version; 0 for a new one. */
    int version(Db db) throws StoreException {
        return db.read("reading the version", d -> (int) d.number("PRAGMA user_version"));
    }

    /**
     * @throws StoreException CORRUPT when the file is an SQLite file of somebody else; READ_ONLY when it was written by a
     *     newer console
     */
    void run(Db db) throws StoreException {
        int version = version(db);
        long id = db.read("reading the application id", d -> d.number("PRAGMA application_id"));
        if (version > 0 && id != applicationId) {
            throw new StoreException(
                    StoreException.Kind.CORRUPT, db.file().getFileName() + " is not a file of this console");
        }
        if (version > newest()) {
            throw new StoreException(
                    StoreException.Kind.READ_ONLY,
                    db.file().getFileName() + " was written by a newer console (version " + version + ")");
        }
        for (int v = version; v < newest(); v++) {
            step(db, v);
        }
    }

    private void step(Db db, int from) throws StoreException {
        db.write("bringing " + db.file().getFileName() + " to version " + (from + 1), d -> {
            for (String sql : steps.get(from)) {
                d.define(sql);
            }
            Db.Task more = also.get(from + 1);
            if (more != null) {
                more.run(d);
            }
            stamp(d, from + 1);
        });
    }

    private void stamp(Db d, int version) throws SQLException, StoreException {
        d.define("PRAGMA application_id=" + applicationId);
        d.define("PRAGMA user_version=" + version);
    }
}
