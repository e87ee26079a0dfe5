package vn.toancanh.storage;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.command.Base;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;

/**
 * What cases looked like when acts were done, beside the acts. It helps an operator to judge a conflict and nothing depends
 * on it, so it is a table of its own that may be unreadable. Stateless but for the codec.
 */
final class OutboxBases {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxBases.class);

    private final Json json;

    OutboxBases(Json json) {
        this.json = json;
    }

    /** Within the transaction that keeps the act. */
    void keep(Db t, Command command) throws SQLException, StoreException {
        Base base = command.base();
        if (base != null) {
            t.update(
                    "INSERT OR REPLACE INTO base(key, json) VALUES(?,?)",
                    command.id().toString(),
                    json.bytes(base));
        }
    }

    /** The same entries with what is known about them. */
    List<OutboxEntry> on(Db d, List<OutboxEntry> entries) {
        Map<String, byte[]> all = new HashMap<>();
        try {
            d.read("reading bases", t -> {
                t.list("SELECT key, json FROM base", r -> all.put(r.getString(1), r.getBytes(2)));
                return 0;
            });
        } catch (StoreException e) {
            LOG.warn("outbox-bases-unreadable: conflicts are shown without what was before", e);
            return entries;
        }
        return entries.stream()
                .map(e -> with(e, base(all.get(e.command().id().toString()))))
                .toList();
    }

    /** Bases of acts that are over. */
    void tidy(Db t) throws SQLException, StoreException {
        t.update("DELETE FROM base WHERE key NOT IN (SELECT key FROM outbox WHERE ended_at IS NULL)");
    }

    private @Nullable Base base(byte @Nullable [] bytes) {
        try {
            return bytes == null ? null : json.read(bytes, Base.class);
        } catch (WireException e) {
            return null;
        }
    }

    private static OutboxEntry with(OutboxEntry e, @Nullable Base base) {
        return base == null
                ? e
                : new OutboxEntry(
                        e.n(),
                        e.command().on(base),
                        e.state(),
                        e.attempts(),
                        e.nextAt(),
                        e.ackedVersion(),
                        e.problem(),
                        e.cityCase());
    }
}
