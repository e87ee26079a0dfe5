package vn.toancanh.core.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.change.IndicatorValue;
import vn.toancanh.core.command.CaseWorkflow;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.command.Outcome;
import vn.toancanh.core.link.LinkStatus;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.model.SourceHealth;
import vn.toancanh.core.model.UnitResource;
import vn.toancanh.core.model.WallState;

/**
 * Makes the next state from the last one. Pure functions: no clock, no I/O, no shared memory.
 *
 * <p>What is shown of a case is its confirmed value with its pending commands applied in order by {@link CaseWorkflow};
 * commands that the rules refuse by now are left out of the picture until the city decides about them.
 */
public final class CityReducer {
    private CityReducer() {}

    /** Applies what the city said. Older or repeated versions change nothing. */
    public static CityState changes(CityState s, ChangeBatch batch) {
        Draft d = new Draft(s);
        d.cursor = batch.cursor();
        for (Change c : batch.changes()) {
            d.apply(c);
        }
        return d.build();
    }

    /** Replaces the whole city by a snapshot; outbox, session and troubles stay. */
    public static CityState snapshot(CityState s, ChangeBatch snapshot) {
        Draft d = new Draft(s);
        d.confirmed = new HashMap<>();
        d.resources = new HashMap<>();
        d.cameras = new HashMap<>();
        d.indicators = new HashMap<>();
        d.sources = new HashMap<>();
        d.walls = new HashMap<>();
        d.cursor = snapshot.cursor();
        for (Change c : snapshot.changes()) {
            d.apply(c);
        }
        d.all = true;
        return d.build();
    }

    /** Puts a new or changed entry into the outbox list; ended ones leave it. */
    public static CityState outbox(CityState s, OutboxEntry entry) {
        Draft d = new Draft(s);
        d.put(entry);
        return d.build();
    }

    /** Replaces the outbox by these entries, as read at the start or at another operator's sign-in. */
    public static CityState outbox(CityState s, List<OutboxEntry> entries) {
        Draft d = new Draft(s);
        d.outbox = new ArrayList<>();
        entries.forEach(d::put);
        d.all = true;
        return d.build();
    }

    /** Puts several new or changed entries at once. */
    public static CityState entries(CityState s, List<OutboxEntry> changed) {
        Draft d = new Draft(s);
        changed.forEach(d::put);
        return d.build();
    }

    public static CityState catalogue(CityState s, Catalogue catalogue) {
        Draft d = new Draft(s);
        d.catalogue = catalogue;
        d.all = true;
        return d.build();
    }

    public static CityState session(CityState s, @Nullable Session session) {
        Draft d = new Draft(s);
        d.session = session;
        d.all = true;
        return d.build();
    }

    public static CityState link(CityState s, LinkStatus link) {
        Draft d = new Draft(s);
        d.link = link;
        return d.build();
    }

    public static CityState leftOut(CityState s, LeftOut now) {
        if (s.leftOut().equals(now)) {
            return s;
        }
        Draft d = new Draft(s);
        d.leftOut = now;
        return d.build();
    }

    public static CityState trouble(CityState s, Trouble trouble, boolean on) {
        if (s.troubles().contains(trouble) == on) {
            return s;
        }
        Draft d = new Draft(s);
        Set<Trouble> all = s.troubles().isEmpty() ? EnumSet.noneOf(Trouble.class) : EnumSet.copyOf(s.troubles());
        if (on) {
            all.add(trouble);
        } else {
            all.remove(trouble);
        }
        d.troubles = Set.copyOf(all);
        return d.build();
    }

    /**
     * Drops cases that were over before {@code limit} and that no entry of the outbox refers to; the cache still has them.
     * Without it the working set of a console that runs for months would grow for ever.
     */
    public static CityState forget(CityState s, Instant limit) {
        Set<String> kept = s.outbox().stream().map(e -> e.command().caseId()).collect(Collectors.toSet());
        List<String> over = s.confirmed().values().stream()
                .filter(c -> !c.state().isOpen() && c.updatedAt().isBefore(limit) && !kept.contains(c.id()))
                .map(Case::id)
                .toList();
        if (over.isEmpty()) {
            return s;
        }
        Draft d = new Draft(s);
        over.forEach(id -> {
            d.confirmed().remove(id);
            d.touched.add(id);
        });
        return d.build();
    }

    /** The case as it is shown: {@code confirmed} with {@code pending} (its own, in order) on top. */
    public static Case overlay(Case confirmed, List<OutboxEntry> pending) {
        Case c = confirmed;
        for (OutboxEntry e : pending) {
            boolean already = e.state() == DeliveryState.ACKED && confirmed.version() >= e.ackedVersion();
            if (!already && CaseWorkflow.apply(c, e.command()) instanceof Outcome.Applied a) {
                c = a.next();
            }
        }
        return c;
    }

    /** The next state in the making. Maps are copied when first written, so that a heartbeat costs nothing. */
    private static final class Draft {
        private final CityState s;
        private final Set<String> touched = new HashSet<>();
        private boolean all;
        private Catalogue catalogue;
        private @Nullable Session session;
        private Cursor cursor;
        private @Nullable Map<String, Case> confirmed;
        private @Nullable Map<String, UnitResource> resources;
        private @Nullable Map<String, CameraHealth> cameras;
        private @Nullable Map<String, IndicatorValue> indicators;
        private @Nullable Map<String, SourceHealth> sources;
        private @Nullable Map<String, WallState> walls;
        private @Nullable List<OutboxEntry> outbox;
        private LinkStatus link;
        private Set<Trouble> troubles;
        private LeftOut leftOut;

        Draft(CityState s) {
            this.s = s;
            this.catalogue = s.catalogue();
            this.session = s.session();
            this.cursor = s.cursor();
            this.link = s.link();
            this.troubles = s.troubles();
            this.leftOut = s.leftOut();
        }

        void apply(Change c) {
            if (c instanceof Change.CaseChanged x) {
                Map<String, Case> m = confirmed();
                Case old = m.get(x.value().id());
                if (old == null || old.version() < x.value().version()) {
                    m.put(x.value().id(), x.value());
                    touched.add(x.value().id());
                }
            } else if (c instanceof Change.CaseRemoved x) {
                Case old = confirmed().get(x.caseId());
                if (old != null && old.version() <= x.version()) {
                    confirmed().remove(x.caseId());
                    touched.add(x.caseId());
                }
            } else if (c instanceof Change.ResourceChanged x) {
                Map<String, UnitResource> m = resources == null ? new HashMap<>(s.resources()) : resources;
                resources = m;
                m.merge(x.value().id(), x.value(), (a, b) -> b.asOf().isBefore(a.asOf()) ? a : b);
            } else if (c instanceof Change.CameraChanged x) {
                Map<String, CameraHealth> m = cameras == null ? new HashMap<>(s.cameras()) : cameras;
                cameras = m;
                m.merge(x.value().cameraId(), x.value(), (a, b) -> b.asOf().isBefore(a.asOf()) ? a : b);
            } else if (c instanceof Change.IndicatorChanged x) {
                Map<String, IndicatorValue> m = indicators == null ? new HashMap<>(s.indicators()) : indicators;
                indicators = m;
                m.put(x.value().id(), x.value());
            } else if (c instanceof Change.SourceChanged x) {
                Map<String, SourceHealth> m = sources == null ? new HashMap<>(s.sources()) : sources;
                sources = m;
                m.put(x.value().id(), x.value());
            } else if (c instanceof Change.WallChanged x) {
                Map<String, WallState> m = walls == null ? new HashMap<>(s.walls()) : walls;
                walls = m;
                m.merge(x.value().wallId(), x.value(), (a, b) -> b.version() < a.version() ? a : b);
            }
        }

        void put(OutboxEntry e) {
            List<OutboxEntry> list = outbox == null ? new ArrayList<>(s.outbox()) : outbox;
            outbox = list;
            int at = place(list, e.n());
            boolean replaces = at < list.size() && list.get(at).n() == e.n();
            boolean keep = e.state().isShown() || e.state().isInTray();
            if (replaces && keep) {
                list.set(at, e);
            } else if (replaces) {
                list.remove(at);
            } else if (keep) {
                list.add(at, e);
            }
            touched.add(e.command().caseId());
        }

        /** Where {@code n} stands or would stand; a queue of 50,000 acts must not be walked for each of them. */
        private static int place(List<OutboxEntry> list, long n) {
            int low = 0;
            int high = list.size();
            while (low < high) {
                int mid = (low + high) >>> 1;
                if (list.get(mid).n() < n) {
                    low = mid + 1;
                } else {
                    high = mid;
                }
            }
            return low;
        }

        private Map<String, Case> confirmed() {
            Map<String, Case> m = confirmed == null ? new HashMap<>(s.confirmed()) : confirmed;
            confirmed = m;
            return m;
        }

        CityState build() {
            Map<String, Case> conf = confirmed == null ? s.confirmed() : confirmed;
            List<OutboxEntry> box = outbox == null ? s.outbox() : outbox;
            Map<String, Case> shown = s.shown();
            if (all || !touched.isEmpty()) {
                // What the stream has brought home needs no entry any more.
                if (box.stream().anyMatch(e -> isHome(e, conf))) {
                    box = box.stream().filter(e -> !isHome(e, conf)).toList();
                }
                shown = shown(conf, box);
            }
            return new CityState(
                    s.version() + 1,
                    catalogue,
                    session,
                    cursor,
                    conf,
                    shown,
                    List.copyOf(box),
                    resources == null ? s.resources() : resources,
                    cameras == null ? s.cameras() : cameras,
                    indicators == null ? s.indicators() : indicators,
                    sources == null ? s.sources() : sources,
                    walls == null ? s.walls() : walls,
                    link,
                    troubles,
                    leftOut,
                    all ? Touched.EVERYTHING : new Touched(false, touched));
        }

        private static boolean isHome(OutboxEntry e, Map<String, Case> confirmed) {
            if (e.state() != DeliveryState.ACKED) {
                return false; // most of a long queue, which is walked at each turn
            }
            Case c = confirmed.get(e.command().caseId());
            return c != null && c.version() >= e.ackedVersion();
        }

        private Map<String, Case> shown(Map<String, Case> conf, List<OutboxEntry> box) {
            boolean some = false;
            Map<String, List<OutboxEntry>> pending = new HashMap<>();
            for (OutboxEntry e : box) {
                if (e.state().isShown()) {
                    some = true;
                    String id = e.command().caseId();
                    if (all || touched.contains(id)) {
                        pending.computeIfAbsent(id, k -> new ArrayList<>()).add(e);
                    }
                }
            }
            if (!some) {
                return conf; // nothing lies over it: no copy of all cases at each turn
            }
            Map<String, Case> out;
            if (all) {
                out = new HashMap<>(conf);
                pending.forEach((id, list) -> out.computeIfPresent(id, (k, c) -> overlay(c, list)));
            } else {
                out = new HashMap<>(s.shown());
                for (String id : touched) {
                    Case c = conf.get(id);
                    if (c == null) {
                        out.remove(id);
                    } else {
                        out.put(id, overlay(c, pending.getOrDefault(id, List.of())));
                    }
                }
            }
            return out;
        }
    }
}
