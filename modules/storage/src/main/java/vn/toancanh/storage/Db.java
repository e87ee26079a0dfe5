package vn.toancanh.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import vn.toancanh.core.port.StoreException;

/**
 * One connection to an SQLite file, with its prepared statements. Not thread-safe: its owner guards it.
 *
 * <p>After any error all statements are thrown away, because a statement of sqlite-jdbc that failed once never works
 * again, not even when the disk has space again.
 */
final class Db implements AutoCloseable {
    /** When a commit may say that it is done. */
    enum Sync {
        /** After the disk has it: survives a power cut. */
        FULL,
        /** After the system has it: survives a crash of this program, may lose the last commits in a power cut. */
        NORMAL
    }

    /**
     * How a file is opened.
     *
     * @param autocheckpoint pages in the write-ahead log after which it is folded into the file
     * @param cacheKib memory for pages
     */
    record Options(Sync sync, int autocheckpoint, int cacheKib, boolean readOnly) {}

    /** Work on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T run(Db db) throws SQLException, StoreException;
    }

    /** Work without a result. */
    @FunctionalInterface
    interface Task {
        void run(Db db) throws SQLException, StoreException;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException, StoreException;
    }

    /** The write-ahead log is cut to this when it begins anew, bytes. */
    static final long LOG_BYTES = 64L << 20;

    private static final int BUSY_MS = 2_000; // a virus scanner or a backup may hold the file for a moment

    private final Path file;
    private final Disk disk;
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private Db(Path file, Disk disk, Connection connection) {
        this.file = file;
        this.disk = disk;
        this.connection = connection;
    }

    static Db open(Path file, Options options, Disk disk) throws StoreException {
        disk.before(Disk.Step.OPEN, file);
        SqliteLibrary.load(file.resolveSibling("."));
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MS);
        config.setCacheSize(-options.cacheKib());
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setGetGeneratedKeys(false); // the driver would run a query after every insert
        if (!options.readOnly()) {
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(
                    options.sync() == Sync.FULL
                            ? SQLiteConfig.SynchronousMode.FULL
                            : SQLiteConfig.SynchronousMode.NORMAL);
        }
        try {
            Connection c = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
            Db db = new Db(file, disk, c);
            try {
                db.exec("PRAGMA wal_autocheckpoint=" + options.autocheckpoint());
                db.exec("PRAGMA journal_size_limit=" + LOG_BYTES);
                if (options.readOnly()) {
                    db.exec("PRAGMA query_only=ON");
                }
                return db;
            } catch (SQLException | RuntimeException e) {
                db.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Faults.of("opening " + file.getFileName(), e);
        }
    }

    Path file() {
        return file;
    }

    /** Runs the work in one transaction: all of it is there afterwards, or nothing. */
    <T> T tx(String doing, Work<T> work) throws StoreException {
        boolean done = false;
        try {
            prepare("BEGIN IMMEDIATE").execute();
            T result = work.run(this);
            disk.before(Disk.Step.COMMIT, file);
            prepare("COMMIT").execute();
            done = true;
            return result;
        } catch (SQLException e) {
            throw Faults.of(doing, e);
        } finally {
            if (!done) {
                rollback();
            }
        }
    }

    /** {@link #tx} without a result. */
    void write(String doing, Task task) throws StoreException {
        tx(doing, db -> {
            task.run(db);
            return true;
        });
    }

    /** Runs work that only reads. */
    <T> T read(String doing, Work<T> work) throws StoreException {
        boolean done = false;
        try {
            disk.before(Disk.Step.READ, file);
            T result = work.run(this);
            done = true;
            return result;
        } catch (SQLException e) {
            throw Faults.of(doing, e);
        } finally {
            if (!done) {
                dropStatements();
            }
        }
    }

    private void rollback() {
        dropStatements();
        try (Statement s = connection.createStatement()) {
            s.execute("ROLLBACK");
        } catch (SQLException e) {
            return; // SQLite has already rolled back by itself, as it does after some errors
        }
    }

    /** A prepared statement, kept for the next time. */
    PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement s = statements.get(sql);
        if (s == null) {
            s = connection.prepareStatement(sql);
            statements.put(sql, s);
        }
        return s;
    }

    /** A prepared statement that writes, for callers in a hurry who bind and run it themselves, at once. */
    PreparedStatement writing(String sql) throws SQLException, StoreException {
        disk.before(Disk.Step.WRITE, file);
        return prepare(sql);
    }

    /** Writes by one statement; returns how many rows it changed. */
    int update(String sql, @Nullable Object... args) throws SQLException, StoreException {
        PreparedStatement s = writing(sql);
        bind(s, args);
        return s.executeUpdate();
    }

    /** The rows in order. */
    <T> List<T> list(String sql, Row<T> row, @Nullable Object... args) throws SQLException, StoreException {
        PreparedStatement s = prepare(sql);
        bind(s, args);
        List<T> out = new ArrayList<>();
        try (ResultSet r = s.executeQuery()) {
            while (r.next()) {
                out.add(row.read(r));
            }
        }
        return out;
    }

    /** The first row, or null. */
    <T> @Nullable T first(String sql, Row<T> row, @Nullable Object... args) throws SQLException, StoreException {
        PreparedStatement s = prepare(sql);
        bind(s, args);
        try (ResultSet r = s.executeQuery()) {
            return r.next() ? row.read(r) : null;
        }
    }

    /** A number, 0 where there is none. */
    long number(String sql, @Nullable Object... args) throws SQLException, StoreException {
        Long n = first(sql, r -> r.getLong(1), args);
        return n == null ? 0 : n;
    }

    /** A statement that is not worth keeping: schema and pragmas. */
    void exec(String sql) throws SQLException {
        try (Statement s = connection.createStatement()) {
            s.execute(sql);
        }
    }

    /** {@link #exec} of a statement that writes. */
    void define(String sql) throws SQLException, StoreException {
        disk.before(Disk.Step.WRITE, file);
        exec(sql);
    }

    private static void bind(PreparedStatement s, @Nullable Object[] args) throws SQLException {
        for (int i = 0; i < args.length; i++) {
            Object a = args[i];
            if (a instanceof Long v) {
                s.setLong(i + 1, v);
            } else if (a instanceof String v) {
                s.setString(i + 1, v);
            } else if (a instanceof Integer v) {
                s.setInt(i + 1, v);
            } else if (a instanceof Double v) {
                s.setDouble(i + 1, v);
            } else if (a instanceof byte[] v) {
                s.setBytes(i + 1, v);
            } else if (a == null) {
                s.setNull(i + 1, java.sql.Types.NULL);
            } else {
                throw new IllegalArgumentException("cannot bind a " + a.getClass());
            }
        }
    }

    private void dropStatements() {
        for (PreparedStatement s : statements.values()) {
            try {
                s.close();
            } catch (SQLException e) {
                continue; // it was dead already
            }
        }
        statements.clear();
    }

    @Override
    public void close() {
        dropStatements();
        try {
            connection.close();
        } catch (SQLException e) {
            return; // the write-ahead log keeps what was committed
        }
    }
}
