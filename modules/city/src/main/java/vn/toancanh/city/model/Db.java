package vn.toancanh.city.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * Plain SQL on one connection. Statements are prepared for each use: sqlite-jdbc's are dead after any error, and preparing
 * costs microseconds.
 *
 * <p>Not thread-safe: the model's lock guards it.
 */
final class Db implements AutoCloseable {
    private static final String[] SCHEMA = {
        "CREATE TABLE IF NOT EXISTS meta (k TEXT PRIMARY KEY, v TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE IF NOT EXISTS item (kind TEXT, id TEXT, json TEXT NOT NULL, extra TEXT, PRIMARY KEY (kind, id))",
        "CREATE TABLE IF NOT EXISTS log (seq INTEGER PRIMARY KEY, json TEXT NOT NULL)",
        "CREATE TABLE IF NOT EXISTS answer (key TEXT PRIMARY KEY, sha TEXT NOT NULL, at INTEGER NOT NULL,"
                + " status INTEGER NOT NULL, code TEXT NOT NULL, json TEXT) WITHOUT ROWID",
        "CREATE INDEX IF NOT EXISTS answer_at ON answer (at)",
        "CREATE TABLE IF NOT EXISTS effect (n INTEGER PRIMARY KEY, case_id TEXT NOT NULL, key TEXT NOT NULL UNIQUE,"
                + " act TEXT NOT NULL, person TEXT NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL)",
        "CREATE INDEX IF NOT EXISTS effect_case ON effect (case_id)",
        "CREATE TABLE IF NOT EXISTS token (hash TEXT PRIMARY KEY, person TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE TABLE IF NOT EXISTS attachment (id TEXT PRIMARY KEY, name TEXT NOT NULL, mime TEXT NOT NULL,"
                + " size INTEGER NOT NULL, sha TEXT NOT NULL) WITHOUT ROWID",
    };

    /** Reads one row. */
    interface Row<T> {
        T read(ResultSet r) throws SQLException;
    }

    private final Connection connection;

    /** @param file null keeps everything in memory */
    Db(@Nullable Path file) {
        try {
            if (file != null && file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            SQLiteConfig config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL); // an answered command survives a power cut
            config.setBusyTimeout(500);
            config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE); // two gateways on one file would be two truths
            this.connection = config.createConnection("jdbc:sqlite:" + (file == null ? ":memory:" : file));
            try (Statement s = connection.createStatement()) {
                for (String sql : SCHEMA) {
                    s.execute(sql);
                }
            }
            connection.setAutoCommit(false);
        } catch (SQLException | IOException e) {
            throw new CityStoreException("The city's file cannot be opened: " + file, e);
        }
    }

    void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw failed("commit", e);
        }
    }

    void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw failed("rollback", e);
        }
    }

    int update(String sql, @Nullable Object... args) {
        try (PreparedStatement s = prepare(sql, args)) {
            return s.executeUpdate();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** One statement for many rows. */
    void batch(String sql, List<Object[]> rows) {
        try (PreparedStatement s = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                bind(s, row);
                s.addBatch();
            }
            s.executeBatch();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    <T> List<T> list(String sql, Row<T> row, @Nullable Object... args) {
        try (PreparedStatement s = prepare(sql, args);
                ResultSet r = s.executeQuery()) {
            List<T> out = new ArrayList<>();
            while (r.next()) {
                out.add(row.read(r));
            }
            return out;
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    <T> @Nullable T one(String sql, Row<T> row, @Nullable Object... args) {
        List<T> all = list(sql, row, args);
        return all.isEmpty() ? null : all.get(0);
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw failed("close", e);
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... args) throws SQLException {
        PreparedStatement s = connection.prepareStatement(sql);
        try {
            bind(s, args);
            return s;
        } catch (SQLException e) {
            s.close();
            throw e;
        }
    }

    private static void bind(PreparedStatement s, @Nullable Object... args) throws SQLException {
        for (int i = 0; i < args.length; i++) {
            s.setObject(i + 1, args[i]);
        }
    }

    private static CityStoreException failed(String what, SQLException e) {
        return new CityStoreException("The city's file fails at: " + what, e);
    }
}
