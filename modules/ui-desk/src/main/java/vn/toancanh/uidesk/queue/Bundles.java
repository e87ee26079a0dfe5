package vn.toancanh.uidesk.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.AlertInfo;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.TimelineEntry;
import vn.toancanh.core.model.TimelineKind;
import vn.toancanh.core.state.QueueOrder;

/**
 * Rows that stand for several cases. A source that chatters (three alerts within 60 seconds) is one row with a counter at all
 * times; in a burst the cases of one kind in one ward are one row too. An emergency is never bundled, so it is never hidden.
 * Pure.
 *
 * @param leaders by the id of the case that stands in the list
 * @param hidden ids of the cases behind them
 */
record Bundles(Map<String, Bundle> leaders, Set<String> hidden) {
    static final Bundles NONE = new Bundles(Map.of(), Set.of());

    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final int CHATTER = 3;

    /** @param count what the row stands for: alerts of a chattering source, or cases of a group */
    record Bundle(Kind kind, int count) {}

    /** Why. */
    enum Kind {
        CHATTER,
        BURST
    }

    /** @param listed the cases that would have a row each */
    static Bundles of(Stream<Case> listed, boolean burst, Instant now) {
        List<Case> all = listed.filter(c -> c.priority() != Priority.P1
                        && c.state().isOpen()
                        && !c.isShelved(now)
                        && (burst || c.kind() == CaseKind.ALERT))
                .toList();
        if (all.isEmpty()) {
            return NONE;
        }
        Map<String, Bundle> leaders = new HashMap<>();
        Set<String> hidden = new HashSet<>();
        bySource(all).forEach(of -> {
            List<Instant> times = of.stream().flatMap(Bundles::times).sorted().toList();
            if (chatters(times)) {
                bundle(of, new Bundle(Kind.CHATTER, times.size()), leaders, hidden);
            }
        });
        if (burst) {
            List<Case> rest = all.stream().filter(c -> !hidden.contains(c.id())).toList();
            byPlaceAndKind(rest).forEach(of -> {
                if (of.size() > 1) {
                    bundle(of, new Bundle(Kind.BURST, of.size()), leaders, hidden);
                }
            });
        }
        return new Bundles(Map.copyOf(leaders), Set.copyOf(hidden));
    }

    @Nullable
    Bundle of(String caseId) {
        return leaders.get(caseId);
    }

    /** Ids whose row comes, goes or says something else than with {@code before}. */
    Set<String> changedFrom(Bundles before) {
        if (equals(before)) {
            return Set.of();
        }
        Set<String> out = new HashSet<>();
        difference(hidden, before.hidden, out);
        difference(before.hidden, hidden, out);
        for (String id : leaders.keySet()) {
            if (!leaders.get(id).equals(before.leaders.get(id))) {
                out.add(id);
            }
        }
        difference(before.leaders.keySet(), leaders.keySet(), out);
        return out;
    }

    private static void difference(Set<String> a, Set<String> b, Set<String> into) {
        for (String id : a) {
            if (!b.contains(id)) {
                into.add(id);
            }
        }
    }

    private static void bundle(List<Case> of, Bundle b, Map<String, Bundle> leaders, Set<String> hidden) {
        Case first = of.stream().min(QueueOrder.NEEDS_ME_FIRST).orElseThrow();
        for (Case c : of) {
            if (c != first) {
                hidden.add(c.id());
                leaders.remove(c.id());
            }
        }
        leaders.put(first.id(), b);
    }

    private static Iterable<List<Case>> bySource(List<Case> all) {
        Map<String, List<Case>> out = new LinkedHashMap<>();
        for (Case c : all) {
            AlertInfo a = c.alert();
            if (a != null) {
                out.computeIfAbsent(a.sourceId(), k -> new ArrayList<>()).add(c);
            }
        }
        return out.values();
    }

    private static Iterable<List<Case>> byPlaceAndKind(List<Case> all) {
        Map<String, List<Case>> out = new LinkedHashMap<>();
        for (Case c : all) {
            String where =
                    c.place().wardId() == null ? c.place().address() : c.place().wardId();
            out.computeIfAbsent(c.categoryId() + '\n' + where, k -> new ArrayList<>())
                    .add(c);
        }
        return out.values();
    }

    /** When this case said that something is wrong: at its coming and at each further breach. */
    private static Stream<Instant> times(Case c) {
        List<Instant> told = c.timeline().stream()
                .filter(e -> e.kind() == TimelineKind.BREACH)
                .map(TimelineEntry::at)
                .toList();
        return told.isEmpty() ? Stream.of(c.receivedAt()) : told.stream();
    }

    private static boolean chatters(List<Instant> sorted) {
        for (int i = 0; i + CHATTER <= sorted.size(); i++) {
            Duration span = Duration.between(sorted.get(i), sorted.get(i + CHATTER - 1));
            if (span.compareTo(WINDOW) <= 0) {
                return true;
            }
        }
        return false;
    }
}
