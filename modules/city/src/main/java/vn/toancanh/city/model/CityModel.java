package vn.toancanh.city.model;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.CityDigest;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Case;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;
import vn.toancanh.wire.message.TakeScene;
import vn.toancanh.wire.pack.CityPack;
import vn.toancanh.wire.pack.Member;

/**
 * What the city is: cases, resources, cameras, indicators, sources and walls, the append-only log of their changes, and the answers
 * given to commands. Memory holds the present, SQLite holds everything; both change in one step.
 *
 * <p>Thread-safe: one lock guards all, and each call holds it briefly.
 */
public final class CityModel implements AutoCloseable {
    /** The actor of what nobody did by hand. */
    public static final String CITY = "city";

    /** So many changes can be asked for; an older cursor needs a snapshot. */
    public static final int LOG_LIMIT = 20_000;

    /** So long the answer to a key is remembered. */
    public static final Duration KEY_LIFE = Duration.ofDays(30);

    private static final int RECENT = 4_096;
    private static final long FIRST_NUMBER = 2_375; // a city that has worked for a while

    /** Hears of each act within its transaction, so that what follows from it is as durable as the act. */
    public interface Hook {
        void acted(CityWriter writer, Case before, Case after, Command command);
    }

    /** One page of what the city is now. */
    public record Page(List<Change> changes, @Nullable String nextKey) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Json json;
    private final Db db;
    private final InstantSource clock;
    private final int logLimit;
    private final Supplier<String> epochs;
    private final Decisions decisions;
    private final Walls walls;
    private final Pulse pulse = new Pulse();
    private final NavigableMap<String, Change> present = new TreeMap<>();
    private final Map<String, Touches> touches = new HashMap<>();
    private final Deque<LogRow> recent = new ArrayDeque<>();
    private String epoch;
    private long seq;
    private long oldest;
    private long number;
    private long decided;
    private @Nullable Hook hook;

    /**
     * Opens a city, new or as it was left.
     *
     * @param file of the city; null forgets everything at the end
     * @param clock the city's time
     * @param epochs makes names for new epochs, each another
     * @throws CityStoreException when the file cannot be used
     */
    public CityModel(
            CityPack pack, @Nullable Path file, Json json, InstantSource clock, int logLimit, Supplier<String> epochs) {
        this.json = json;
        this.clock = clock;
        this.logLimit = logLimit;
        this.epochs = epochs;
        this.db = new Db(file);
        this.decisions = new Decisions(pack, json, db);
        this.walls = new Walls(pack, json, db);
        String saved = recall("epoch");
        if (saved == null) {
            this.epoch = epochs.get();
            this.number = FIRST_NUMBER;
            this.oldest = 1;
            db.update("INSERT INTO meta VALUES ('epoch', ?)", epoch);
            db.commit();
        } else {
            this.epoch = saved;
            load();
        }
    }

    /** Tells of each act; set once, before the first one. */
    public void hook(Hook newHook) {
        lock.lock();
        try {
            hook = newHook;
        } finally {
            lock.unlock();
        }
    }

    /** Beats at each change of the log. */
    public Pulse pulse() {
        return pulse;
    }

    /** Where the log ends now. */
    public Cursor cursor() {
        return locked(() -> new Cursor(epoch, seq));
    }

    /** Whether the city has just been founded and is empty. */
    public boolean isNew() {
        return locked(() -> present.isEmpty());
    }

    public @Nullable Case find(String caseId) {
        return locked(() -> present.get("case/" + caseId) instanceof Change.CaseChanged c ? c.value() : null);
    }

    /** All values whose merging key begins with this, e.g. {@code camera/}, in the order of keys. */
    public List<Change> all(String prefix) {
        return locked(() -> List.copyOf(heldWith(prefix).values()));
    }

    /** What the open cases boil down to now. */
    public CityDigest digest() {
        return locked(() -> CityDigest.of(
                new Cursor(epoch, seq),
                heldWith("case/").values().stream()
                        .filter(Change.CaseChanged.class::isInstance)
                        .map(c -> ((Change.CaseChanged) c).value())
                        .toList()));
    }

    /**
     * A page of the present in the order of merging keys.
     *
     * @param afterKey where the page before ended; empty for the first one
     */
    public Page page(String afterKey, int limit) {
        lock.lock();
        try {
            List<Change> out = new ArrayList<>(limit);
            String last = null;
            for (Map.Entry<String, Change> e : present.tailMap(afterKey, false).entrySet()) {
                if (out.size() == limit) {
                    return new Page(out, last);
                }
                out.add(e.getValue());
                last = e.getKey();
            }
            return new Page(out, null);
        } finally {
            lock.unlock();
        }
    }

    /**
     * What the log holds after the cursor, oldest first.
     *
     * @throws CursorTooOldException when the log cannot say
     */
    public List<LogRow> after(Cursor since, int limit) throws CursorTooOldException {
        lock.lock();
        try {
            if (!since.epoch().equals(epoch) || since.seq() > seq || since.seq() < oldest - 1) {
                throw new CursorTooOldException(since.text() + " is not within " + epoch + ":" + oldest + ".." + seq);
            }
            LogRow first = recent.peekFirst();
            if (first != null && first.seq() <= since.seq() + 1) {
                return recent.stream()
                        .skip(since.seq() + 1 - first.seq())
                        .limit(limit)
                        .toList();
            }
            return db.list(
                    "SELECT seq, json FROM log WHERE seq > ? ORDER BY seq LIMIT ?",
                    r -> new LogRow(r.getLong(1), r.getString(2)),
                    since.seq(),
                    limit);
        } finally {
            lock.unlock();
        }
    }

    /** Changes the city: everything that {@code work} puts, or nothing. */
    public <T> T write(Function<CityWriter, T> work) {
        lock.lock();
        try {
            CityWriter w = new CityWriter(this, db, json);
            T out;
            try {
                out = work.apply(w);
                w.flush();
                trim();
                db.commit();
            } catch (RuntimeException e) {
                db.rollback();
                throw e;
            }
            w.adopt();
            if (w.hasNews()) {
                pulse.beat();
            }
            return out;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Decides about a command, once for each key: its effect, the answer and the log entry are one transaction.
     *
     * @param who whom the token belongs to
     */
    public Decision act(Member who, UUID key, Command command) {
        return write(w -> decisions.decide(w, who, key, command, clock.instant(), hook));
    }

    /** Gives the walls of the pack their first scenes; once a start, after the city was founded. */
    public void hangWalls() {
        write(w -> {
            walls.hang(w, clock.instant());
            return null;
        });
    }

    /** Decides about a take, once for each key. */
    public WallDecision take(Member who, UUID key, String wallId, TakeScene take) {
        return write(w -> walls.take(w, who, key, wallId, take, clock.instant()));
    }

    /** The log begins a new life, as after a restore from a backup. */
    public void startEpoch() {
        write(w -> {
            w.startEpoch(epochs.get());
            return null;
        });
    }

    /** A text remembered under a name; null when there is none. */
    public @Nullable String recall(String name) {
        return locked(() -> db.one("SELECT v FROM meta WHERE k = ?", r -> r.getString(1), name));
    }

    /** What commands did, in order; of one case or, with null, of all. */
    public List<Effect> effects(@Nullable String caseId) {
        return locked(() -> db.list(
                "SELECT n, case_id, key, act, person, version, at FROM effect"
                        + " WHERE ?1 IS NULL OR case_id = ?1 ORDER BY n",
                r -> new Effect(
                        r.getLong(1),
                        r.getString(2),
                        r.getString(3),
                        r.getString(4),
                        r.getString(5),
                        r.getLong(6),
                        Instant.ofEpochMilli(r.getLong(7))),
                caseId));
    }

    /** Remembers that the token with this hash belongs to this person. */
    public void addToken(String hash, String personId) {
        write(w -> db.update(
                "INSERT INTO token VALUES (?, ?, ?)",
                hash,
                personId,
                clock.instant().toEpochMilli()));
    }

    /** Whom the token with this hash belongs to; null for nobody. */
    public @Nullable String personOf(String tokenHash) {
        return locked(() -> db.one("SELECT person FROM token WHERE hash = ?", r -> r.getString(1), tokenHash));
    }

    /** Everybody who has ever signed in. */
    public List<String> signedIn() {
        return locked(() -> db.list("SELECT DISTINCT person FROM token ORDER BY person", r -> r.getString(1)));
    }

    public void addAttachment(Attachment a) {
        write(w -> db.update(
                "INSERT OR IGNORE INTO attachment VALUES (?, ?, ?, ?, ?)",
                a.id(),
                a.name(),
                a.mime(),
                a.size(),
                a.sha256()));
    }

    public @Nullable Attachment attachment(String id) {
        return locked(() -> db.one(
                "SELECT id, name, mime, size, sha FROM attachment WHERE id = ?",
                r -> new Attachment(r.getString(1), r.getString(2), r.getString(3), r.getLong(4), r.getString(5)),
                id));
    }

    @Override
    public void close() {
        lock.lock();
        try {
            db.close();
        } finally {
            lock.unlock();
        }
        pulse.beat();
    }

    private <T extends @Nullable Object> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    // For the writer, with the lock held.

    @Nullable
    Change held(String key) {
        return present.get(key);
    }

    SortedMap<String, Change> heldWith(String prefix) {
        return present.subMap(prefix, prefix + Character.MAX_VALUE);
    }

    @Nullable
    Touches touchesHeld(String caseId) {
        return touches.get(caseId);
    }

    long head() {
        return seq;
    }

    String epochHeld() {
        return epoch;
    }

    long numberHeld() {
        return number;
    }

    void hold(String key, Change change, @Nullable Touches t) {
        if (change instanceof Change.CaseRemoved r) {
            present.remove(key);
            touches.remove(r.caseId());
            return;
        }
        present.put(key, change);
        if (t != null && change instanceof Change.CaseChanged c) {
            touches.put(c.value().id(), t);
        }
    }

    void advance(@Nullable String newEpoch, long newSeq, long newNumber, List<LogRow> rows) {
        if (newEpoch != null) {
            epoch = newEpoch;
            recent.clear();
            oldest = 1;
        }
        seq = newSeq;
        number = newNumber;
        rows.forEach(recent::addLast);
        while (recent.size() > RECENT) {
            recent.removeFirst();
        }
        oldest = Math.max(oldest, seq - logLimit + 1);
    }

    private void trim() {
        if (++decided % 256 == 0) { // rows beyond the limit are out of reach already; this only frees their room
            db.update("DELETE FROM log WHERE seq <= ?", seq - logLimit);
            db.update(
                    "DELETE FROM answer WHERE at < ?",
                    clock.instant().minus(KEY_LIFE).toEpochMilli());
        }
    }

    private void load() {
        String savedSeq = recall("seq");
        String savedNumber = recall("number");
        seq = savedSeq == null ? 0 : Long.parseLong(savedSeq);
        number = savedNumber == null ? FIRST_NUMBER : Long.parseLong(savedNumber);
        Long first = db.one("SELECT min(seq) FROM log", r -> r.getLong(1));
        oldest = Math.max(first == null || first == 0 ? seq + 1 : first, seq - logLimit + 1);
        db.list("SELECT kind, id, json, extra FROM item", r -> {
            String key = r.getString(1) + "/" + r.getString(2);
            String extra = r.getString(4);
            try {
                Touches t = extra == null ? null : json.read(extra, Touches.class);
                hold(key, json.read(r.getString(3), Change.class), t);
            } catch (WireException e) {
                throw new CityStoreException("The city's file holds something else under " + key, e);
            }
            return key;
        });
    }
}
