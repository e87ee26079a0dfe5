package vn.toancanh.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import vn.toancanh.app.tour.TourPhotos;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.QueueOrder;
import vn.toancanh.uidesk.DeskStation;
import vn.toancanh.uidesk.overview.BoardModel;
import vn.toancanh.uidesk.queue.QueueFilter;
import vn.toancanh.uidesk.shell.Notice;
import vn.toancanh.uidesk.shell.Workspace;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.tour.TourStep;

/** The desk's own screens, in the order in which an operator meets them. JavaFX thread. */
final class DeskTourSteps {
    private final DeskStation station;
    private final Messages messages;

    DeskTourSteps(DeskStation station, Messages messages) {
        this.station = station;
        this.messages = messages;
    }

    List<TourStep> all() {
        List<TourStep> steps = new ArrayList<>();
        steps.add(step(
                "operate", "F2, the queue with the case that needs somebody most, its place and its details", () -> {
                    plain();
                    station.model().select(worst().map(Case::id).orElse(null));
                }));
        steps.add(step("case", "one case over the whole window, with its photos", () -> {
            TourPhotos.caseWithPhotos(state()).ifPresent(c -> station.model().select(c.id()));
            station.model().expandedProperty().set(true);
        }));
        steps.add(new TourStep(
                "photos",
                "the photos of a case, one at a time and as large as the window allows",
                () -> {
                    plain();
                    TourPhotos.caseWithPhotos(state())
                            .ifPresent(c -> station.model().select(c.id()));
                    station.openPhotos();
                },
                () -> TourPhotos.isLargeShown(station.root()),
                this::counts));
        steps.add(step("assign", "whom to give it to: suggestions with their reasons", () -> {
            plain();
            mine().ifPresent(c -> station.model().select(c.id()));
            station.caseKeys().assign();
        }));
        steps.add(step("palette", "the command palette finds without tone marks", () -> {
            plain();
            station.palette().open("cay do");
        }));
        steps.add(step("keys", "the keys of this screen", () -> {
            plain();
            station.openHelp();
        }));
        steps.add(step("outbox", "the outbox and the tray", () -> {
            plain();
            station.openOutbox();
        }));
        steps.add(step("settings", "language, density, sounds", () -> {
            plain();
            station.openSettings();
        }));
        steps.add(step("monitor", "F1: cameras, alerts, sources", () -> {
            plain();
            station.model().workspaceProperty().set(Workspace.MONITOR);
        }));
        steps.add(step("overview", "F3: indicators and counts", () -> {
            plain();
            station.model().workspaceProperty().set(Workspace.OVERVIEW);
        }));
        steps.add(step("board", "F3: the board of one service, what is beyond its limit first", () -> {
            plain();
            station.model().filter(QueueFilter.ALL.service(worstService()));
            station.model().workspaceProperty().set(Workspace.OVERVIEW);
        }));
        steps.add(step("indicator", "an indicator with its owner, limits and what can be done", () -> {
            plain();
            IndicatorDef worst = worstIndicator();
            if (worst != null) {
                station.openIndicator(worst.id());
            }
        }));
        steps.add(step("empty", "nothing answers the filter, and the queue says so", () -> {
            plain();
            station.model().filter(QueueFilter.ALL.text(messages.text("app.tour.nothing")));
        }));
        return steps;
    }

    /** What takes more than a key to see. */
    List<TourStep> moments() {
        Runnable print = () -> {
            plain();
            station.print();
        };
        BooleanSupplier done = () -> {
            Notice said = station.model().noticeProperty().get();
            return said != null && !said.text().equals(messages.text("desk.said.printing"));
        };
        return List.of(
                new TourStep("print", "Ctrl+P: the duty book, and what became of it", print, done, this::counts),
                step("wall-scenes", "F11: the scenes of the wall, each drawn small, for the supervisor", () -> {
                    plain();
                    station.openWall();
                }));
    }

    /** This picture on the chosen case. */
    static void photo(DeskStation station, Path file) {
        Case c = station.context().selectedCase();
        Path name = file.getFileName();
        if (c != null && name != null) {
            station.context().ring().attach(c.id(), file, name.toString());
        }
    }

    private void plain() {
        station.palette().close();
        station.closeOverlays();
        station.model().expandedProperty().set(false);
        station.model().indicatorProperty().set(null);
        station.model().filter(QueueFilter.ALL);
        station.model().workspaceProperty().set(Workspace.COMMAND);
    }

    /** One beyond its limit if there is any, else the first of the pack; null before the first word of the city. */
    private IndicatorDef worstIndicator() {
        BoardModel all = BoardModel.of(state(), null, station.context().now());
        return Stream.of(all.breached(), all.unsure(), all.normal())
                .flatMap(List::stream)
                .map(BoardModel.Entry::def)
                .findFirst()
                .orElse(null);
    }

    private String worstService() {
        IndicatorDef d = worstIndicator();
        return d == null ? null : d.serviceId();
    }

    private Optional<Case> worst() {
        return state().shown().values().stream().filter(c -> c.state().isOpen()).min(QueueOrder.NEEDS_ME_FIRST);
    }

    private Optional<Case> mine() {
        return state().shown().values().stream()
                .filter(c -> c.state() == CaseState.VERIFYING && c.operatorId() != null)
                .min(QueueOrder.NEEDS_ME_FIRST);
    }

    private CityState state() {
        return station.context().state();
    }

    private TourStep step(String name, String shows, Runnable go) {
        BooleanSupplier ready = () -> !state().shown().isEmpty() && TourPhotos.areSmallShown(station.root());
        return new TourStep(name, shows, go, ready, () -> counts());
    }

    private Map<String, Object> counts() {
        Map<String, Object> out = new HashMap<>();
        out.put(
                "queue",
                station.root().lookupAll("#queue-counts").stream()
                        .map(n -> n instanceof javafx.scene.control.Labeled l ? l.getText() : n.toString())
                        .findFirst()
                        .orElse(""));
        return out;
    }
}
