package vn.toancanh.storage;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.hash.Sha256;
import vn.toancanh.core.port.StoreException;

/**
 * Holds the database and the journal beside it against each other. What the journal has and the database lost (a broken page, a
 * flipped bit, an older copy put back, a log that was deleted) comes back and waits; an act that the city had already had meets
 * its own key there and is not done twice. What the journal knows to be over does not come back, whatever an older copy says:
 * an order that somebody gave up must not go out a week later. Stateless.
 */
final class OutboxRepair {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRepair.class);

    /** Beyond this and twice what it must hold, the journal is written anew. */
    private static final long SLACK = 1_000;

    /** States that an act does not leave, or leaves for nothing but its end. */
    private static final Set<String> OVER =
            Set.of(DeliveryState.ACKED.name(), DeliveryState.DISCARDED.name(), DeliveryState.REPLACED.name());

    /** @param endedAt milliseconds since 1970; null for an act that is not over */
    private record Row(
            long n, String key, String state, @Nullable Long endedAt, boolean sealed) {
        static Row read(ResultSet r) throws SQLException {
            long at = r.getLong(12);
            Long endedAt = r.wasNull() ? null : at; // asks about the column read last
            return new Row(
                    r.getLong(1),
                    String.valueOf(r.getString(2)),
                    String.valueOf(r.getString(5)),
                    endedAt,
                    OutboxSeal.fits(r, 1));
        }

        boolean ended() {
            return endedAt != null;
        }
    }

    /** What has to be done to the database. */
    private static final class Plan {
        /** Rows that are not what was written, by place, and what to put for them; null to take the row out alone. */
        final Map<Long, OutboxJournal.@Nullable Line> wrong = new HashMap<>();

        final List<OutboxJournal.Line> lost = new ArrayList<>();
        final List<OutboxJournal.End> over = new ArrayList<>();

        /** Damaged rows that pass for ended and were not: to be told. */
        final List<Long> hidden = new ArrayList<>();

        boolean isEmpty() {
            return wrong.isEmpty() && lost.isEmpty() && over.isEmpty() && hidden.isEmpty();
        }
    }

    private OutboxRepair() {}

    /**
     * After each opening: puts the database right, then has the journal hold what is open and what ended of late.
     *
     * @param before ends older than this are forgotten, milliseconds since 1970
     * @throws StoreException CORRUPT when the database cannot be put right as it lies there
     */
    static void run(Db db, OutboxJournal journal, long before) throws StoreException {
        try {
            compare(db, journal, before);
        } catch (StoreException e) {
            if (e.getCause() instanceof SQLException s
                    && (s.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
                // An index knows a key that its row does not have.
                throw new StoreException(StoreException.Kind.CORRUPT, "the outbox contradicts itself", e);
            }
            throw e;
        }
    }

    private static void compare(Db db, OutboxJournal journal, long before) throws StoreException {
        Map<String, OutboxJournal.Line> kept = journal.read();
        List<Row> rows = db.read(
                "comparing the outbox with its journal",
                d -> d.list("SELECT " + OutboxSeal.COLUMNS + ", seal FROM outbox NOT INDEXED", Row::read));
        Map<String, Row> sound = sound(rows);
        Plan plan = plan(rows, sound, kept, journal.ends());
        if (!plan.isEmpty()) {
            db.write("putting the outbox right by its journal", d -> follow(d, plan));
            LOG.error(
                    "outbox-restored: from the journal {} acts came back, {} damaged ones were put right, {} ended",
                    plan.lost.size(),
                    plan.wrong.size(),
                    plan.over.size());
        }
        if (db.read("looking which places were given", OutboxRepair::highest) < journal.last()) {
            db.write("minding which places were given", d -> mind(d, journal.last()));
        }
        Set<String> open = new HashSet<>();
        Set<String> ended = new HashSet<>();
        for (Row r : sound.values()) {
            Long endedAt = r.endedAt();
            if (endedAt == null) {
                open.add(r.key());
            } else if (endedAt >= before) {
                ended.add(r.key());
            }
        }
        long young =
                journal.ends().values().stream().filter(e -> e.at() >= before).count();
        boolean same = plan.isEmpty()
                && kept.keySet().equals(open)
                && journal.ends().keySet().containsAll(ended);
        if (!same || journal.isBehind() || journal.lines() > 2 * (open.size() + young) + SLACK) {
            rewrite(db, journal, before);
        }
    }

    private static Map<String, Row> sound(List<Row> rows) throws StoreException {
        Map<String, Row> sound = new HashMap<>();
        Set<Long> places = new HashSet<>();
        for (Row r : rows) {
            if (!places.add(r.n()) || (r.sealed() && sound.put(r.key(), r) != null)) {
                // A page that is read twice: whatever is written now would be written in the wrong place.
                throw new StoreException(StoreException.Kind.CORRUPT, "the outbox has entry " + r.n() + " twice");
            }
        }
        return sound;
    }

    private static Plan plan(
            List<Row> rows,
            Map<String, Row> sound,
            Map<String, OutboxJournal.Line> kept,
            Map<String, OutboxJournal.End> ends) {
        Plan plan = new Plan();
        Map<Long, OutboxJournal.Line> missing = new HashMap<>();
        kept.values().stream().filter(l -> !sound.containsKey(l.key())).forEach(l -> missing.put(l.n(), l));
        for (Row r : rows) {
            OutboxJournal.End end = ends.get(r.key());
            if (r.sealed()) {
                if (end != null && !r.ended()) {
                    plan.over.add(new OutboxJournal.End(r.n(), r.key(), end.state(), end.at()));
                }
                continue;
            }
            OutboxJournal.Line own = kept.get(r.key());
            OutboxJournal.Line line = missing.remove(own == null ? r.n() : own.n());
            if (line != null || end != null) {
                plan.wrong.put(r.n(), line);
            } else if (r.ended() && !OVER.contains(r.state())) {
                plan.hidden.add(r.n());
            }
        }
        plan.lost.addAll(missing.values());
        plan.lost.sort((a, b) -> Long.compare(a.n(), b.n()));
        return plan;
    }

    private static void follow(Db d, Plan plan) throws SQLException, StoreException {
        for (long n : plan.wrong.keySet()) {
            if (d.update("DELETE FROM outbox WHERE n=?", n) != 1) {
                // It is read where it lies and not found where it should: the tree is out of order.
                throw new StoreException(StoreException.Kind.CORRUPT, "the outbox does not find its entry " + n);
            }
        }
        for (OutboxJournal.Line l : plan.wrong.values()) {
            if (l != null) {
                bringBack(d, l);
            }
        }
        for (OutboxJournal.Line l : plan.lost) {
            bringBack(d, l);
        }
        for (OutboxJournal.End e : plan.over) {
            d.update("UPDATE outbox SET state=?, ended_at=? WHERE n=?", e.state(), e.at(), e.n());
            OutboxSeal.set(d, e.n());
        }
        for (long n : plan.hidden) {
            d.update("UPDATE outbox SET ended_at=NULL WHERE n=?", n);
        }
    }

    /** Asking the city once more under the same key is harmless; what state the act was in is not known any more. */
    private static void bringBack(Db d, OutboxJournal.Line l) throws SQLException, StoreException {
        boolean taken = d.number("SELECT count(*) FROM outbox WHERE n=?", l.n()) != 0;
        d.update(
                "INSERT INTO outbox(n, key, case_id, payload, sha256, state, created_at) VALUES(?,?,?,?,?,?,?)",
                taken ? null : l.n(),
                l.key(),
                l.caseId(),
                l.payload(),
                Sha256.of(l.payload()),
                DeliveryState.PENDING.name(),
                l.createdAt());
        OutboxSeal.set(d, d.number("SELECT last_insert_rowid()"));
    }

    private static long highest(Db d) throws SQLException, StoreException {
        return d.number("SELECT seq FROM sqlite_sequence WHERE name='outbox'");
    }

    /** An older copy does not know which places were given since. */
    private static void mind(Db d, long last) throws SQLException, StoreException {
        if (d.update("UPDATE sqlite_sequence SET seq=? WHERE name='outbox'", last) == 0) {
            d.update("INSERT INTO sqlite_sequence(name, seq) VALUES('outbox', ?)", last);
        }
    }

    /**
     * Puts a row whose payload is damaged right, if the journal has it.
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
        Plan plan = new Plan();
        plan.wrong.put(n, line);
        db.write("repairing an act", d -> follow(d, plan));
        LOG.error("outbox-repaired: entry {} was damaged and came back from the journal", n);
        return true;
    }

    /** What is damaged stays out: a journal must not vouch for it. */
    static void rewrite(Db db, OutboxJournal journal, long before) throws StoreException {
        List<OutboxJournal.Line> open = new ArrayList<>();
        Map<String, OutboxJournal.End> over = new HashMap<>();
        journal.ends().values().stream().filter(e -> e.at() >= before).forEach(e -> over.put(e.key(), e));
        long last = db.read("reading the outbox for its journal", d -> {
            d.list(
                    "SELECT " + OutboxSeal.COLUMNS + ", seal, payload FROM outbox NOT INDEXED"
                            + " WHERE ended_at IS NULL ORDER BY n",
                    r -> OutboxSeal.fits(r, 1)
                            && MessageDigest.isEqual(Sha256.of(r.getBytes(14)), r.getBytes(4))
                            && open.add(new OutboxJournal.Line(
                                    r.getLong(1), r.getString(2), r.getLong(11), r.getString(3), r.getBytes(14))));
            d.list(
                    "SELECT " + OutboxSeal.COLUMNS + ", seal FROM outbox NOT INDEXED WHERE ended_at >= ?",
                    r -> OutboxSeal.fits(r, 1)
                            && over.putIfAbsent(
                                            r.getString(2),
                                            new OutboxJournal.End(
                                                    r.getLong(1), r.getString(2), r.getString(5), r.getLong(12)))
                                    == null,
                    before);
            return highest(d);
        });
        journal.rewrite(open, over.values(), last);
    }
}
