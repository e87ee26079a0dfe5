package vn.toancanh.storage;

import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.port.StoreException;

/**
 * Holds the database and the journal beside it against each other. What the journal has and the database lost (a broken page, a
 * flipped bit, an older copy put back, a log that was deleted) comes back and waits; an act that the city had already had meets
 * its own key there and is not done twice. Stateless.
 */
final class OutboxRepair {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRepair.class);

    /** Beyond this and twice what is open, the journal is written anew. */
    private static final long SLACK = 1_000;

    /** States that an act does not leave, or leaves for nothing but its end. */
    private static final Set<String> OVER =
            Set.of(DeliveryState.ACKED.name(), DeliveryState.DISCARDED.name(), DeliveryState.REPLACED.name());

    private record Row(long n, String state, boolean ended) {}

    private OutboxRepair() {}

    /** After each opening: brings back what is missing, then has the journal hold what is open. */
    static void run(Db db, OutboxJournal journal) throws StoreException {
        try {
            compare(db, journal);
        } catch (StoreException e) {
            if (e.getCause() instanceof SQLException s
                    && (s.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
                // An index knows a key that its row does not have.
                throw new StoreException(StoreException.Kind.CORRUPT, "the outbox contradicts itself", e);
            }
            throw e;
        }
    }

    private static void compare(Db db, OutboxJournal journal) throws StoreException {
        Map<String, OutboxJournal.Line> kept = journal.read();
        Map<String, Row> rows = new HashMap<>();
        db.read("comparing the outbox with its journal", d -> {
            d.list(
                    "SELECT key, n, state, ended_at FROM outbox NOT INDEXED",
                    r -> rows.put(
                            r.getString(1),
                            new Row(r.getLong(2), String.valueOf(r.getString(3)), r.getObject(4) != null)));
            return 0;
        });
        List<OutboxJournal.Line> lost =
                kept.values().stream().filter(l -> !rows.containsKey(l.key())).toList();
        List<Row> hidden = kept.keySet().stream()
                .map(rows::get)
                .filter(r -> r != null && r.ended() && !OVER.contains(r.state()))
                .toList();
        if (!lost.isEmpty() || !hidden.isEmpty()) {
            Set<Long> known = rows.entrySet().stream()
                    .filter(e -> kept.containsKey(e.getKey()))
                    .map(e -> e.getValue().n())
                    .collect(Collectors.toSet());
            db.write("bringing acts back from the journal", d -> {
                for (OutboxJournal.Line l : lost) {
                    bringBack(d, l, known);
                }
                for (Row r : hidden) {
                    d.update("UPDATE outbox SET ended_at=NULL WHERE n=?", r.n());
                }
            });
            LOG.error("outbox-restored: {} acts came back from the journal", lost.size() + hidden.size());
        }
        long open = rows.values().stream().filter(r -> !r.ended()).count();
        boolean same = kept.size() == open && lost.isEmpty() && hidden.isEmpty();
        if (!same || journal.isBehind() || journal.lines() > 2 * open + SLACK) {
            rewrite(db, journal);
        }
    }

    /** @param known places of rows that the journal has too */
    private static void bringBack(Db d, OutboxJournal.Line l, Set<Long> known) throws SQLException, StoreException {
        boolean taken = d.number("SELECT count(*) FROM outbox WHERE n=?", l.n()) != 0;
        if (taken && !known.contains(l.n())) {
            // A row that nobody wrote stands in its place: its own, with a key that was flipped.
            d.update("UPDATE outbox SET key=? WHERE n=?", l.key(), l.n());
            restore(d, l);
            return;
        }
        d.update(
                "INSERT INTO outbox(n, key, case_id, payload, sha256, state, created_at) VALUES(?,?,?,?,?,?,?)",
                taken ? null : l.n(),
                l.key(),
                l.caseId(),
                l.payload(),
                Hashes.sha256(l.payload()),
                DeliveryState.PENDING.name(),
                l.createdAt());
    }

    /**
     * Puts a damaged row right, if the journal has it.
     *
     * @return whether it did
     */
    static boolean repair(Db db, OutboxJournal journal, long n) throws StoreException {
        OutboxJournal.Line line = journal.read().values().stream()
                .filter(l -> l.n() == n)
                .findFirst()
                .orElse(null);
        if (line == null) {
            return false;
        }
        db.write("repairing an act", d -> {
            d.update("UPDATE outbox SET key=? WHERE n=?", line.key(), n);
            restore(d, line);
        });
        LOG.error("outbox-repaired: entry {} was damaged and came back from the journal", n);
        return true;
    }

    /** Asking the city once more under the same key is harmless; what state the row was in is not known any more. */
    private static void restore(Db d, OutboxJournal.Line l) throws SQLException, StoreException {
        d.update(
                "UPDATE outbox SET case_id=?, payload=?, sha256=?, created_at=?, state=?, attempts=0, next_at=NULL,"
                        + " problem=NULL, city_case=NULL, acked_version=0, ended_at=NULL WHERE n=?",
                l.caseId(),
                l.payload(),
                Hashes.sha256(l.payload()),
                l.createdAt(),
                DeliveryState.PENDING.name(),
                l.n());
    }

    /** What is damaged stays out: a journal must not vouch for it. */
    static void rewrite(Db db, OutboxJournal journal) throws StoreException {
        List<OutboxJournal.Line> sound = new ArrayList<>();
        db.read("reading the outbox for its journal", d -> {
            d.list(
                    "SELECT n, key, created_at, case_id, payload, sha256 FROM outbox NOT INDEXED"
                            + " WHERE ended_at IS NULL ORDER BY n",
                    r -> MessageDigest.isEqual(Hashes.sha256(r.getBytes(5)), r.getBytes(6))
                            && sound.add(new OutboxJournal.Line(
                                    r.getLong(1), r.getString(2), r.getLong(3), r.getString(4), r.getBytes(5))));
            return 0;
        });
        journal.rewrite(sound);
    }
}
