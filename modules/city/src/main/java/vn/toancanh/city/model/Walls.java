package vn.toancanh.city.model;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.hash.Sha256;
import vn.toancanh.core.model.Right;
import vn.toancanh.core.model.WallDef;
import vn.toancanh.core.model.WallState;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;
import vn.toancanh.wire.message.TakeScene;
import vn.toancanh.wire.pack.CityPack;
import vn.toancanh.wire.pack.Member;

/**
 * The city's judgement about takes: who may, what was answered before, whether wall, scene and case are there, and whether
 * somebody else was faster. Runs within a transaction of the model and under its lock.
 */
final class Walls {
    private record Stored(
            String sha, int status, String code, @Nullable String json) {}

    private final CityPack pack;
    private final Json json;
    private final Db db;

    Walls(CityPack pack, Json json, Db db) {
        this.pack = pack;
        this.json = json;
        this.db = db;
    }

    /** Gives each wall of the pack its scene, unless it has one that is still there. */
    void hang(CityWriter w, Instant now) {
        for (WallDef def : pack.catalogue().walls()) {
            WallState s = w.wall(def.id());
            if (s == null || pack.catalogue().scene(s.sceneId()).isEmpty()) {
                long version = s == null ? 1 : s.version() + 1;
                w.put(new WallState(def.id(), def.sceneId(), null, null, null, now, version));
            }
        }
    }

    WallDecision take(CityWriter w, Member who, UUID key, String wallId, TakeScene take, Instant now) {
        String sha = Sha256.hex(json.bytes(java.util.List.of(who.person().id(), wallId, json.tree((Object) take))));
        Stored before = db.one(
                "SELECT sha, status, code, json FROM answer WHERE key = ?",
                r -> new Stored(r.getString(1), r.getInt(2), r.getString(3), r.getString(4)),
                key.toString());
        if (before != null) {
            return before.sha().equals(sha) ? replay(before) : WallDecision.of(409, "key-reused", null);
        }
        WallDecision d = judge(w, who, wallId, take, now);
        WallState wall = d.wall();
        db.update(
                "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?)",
                key.toString(),
                sha,
                now.toEpochMilli(),
                d.status(),
                d.code(),
                wall == null ? null : json.text(wall));
        return d;
    }

    private WallDecision judge(CityWriter w, Member who, String wallId, TakeScene take, Instant now) {
        if (!who.rights().contains(Right.WALL)) {
            return WallDecision.of(403, "no-right", null);
        }
        WallState is = w.wall(wallId);
        if (is == null || pack.catalogue().wall(wallId).isEmpty()) {
            return WallDecision.of(404, "no-such-wall", null);
        }
        if (pack.catalogue().scene(take.sceneId()).isEmpty()) {
            return WallDecision.of(404, "no-such-scene", null);
        }
        String caseId = take.caseId();
        if (caseId != null && w.find(caseId) == null) {
            return WallDecision.of(404, "no-such-case", null);
        }
        if (is.sceneId().equals(take.sceneId()) && Objects.equals(is.caseId(), caseId)) {
            return WallDecision.of(200, "no-change", is);
        }
        if (is.version() != take.baseVersion()) {
            return WallDecision.of(409, "conflict", is);
        }
        WallState next = new WallState(
                wallId, take.sceneId(), is.sceneId(), caseId, who.person().name(), now, is.version() + 1);
        w.put(next);
        return WallDecision.of(200, "applied", next);
    }

    private WallDecision replay(Stored s) {
        try {
            String text = s.json();
            return new WallDecision(s.status(), s.code(), text == null ? null : json.read(text, WallState.class), true);
        } catch (WireException e) {
            throw new CityStoreException("A stored answer cannot be read", e);
        }
    }
}
