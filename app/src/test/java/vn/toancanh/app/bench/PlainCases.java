package vn.toancanh.app.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.wire.Json;

/** Cases as somebody would keep them who gives it no thought: one table, plain JSON, no index but the key. For reference. */
final class PlainCases implements AutoCloseable {
    private final Connection connection;
    private final Json json = new Json();

    PlainCases(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement s = connection.createStatement()) {
            s.execute("PRAGMA synchronous=OFF");
            s.execute(
                    "CREATE TABLE case_row(rid INTEGER PRIMARY KEY, open INTEGER, deleted INTEGER, ward TEXT, state TEXT,"
                            + " priority INTEGER, received_at INTEGER, updated_at INTEGER, lat REAL, lon REAL, json BLOB)");
        }
        connection.setAutoCommit(false);
    }

    void add(List<Change> changes) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement(
                "INSERT INTO case_row(open, deleted, ward, state, priority, received_at, updated_at, lat, lon, json)"
                        + " VALUES(?,0,?,?,?,?,?,?,?,?)")) {
            for (Change change : changes) {
                Case c = ((Change.CaseChanged) change).value();
                GeoPoint at = c.place().point();
                s.setInt(1, c.state().isOpen() ? 1 : 0);
                s.setString(2, c.place().wardId());
                s.setString(3, c.state().name());
                s.setInt(4, c.priority().digit());
                s.setLong(5, c.receivedAt().toEpochMilli());
                s.setLong(6, c.updatedAt().toEpochMilli());
                s.setDouble(7, at == null ? 0 : at.lat());
                s.setDouble(8, at == null ? 0 : at.lon());
                s.setBytes(9, json.bytes(c));
                s.addBatch();
            }
            s.executeBatch();
        }
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
