package vn.toancanh.uidesk.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.HandlingUnit;
import vn.toancanh.core.model.ServiceDef;
import vn.toancanh.core.model.UnitResource;
import vn.toancanh.core.port.CaseScope;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.text.Folding;
import vn.toancanh.uidesk.detail.CaseActs;
import vn.toancanh.uidesk.place.PlaceWords;
import vn.toancanh.uidesk.queue.QueueFilter;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uidesk.shell.Workspace;
import vn.toancanh.uikit.palette.PaletteItem;
import vn.toancanh.uikit.palette.PaletteSource;

/** What the palette finds on the desk. Lists are made again only when what they come from has changed. */
public final class DeskSources {
    /** Cases of each half in one answer from the cache; one types another letter rather than read more. */
    private static final int FROM_CACHE = 20;

    private final DeskContext desk;
    private final CaseActs acts;

    public DeskSources(DeskContext desk, CaseActs acts) {
        this.desk = desk;
        this.acts = acts;
    }

    /** All of them; commands are given by the station. */
    public List<PaletteSource> all(Function<DeskContext, List<PaletteItem>> commands) {
        return List.of(
                new Kept("commands", s -> List.of(desk.words().language(), s.catalogue()), s -> commands.apply(desk)),
                new Kept("cases", s -> List.of(desk.words().language(), s.shown()), this::cases) {
                    @Override
                    public List<PaletteItem> forQuery(String query) {
                        return route(query);
                    }

                    @Override
                    public CompletionStage<List<PaletteItem>> later(String query) {
                        return query.strip().length() < 2
                                ? CompletableFuture.completedFuture(List.of())
                                : desk.ring()
                                        .search(query, CaseScope.OPEN, FROM_CACHE)
                                        .thenCombine(
                                                desk.ring().search(query, CaseScope.CLOSED, FROM_CACHE),
                                                DeskSources.this::found);
                    }
                },
                new Kept("cameras", s -> List.of(desk.words().language(), s.catalogue(), s.cameras()), this::cameras),
                new Kept("units", s -> List.of(desk.words().language(), s.catalogue(), s.resources()), this::units),
                new Kept("services", s -> List.of(desk.words().language(), s.catalogue()), this::services));
    }

    private List<PaletteItem> cases(CityState s) {
        return s.shown().values().stream()
                .filter(c -> c.state().isOpen())
                .sorted(vn.toancanh.core.state.QueueOrder.NEEDS_ME_FIRST)
                .map(this::open)
                .toList();
    }

    private PaletteItem open(Case c) {
        return new PaletteItem(
                c.id(),
                c.code() + " " + c.title(),
                c.place().address(),
                "queue",
                List.of(desk.caseWords().state(c), desk.caseWords().who(c)),
                "",
                () -> go(c.id()));
    }

    /**
     * Open cases as they are shown now, because the list above does not know the citizen's own words, then what is over. Runs
     * on a thread of the ring.
     */
    private List<PaletteItem> found(List<Case> open, List<Case> closed) {
        CityState s = desk.state();
        return Stream.concat(
                        open.stream()
                                .map(c -> s.shown().get(c.id()))
                                .filter(c -> c != null && c.state().isOpen())
                                .map(this::open),
                        closed(closed).stream())
                .toList();
    }

    /** What is over, with the moment of its end. */
    private List<PaletteItem> closed(List<Case> found) {
        return found.stream()
                .map(c -> new PaletteItem(
                        c.id(),
                        c.code() + " " + c.title(),
                        desk.words()
                                .text(
                                        "desk.palette.closed",
                                        desk.caseWords().state(c),
                                        desk.format().moment(c.updatedAt(), desk.now()),
                                        c.place().address()),
                        "history",
                        () -> {
                            desk.model().workspaceProperty().set(Workspace.COMMAND);
                            desk.model().selectArchived(c);
                        }))
                .toList();
    }

    private void go(String caseId) {
        desk.model().workspaceProperty().set(Workspace.COMMAND);
        desk.model().select(caseId);
    }

    private List<PaletteItem> cameras(CityState s) {
        PlaceWords words = new PlaceWords(desk);
        return s.catalogue().cameras().stream()
                .map(c -> new PaletteItem(
                        c.id(),
                        c.name(),
                        words.camera(s.cameras().get(c.id()), desk.now()),
                        "camera",
                        () -> sayCamera(c)))
                .toList();
    }

    private void sayCamera(Camera c) {
        PlaceWords words = new PlaceWords(desk);
        desk.model().workspaceProperty().set(Workspace.MONITOR);
        desk.say(c.name() + ": " + words.camera(desk.state().cameras().get(c.id()), desk.now()), false);
    }

    private List<PaletteItem> units(CityState s) {
        List<PaletteItem> out = new ArrayList<>();
        for (UnitResource r : s.resources().values()) {
            out.add(new PaletteItem(
                    r.id(),
                    r.callSign() + " " + desk.words().text(r.kind()),
                    desk.caseWords().unit(r.unitId(), s.catalogue()),
                    "vehicle",
                    () -> dispatch(r)));
        }
        return out;
    }

    private void dispatch(UnitResource r) {
        Case c = desk.selectedCase();
        if (c == null) {
            desk.say(desk.actWords().refusal("no-such-case"), true);
            return;
        }
        acts.submit(c, new Act.DispatchUnit(r.id(), r.callSign(), r.unitId()));
    }

    private List<PaletteItem> services(CityState s) {
        List<PaletteItem> out = new ArrayList<>();
        for (ServiceDef d : s.catalogue().services()) {
            out.add(new PaletteItem(
                    d.id(), desk.words().text(d.name()), desk.words().text("desk.palette.service"), d.icon(), () -> {
                        desk.model().workspaceProperty().set(Workspace.COMMAND);
                        desk.model().filter(QueueFilter.ALL.service(d.id()));
                    }));
        }
        return out;
    }

    /** "chuyen PA-1234 thoatnuoc": a case by its code to a unit by any part of its name. */
    private List<PaletteItem> route(String query) {
        String[] words = Folding.fold(query).strip().split("\\s+", 3);
        if (words.length < 3 || !List.of("chuyen", "giao", "assign").contains(words[0])) {
            return List.of();
        }
        CityState s = desk.state();
        Case c = s.shown().values().stream()
                .filter(x -> Folding.fold(x.code()).equals(words[1]))
                .findFirst()
                .orElse(null);
        if (c == null) {
            return List.of();
        }
        String wanted = words[2].replace(" ", "");
        List<PaletteItem> out = new ArrayList<>();
        for (HandlingUnit u : s.catalogue().units()) {
            String name = desk.words().text(u.name());
            boolean valid = u.isValidOn(desk.now().atZone(desk.format().zone()).toLocalDate());
            if (valid && Folding.fold(name).replace(" ", "").contains(wanted)) {
                out.add(new PaletteItem(
                        "route-" + u.id(),
                        desk.words().text("desk.palette.route", c.code(), name),
                        c.title(),
                        "send",
                        () -> acts.assign(desk.state().shown().getOrDefault(c.id(), c), u.id())));
            }
        }
        return out;
    }

    /** Keeps its list as long as what it was made from is the very same. */
    private class Kept implements PaletteSource {
        private final String id;
        private final Function<CityState, List<Object>> from;
        private final Function<CityState, List<PaletteItem>> make;
        private List<Object> basis = List.of();
        private List<PaletteItem> items = List.of();

        Kept(String id, Function<CityState, List<Object>> from, Function<CityState, List<PaletteItem>> make) {
            this.id = id;
            this.from = from;
            this.make = make;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public List<PaletteItem> items() {
            CityState s = desk.state();
            List<Object> now = from.apply(s);
            boolean same = now.size() == basis.size();
            for (int i = 0; same && i < now.size(); i++) {
                same = now.get(i) == basis.get(i);
            }
            if (!same) {
                basis = now;
                items = make.apply(s);
            }
            return items;
        }
    }
}
