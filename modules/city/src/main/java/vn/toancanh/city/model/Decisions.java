package vn.toancanh.city.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.CaseWorkflow;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.command.Outcome;
import vn.toancanh.core.hash.Sha256;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Case;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;
import vn.toancanh.wire.pack.CityPack;
import vn.toancanh.wire.pack.Member;

/**
 * The city's judgement about commands: who may, what was answered before, what the workflow says, and whether somebody else
 * was faster. Runs within a transaction of the model and under its lock.
 */
final class Decisions {
    /** Longest timeline that takes another act; the contract's messages hold a few more. */
    private static final int MAX_TIMELINE = 480;

    /** An answer given before; the case is as it was then. */
    private record Stored(
            String sha, int status, String code, @Nullable String caseJson) {}

    private final CityPack pack;
    private final Json json;
    private final Db db;
    private final CaseRules rules;

    Decisions(CityPack pack, Json json, Db db) {
        this.pack = pack;
        this.json = json;
        this.db = db;
        this.rules = new CaseRules(pack);
    }

    Decision decide(CityWriter w, Member who, UUID key, Command command, Instant now, CityModel.@Nullable Hook hook) {
        if (!isSame(command.actor(), who.actor())) {
            return Decision.of(403, "wrong-actor", null);
        }
        String sha = Sha256.hex(json.bytes(command));
        Stored before = stored(key);
        if (before != null) {
            return before.sha().equals(sha) ? replay(before) : Decision.of(409, "key-reused", null);
        }
        if (!key.equals(command.id())) {
            return Decision.of(400, "invalid-body", null);
        }
        if (command.at().isBefore(now.minus(CityModel.KEY_LIFE))) {
            return Decision.of(409, "key-expired", null); // its answer may have been forgotten: never do it twice
        }
        if (!who.rights().contains(command.act().right())) {
            return Decision.of(403, "no-right", null);
        }
        // The name on the timeline is the one the city knows, whatever the client wrote.
        Command known =
                new Command(key, command.caseId(), command.baseVersion(), who.actor(), command.at(), command.act());
        Decision d = judge(w, known, now, hook);
        remember(key, sha, now, d);
        return d;
    }

    private Decision judge(CityWriter w, Command cmd, Instant now, CityModel.@Nullable Hook hook) {
        Case before = w.find(cmd.caseId());
        if (before == null) {
            return Decision.of(404, "no-such-case", null);
        }
        String rule = cityRule(w, before, cmd);
        Outcome outcome = rule == null ? CaseWorkflow.apply(before, cmd) : new Outcome.Refused(rule);
        if (outcome instanceof Outcome.NoChange) {
            return Decision.of(200, "no-change", before);
        }
        String me = cmd.actor().personId();
        if (w.touches(cmd.caseId()).conflict(cmd.act(), cmd.baseVersion(), me)) {
            return Decision.of(409, "conflict", before);
        }
        if (outcome instanceof Outcome.Refused r) {
            return Decision.of(422, r.code(), before);
        }
        Case after = w.putCase(rules.afterwards(((Outcome.Applied) outcome).next(), cmd), me);
        db.update(
                "INSERT INTO effect (case_id, key, act, person, version, at) VALUES (?, ?, ?, ?, ?, ?)",
                after.id(),
                cmd.id().toString(),
                json.tree((Object) cmd.act()).path("type").asText(),
                me,
                after.version(),
                now.toEpochMilli());
        if (hook != null) {
            hook.acted(w, before, after, cmd);
        }
        return Decision.of(200, "applied", after);
    }

    /** What only the city can know: its units, resources and procedures. */
    private @Nullable String cityRule(CityWriter w, Case c, Command cmd) {
        Act act = cmd.act();
        if (c.timeline().size() >= MAX_TIMELINE) {
            return "case-full";
        } else if (act instanceof Act.Assign a) {
            boolean valid = pack.catalogue()
                    .unit(a.unitId())
                    .map(u -> u.isValidOn(c.receivedAt().atZone(pack.zone()).toLocalDate()))
                    .orElse(false);
            return valid ? null : "unit-not-valid";
        } else if (act instanceof Act.DispatchUnit a) {
            return w.resource(a.resourceId()) == null
                    ? "no-such-resource"
                    : isTaken(w, c, cmd, a.resourceId()) ? "resource-taken" : null;
        } else if (act instanceof Act.CheckStep a && c.sop() != null) {
            boolean there = pack.catalogue()
                    .sop(c.sop().sopId())
                    .map(s -> s.steps().stream().anyMatch(step -> step.number() == a.step()))
                    .orElse(false);
            return there ? null : "no-such-step";
        } else if (act instanceof Act.Attach a) {
            return holds(a.attachment()) ? null : "no-such-attachment";
        }
        return null;
    }

    /**
     * Whether somebody else's dispatch of this force to another case reached the city after this act was done: who did it
     * could not know. An act that came later than that knew, and redirects the force on purpose.
     */
    private boolean isTaken(CityWriter w, Case here, Command cmd, String resourceId) {
        return w.cases().stream()
                .filter(c -> !c.id().equals(here.id()) && c.state().isOpen())
                .filter(c -> c.dispatches().stream()
                        .anyMatch(d ->
                                d.resourceId().equals(resourceId) && d.state().isActive()))
                .anyMatch(c -> db.one(
                                "SELECT 1 FROM effect WHERE case_id=? AND act='dispatch' AND person<>? AND at>? LIMIT 1",
                                r -> r.getLong(1),
                                c.id(),
                                cmd.actor().personId(),
                                cmd.at().toEpochMilli())
                        != null);
    }

    /** Whether the file has come, and is the one that the act speaks of. */
    private boolean holds(Attachment a) {
        String sha = db.one("SELECT sha FROM attachment WHERE id = ?", r -> r.getString(1), a.id());
        return a.sha256().equals(sha);
    }

    private void remember(UUID key, String sha, Instant now, Decision d) {
        Case c = d.current();
        db.update(
                "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?)",
                key.toString(),
                sha,
                now.toEpochMilli(),
                d.status(),
                d.code(),
                c == null ? null : json.text(c));
    }

    private @Nullable Stored stored(UUID key) {
        return db.one(
                "SELECT sha, status, code, json FROM answer WHERE key = ?",
                r -> new Stored(r.getString(1), r.getInt(2), r.getString(3), r.getString(4)),
                key.toString());
    }

    private Decision replay(Stored s) {
        try {
            String c = s.caseJson();
            return new Decision(s.status(), s.code(), c == null ? null : json.read(c, Case.class), true);
        } catch (WireException e) {
            throw new CityStoreException("A stored answer cannot be read", e);
        }
    }

    private static boolean isSame(Actor claimed, Actor known) {
        return claimed.personId().equals(known.personId())
                && claimed.role().equals(known.role())
                && claimed.unitId().equals(known.unitId());
    }
}
