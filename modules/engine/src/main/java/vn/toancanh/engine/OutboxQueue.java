package vn.toancanh.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.LateActs;
import vn.toancanh.core.command.OutboxEntry;

/**
 * Which acts may go now: of each case the first that waits, in the order in which they were done; what stands on an act in
 * the tray waits with it. Order follows the place in the outbox and never a clock. State loop only.
 */
final class OutboxQueue {
    private final Function<Act, LateActs.Rule> rules;
    private final Map<Long, Long> due = new HashMap<>(); // by place, on the monotonic clock

    OutboxQueue(Function<Act, LateActs.Rule> rules) {
        this.rules = rules;
    }

    /** It is not to go before this moment of the monotonic clock. */
    void defer(long n, long nanos) {
        due.put(n, nanos);
    }

    /** Forgets all waits. */
    void hurry() {
        due.clear();
    }

    void forget(long n) {
        due.remove(n);
    }

    /** The heads that may go, at most {@code max}: what hides goes first, files go last. */
    List<OutboxEntry> heads(List<OutboxEntry> outbox, Set<String> inFlight, long nanos, int max) {
        List<OutboxEntry> first = new ArrayList<>();
        List<OutboxEntry> out = new ArrayList<>();
        List<OutboxEntry> files = new ArrayList<>();
        Set<String> passed = new HashSet<>();
        for (OutboxEntry e : outbox) {
            if (e.state().isUnsent()
                    && rules.apply(e.command().act()) == LateActs.Rule.FIRST
                    && passed.add(e.command().caseId())
                    && isFree(e, inFlight, nanos)) {
                first.add(e);
            }
        }
        Set<String> blocked = new HashSet<>();
        for (OutboxEntry e : outbox) {
            if (first.size() + out.size() >= max) {
                break;
            }
            String caseId = e.command().caseId();
            boolean appendOnly = e.command().act().isAppendOnly();
            if (e.state().isInTray() && !appendOnly) {
                // The operator decides about this one first: what he did after it was done on top of it.
                blocked.add(caseId);
            } else if (e.state().isUnsent()
                    && !(blocked.contains(caseId) && !appendOnly)
                    && passed.add(caseId)
                    && isFree(e, inFlight, nanos)) {
                (e.command().act() instanceof Act.Attach ? files : out).add(e);
            }
        }
        first.addAll(out);
        first.addAll(files);
        return first.size() > max ? first.subList(0, max) : first;
    }

    private boolean isFree(OutboxEntry e, Set<String> inFlight, long nanos) {
        Long at = due.get(e.n());
        return !inFlight.contains(e.command().caseId()) && (at == null || nanos - at >= 0);
    }
}
