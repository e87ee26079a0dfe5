package vn.toancanh.storage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.GeoBox;
import vn.toancanh.core.port.CaseFilter;
import vn.toancanh.core.port.CasePage;
import vn.toancanh.core.port.CaseScope;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.wire.WireException;

/** Reads cases page by page, each page by the key of the last row of the one before. Stateless but for the codec. */
final class CachePages {
    private static final Logger LOG = LoggerFactory.getLogger(CachePages.class);

    // The plans of these are held by a test: each walks one index in its order and stops at the limit.
    private static final String OPEN = "SELECT urgency, packed FROM case_row INDEXED BY case_open"
            + " WHERE open=1 AND deleted=0 AND urgency > ?%s ORDER BY urgency LIMIT ?";
    private static final String CLOSED = "SELECT rid, packed FROM case_row %s"
            + " WHERE open=0 AND deleted=0 AND rid < ?%s ORDER BY rid DESC LIMIT ?";
    // Keys alone are sorted, and only the rows of the page are read.
    private static final String BOX = "SELECT near.id, packed FROM (SELECT id FROM %s WHERE east >= ? AND west <= ?"
            + " AND north >= ? AND south <= ? AND id %s ? ORDER BY id %s LIMIT ?) AS near"
            + " CROSS JOIN case_row ON rid = near.id & " + CacheIndex.RID_MASK + " ORDER BY near.id %3$s";

    // In a box where much has happened the newest are soon met by walking back; the tree would gather and sort all that
    // ever happened there.
    static final String CROWDED = "SELECT rid, packed FROM case_row NOT INDEXED"
            + " WHERE open=0 AND deleted=0 AND lon BETWEEN ? AND ? AND lat BETWEEN ? AND ? AND rid < ?"
            + " AND rid >= ifnull((SELECT rid FROM case_row WHERE rid < ? ORDER BY rid DESC LIMIT 1 OFFSET ?), 0)"
            + " ORDER BY rid DESC LIMIT ?";

    /** Rows that are walked before the tree is asked: few milliseconds, and a page of 50 where a box holds 2 % of all. */
    static final int WALKED = 4_000;

    private final PackedCases packed;

    CachePages(PackedCases packed) {
        this.packed = packed;
    }

    private record Row(long key, byte[] packed) {}

    /** @throws IllegalArgumentException for a limit below 1 */
    CasePage page(Db db, CaseFilter filter, @Nullable Long after, int limit) throws SQLException, StoreException {
        if (limit < 1) {
            throw new IllegalArgumentException("a page of " + limit);
        }
        List<Row> rows = rows(db, filter, after, limit + 1); // one more tells whether there are more
        boolean more = rows.size() > limit;
        List<Case> out = new ArrayList<>();
        for (Row row : more ? rows.subList(0, limit) : rows) {
            try {
                out.add(packed.read(row.packed()));
            } catch (WireException e) {
                LOG.warn("cache-row-unreadable: a case is left out of its page", e);
            }
        }
        return new CasePage(out, more ? rows.get(limit - 1).key() : null);
    }

    private static List<Row> rows(Db db, CaseFilter filter, @Nullable Long after, int limit)
            throws SQLException, StoreException {
        boolean open = filter.scope() == CaseScope.OPEN;
        long key = after != null ? after : open ? -1 : Long.MAX_VALUE;
        GeoBox box = filter.box();
        if (box != null) {
            List<Row> newest = open ? List.of() : newest(db, box, key, limit);
            if (newest.size() == limit) {
                return newest;
            }
            return list(db, boxSql(filter.scope()), box.west(), box.east(), box.south(), box.north(), key, limit);
        }
        String ward = filter.wardId();
        String sql = sql(filter.scope(), ward != null);
        return ward == null ? list(db, sql, key, limit) : list(db, sql, key, ward, limit);
    }

    /** As many of the closed cases in the box as are met among the last rows before {@code key}. */
    private static List<Row> newest(Db db, GeoBox box, long key, int limit) throws SQLException, StoreException {
        return list(db, CROWDED, box.west(), box.east(), box.south(), box.north(), key, key, WALKED, limit);
    }

    private static List<Row> list(Db db, String sql, Object... args) throws SQLException, StoreException {
        return db.list(sql, r -> new Row(r.getLong(1), r.getBytes(2)), args);
    }

    static String sql(CaseScope scope, boolean ofWard) {
        String ward = ofWard ? " AND ward=?" : "";
        return scope == CaseScope.OPEN
                ? OPEN.formatted(ward)
                : CLOSED.formatted(ofWard ? "INDEXED BY case_over_ward" : "NOT INDEXED", ward);
    }

    static String boxSql(CaseScope scope) {
        boolean open = scope == CaseScope.OPEN;
        return BOX.formatted(CacheIndex.places(scope), open ? ">" : "<", open ? "ASC" : "DESC");
    }
}
