package vn.toancanh.storage;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.port.CityCache;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;

/** Reads the working set out of a cache file. Stateless but for the codec. */
final class CacheReader {
    private static final Logger LOG = LoggerFactory.getLogger(CacheReader.class);

    static final String CATALOGUE = "catalogue";
    static final String ETAG = "etag";
    private static final Duration CLOSED_STAYS = Duration.ofDays(1);

    private final Json json;
    private final PackedCases packed;

    CacheReader(Json json, PackedCases packed) {
        this.json = json;
        this.packed = packed;
    }

    /** What a console shows when it starts. Rows that cannot be read are left out, and the city is asked for all again. */
    CityCache.Image image(Db db, Instant now) throws SQLException, StoreException {
        List<Change> changes = new ArrayList<>();
        int broken = 0;
        for (byte[] row : cases(db, now)) {
            try {
                changes.add(new Change.CaseChanged(packed.read(row)));
            } catch (WireException e) {
                broken++;
                LOG.warn("cache-row-unreadable", e);
            }
        }
        for (byte[] row : db.list("SELECT json FROM item", r -> r.getBytes(1))) {
            try {
                changes.add(json.read(row, Change.class));
            } catch (WireException e) {
                broken++;
                LOG.warn("cache-row-unreadable", e);
            }
        }
        Catalogue catalogue = null;
        byte[] pack = meta(db, CATALOGUE);
        try {
            catalogue = pack == null ? null : json.read(pack, Catalogue.class);
        } catch (WireException e) {
            LOG.warn("cache-catalogue-unreadable: it will be fetched again", e);
        }
        String cursorText = text(db, "cursor");
        Cursor cursor = cursorText == null || broken > 0 ? null : Cursor.parse(cursorText);
        return new CityCache.Image(
                catalogue,
                catalogue == null ? null : text(db, ETAG),
                cursor == null ? Cursor.NONE : cursor,
                instant(text(db, "last-word")),
                changes);
    }

    private static List<byte[]> cases(Db db, Instant now) throws SQLException, StoreException {
        List<byte[]> rows = new ArrayList<>(
                db.list("SELECT packed FROM case_row WHERE open=1 AND deleted=0 ORDER BY urgency", r -> r.getBytes(1)));
        rows.addAll(db.list(
                "SELECT packed FROM case_row WHERE open=0 AND deleted=0 AND updated_at >= ?",
                r -> r.getBytes(1),
                Times.millis(now.minus(CLOSED_STAYS))));
        return rows;
    }

    byte[] catalogueBytes(Catalogue catalogue) {
        return json.bytes(catalogue);
    }

    /** Catalogue and etag as they lie there. */
    Map<String, byte[]> pack(Db db) throws SQLException, StoreException {
        Map<String, byte[]> out = new HashMap<>();
        for (String key : List.of(CATALOGUE, ETAG)) {
            byte[] value = meta(db, key);
            if (value != null) {
                out.put(key, value);
            }
        }
        return out;
    }

    private static byte @Nullable [] meta(Db db, String key) throws SQLException, StoreException {
        return db.first("SELECT value FROM meta WHERE key=?", r -> r.getBytes(1), key);
    }

    private static @Nullable String text(Db db, String key) throws SQLException, StoreException {
        byte[] value = meta(db, key);
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
