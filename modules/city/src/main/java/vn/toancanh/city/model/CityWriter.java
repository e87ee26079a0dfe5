package vn.toancanh.city.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.IndicatorValue;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.SourceHealth;
import vn.toancanh.core.model.UnitResource;
import vn.toancanh.core.model.WallState;
import vn.toancanh.wire.Json;

/**
 * One transaction on the city: what is put here becomes durable and visible all together or not at all. Valid only while the
 * work it was handed to runs, on that thread.
 */
public final class CityWriter {
    /** A staged item; a removed one has no extra and a {@link Change.CaseRemoved}. */
    private record Staged(Change change, @Nullable Touches touches) {}

    private final CityModel model;
    private final Db db;
    private final Json json;
    private final Map<String, Staged> staged = new LinkedHashMap<>();
    private final List<LogRow> rows = new ArrayList<>();
    private final List<Runnable> committed = new ArrayList<>();
    private long seq;
    private boolean newEpoch;
    private String epoch;
    private long number;

    CityWriter(CityModel model, Db db, Json json) {
        this.model = model;
        this.db = db;
        this.json = json;
        this.seq = model.head();
        this.epoch = model.epochHeld();
        this.number = model.numberHeld();
    }

    /** The case as it is within this transaction; null when there is none. */
    public @Nullable Case find(String caseId) {
        return change("case/" + caseId) instanceof Change.CaseChanged c ? c.value() : null;
    }

    /** All cases as they are within this transaction, in the order of ids. */
    public List<Case> cases() {
        return values("case/", Change.CaseChanged.class)
                .map(Change.CaseChanged::value)
                .toList();
    }

    public @Nullable UnitResource resource(String id) {
        return change("resource/" + id) instanceof Change.ResourceChanged r ? r.value() : null;
    }

    public @Nullable CameraHealth camera(String id) {
        return change("camera/" + id) instanceof Change.CameraChanged c ? c.value() : null;
    }

    public @Nullable IndicatorValue indicator(String id) {
        return change("indicator/" + id) instanceof Change.IndicatorChanged i ? i.value() : null;
    }

    public @Nullable SourceHealth source(String id) {
        return change("source/" + id) instanceof Change.SourceChanged s ? s.value() : null;
    }

    public @Nullable WallState wall(String id) {
        return change("wall/" + id) instanceof Change.WallChanged w ? w.value() : null;
    }

    /**
     * Puts a new or changed case; its version is counted here, whatever it says.
     *
     * @param actor id of the person who did it, or {@link CityModel#CITY}
     * @return the case with its version
     */
    public Case putCase(Case next, String actor) {
        Case old = find(next.id());
        Case neu = next.with().version(old == null ? 1 : old.version() + 1).build();
        Touches touches = old == null ? Touches.NONE : touches(next.id()).after(old, neu, actor);
        put(new Change.CaseChanged(neu), touches);
        return neu;
    }

    /** Takes a case out of the working set; the log says so. */
    public void removeCase(String caseId) {
        Case old = find(caseId);
        if (old != null) {
            put(new Change.CaseRemoved(caseId, old.version() + 1), null);
        }
    }

    public void put(UnitResource value) {
        put(new Change.ResourceChanged(value), null);
    }

    public void put(CameraHealth value) {
        put(new Change.CameraChanged(value), null);
    }

    public void put(IndicatorValue value) {
        put(new Change.IndicatorChanged(value), null);
    }

    public void put(SourceHealth value) {
        put(new Change.SourceChanged(value), null);
    }

    public void put(WallState value) {
        put(new Change.WallChanged(value), null);
    }

    /** The next number for a case's code. */
    public long nextNumber() {
        return ++number;
    }

    /** Runs {@code then} once all of this is durable; not at all if it fails. */
    public void afterCommit(Runnable then) {
        committed.add(then);
    }

    /** Remembers a text under a name. */
    public void remember(String name, String value) {
        db.update("INSERT OR REPLACE INTO meta VALUES (?, ?)", name, value);
    }

    /** The log begins a new life: other epoch, sequence from 1, nothing before. */
    void startEpoch(String newName) {
        newEpoch = true;
        epoch = newName;
        seq = 0;
        rows.clear();
    }

    Touches touches(String caseId) {
        Staged s = staged.get("case/" + caseId);
        Touches t = s == null ? model.touchesHeld(caseId) : s.touches();
        return t == null ? Touches.NONE : t;
    }

    /** Writes everything to the database, short of the commit. */
    void flush() {
        if (newEpoch) {
            db.update("DELETE FROM log");
            remember("epoch", epoch);
        }
        if (staged.isEmpty() && !newEpoch) {
            return;
        }
        List<Object[]> puts = new ArrayList<>();
        List<Object[]> removals = new ArrayList<>();
        staged.forEach((key, s) -> {
            int slash = key.indexOf('/');
            String kind = key.substring(0, slash);
            String id = key.substring(slash + 1);
            if (s.change() instanceof Change.CaseRemoved) {
                removals.add(new Object[] {kind, id});
            } else {
                @Nullable Object extra = s.touches() == null ? null : json.text(s.touches());
                puts.add(new @Nullable Object[] {kind, id, json.text(s.change()), extra});
            }
        });
        db.batch("INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?)", puts);
        db.batch("DELETE FROM item WHERE kind = ? AND id = ?", removals);
        db.batch(
                "INSERT INTO log VALUES (?, ?)",
                rows.stream().map(r -> new Object[] {r.seq(), r.json()}).toList());
        remember("seq", String.valueOf(seq));
        remember("number", String.valueOf(number));
    }

    /** Hands what was committed to the model's memory. */
    void adopt() {
        staged.forEach((key, s) -> model.hold(key, s.change(), s.touches()));
        model.advance(newEpoch ? epoch : null, seq, number, rows);
        committed.forEach(Runnable::run);
    }

    boolean hasNews() {
        return newEpoch || !rows.isEmpty();
    }

    private void put(Change change, @Nullable Touches touches) {
        staged.put(change.key(), new Staged(change, touches));
        rows.add(new LogRow(++seq, json.text(change)));
    }

    private @Nullable Change change(String key) {
        Staged s = staged.get(key);
        return s == null ? model.held(key) : s.change();
    }

    private <T extends Change> Stream<T> values(String prefix, Class<T> type) {
        java.util.TreeMap<String, Change> all = new java.util.TreeMap<>(model.heldWith(prefix));
        staged.forEach((key, s) -> {
            if (key.startsWith(prefix)) {
                all.put(key, s.change());
            }
        });
        return all.values().stream().filter(type::isInstance).map(type::cast);
    }
}
