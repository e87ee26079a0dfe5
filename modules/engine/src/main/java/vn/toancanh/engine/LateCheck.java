package vn.toancanh.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.LateActs;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.state.CityState;

/** Finds acts that have become too late to go by themselves. State loop only. */
final class LateCheck {
    private static final String UNSURE = "-unsure";

    private final EngineParts parts;
    private final LatePolicy policy;
    private final Map<Long, Long> doneAt = new HashMap<>(); // acts of this run, on the monotonic clock

    LateCheck(EngineParts parts, LatePolicy policy) {
        this.parts = parts;
        this.policy = policy;
    }

    void done(OutboxEntry e) {
        if (policy.rules().apply(e.command().act()) != LateActs.Rule.ALWAYS) {
            doneAt.put(e.n(), parts.nanos().getAsLong());
        }
    }

    void forget(long n) {
        doneAt.remove(n);
    }

    /** Waiting entries about which the operator has to be asked, as they go to the tray. */
    List<OutboxEntry> tooLate(List<OutboxEntry> outbox) {
        List<OutboxEntry> out = new ArrayList<>();
        for (OutboxEntry e : outbox) {
            LateActs.Rule rule = policy.rules().apply(e.command().act());
            if (e.state() == DeliveryState.PENDING
                    && rule != LateActs.Rule.ALWAYS
                    && LateActs.decide(rule, age(e), policy.dispatchHolds()) == LateActs.Verdict.ASK) {
                doneAt.remove(e.n());
                Problem why = new Problem(LateActs.code(rule, e.attempts() > 0), 0, "");
                out.add(e.ended(DeliveryState.PARKED, why, null));
            }
        }
        return out;
    }

    /** Entries that were asked about although the city had done them: its case names their key. */
    List<OutboxEntry> foundAtHome(CityState s) {
        List<OutboxEntry> out = new ArrayList<>();
        for (OutboxEntry e : s.outbox()) {
            Problem why = e.problem();
            Case c = s.confirmed().get(e.command().caseId());
            if (e.state() == DeliveryState.PARKED && why != null && why.code().endsWith(UNSURE) && c != null) {
                String key = e.command().id().toString();
                if (c.timeline().stream().anyMatch(t -> t.id().equals(key))) {
                    out.add(e.acked(c.version()));
                }
            }
        }
        return out;
    }

    /** The monotonic clock stands still while the machine sleeps and the wall clock may be set back: the longer one holds. */
    private Duration age(OutboxEntry e) {
        Duration wall = Duration.between(e.command().at(), parts.clock().instant());
        Long since = doneAt.get(e.n());
        Duration mono =
                since == null ? Duration.ZERO : Duration.ofNanos(parts.nanos().getAsLong() - since);
        return wall.compareTo(mono) > 0 ? wall : mono;
    }
}
