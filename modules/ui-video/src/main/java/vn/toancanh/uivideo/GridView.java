package vn.toancanh.uivideo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.Window;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.state.CityState;
import vn.toancanh.media.FeedRequest;
import vn.toancanh.media.Media;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.face.CameraGrid;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.theme.Theme;

/**
 * The cells and their one timer. A pulse costs a look into each slot; states are read four times a second; nothing here waits
 * or calls a decoder. Streams run while the grid is attached, all above it is visible and its window is not iconified.
 */
final class GridView extends CameraGrid {
    /** What a grid is for, in figures. */
    enum Kind {
        DESK(15, FeedRequest.Use.CELL, false, true),
        WALL(15, FeedRequest.Use.CELL, false, false),
        FIELD(10, FeedRequest.Use.CELL, true, true),
        FOCUS(25, FeedRequest.Use.FOCUS, false, true);

        final double fps;
        final FeedRequest.Use use;
        final boolean onDemand;
        final boolean hands;

        Kind(double fps, FeedRequest.Use use, boolean onDemand, boolean hands) {
            this.fps = fps;
            this.use = use;
            this.onDemand = onDemand;
            this.hands = hands;
        }

        static Kind of(Use use) {
            return switch (use) {
                case DESK -> DESK;
                case WALL -> WALL;
                case FIELD -> FIELD;
            };
        }
    }

    private static final long LOOK_NANOS = 250_000_000L;
    private static final double GAP = 4;
    private static final int MOST = 64;

    private final Station station;
    private final Media media;
    private final Supplier<String> gatewayHost;
    private final Kind kind;
    private final CellWords words;
    private final Cells pane = new Cells();
    private final List<CellModel> cells = new ArrayList<>();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse(now);
        }
    };
    private List<String> ids = List.of();
    private Map<String, Camera> cameras = Map.of();
    private Map<String, String> why = Map.of();
    private CityState shownState;
    private int columns = 1;
    private int rows = 1;
    private Consumer<String> onOpen = id -> {};
    private boolean running;
    private boolean pulsing;
    private long painted;
    private long looked;

    GridView(Station station, Media media, Supplier<String> gatewayHost, Kind kind) {
        this.station = station;
        this.media = media;
        this.gatewayHost = gatewayHost;
        this.kind = kind;
        this.words = new CellWords(station.words(), station.format());
        pane.getStyleClass().add("camera-grid");
        pane.getStyleClass().add(kind.name().toLowerCase(java.util.Locale.ROOT));
        pane.getStylesheets().add(Theme.sheet("video.css"));
        cells(1, 1);
    }

    @Override
    public Parent node() {
        return pane;
    }

    @Override
    public Node firstFocus() {
        return cells.isEmpty() ? pane : cells.get(0).cell();
    }

    @Override
    public void cells(int newColumns, int newRows) {
        if (newColumns < 1 || newRows < 1 || newColumns * newRows > MOST) {
            throw new IllegalArgumentException("no grid of " + newColumns + " x " + newRows);
        }
        columns = kind == Kind.FOCUS ? 1 : newColumns;
        rows = kind == Kind.FOCUS ? 1 : newRows;
        arrange();
        pane.requestLayout();
    }

    @Override
    public void show(List<String> cameraIds) {
        ids = List.copyOf(cameraIds);
        arrange();
    }

    @Override
    public void why(Map<String, String> reasons) {
        why = Map.copyOf(reasons);
        look();
    }

    @Override
    public List<String> shown() {
        return ids.size() > columns * rows ? ids.subList(0, columns * rows) : ids;
    }

    @Override
    public CellState state(String cameraId) {
        for (CellModel c : cells) {
            if (cameraId.equals(c.id())) {
                return c.sight(station.now()).what().state;
            }
        }
        return CellState.EMPTY;
    }

    @Override
    public void setOnOpen(Consumer<String> handler) {
        onOpen = handler;
    }

    @Override
    public void textSize(double px) {
        pane.setStyle(px > 0 ? "-fx-font-size: " + px + "px;" : "");
        pane.requestLayout();
    }

    @Override
    protected void onAttach(Pins pins) {
        take(station.state());
        pins.add(station.bridge().watch((s, t) -> take(s)));
        pins.listen(station.words().languageProperty(), (o, was, is) -> look());
        // The pulse stands still while a window is iconified: the clock finds out that it is back.
        pins.listen(station.ticker().nowProperty(), (o, was, is) -> look());
        pins.listen(pane.sceneProperty(), (o, was, is) -> look());
        look();
    }

    @Override
    protected void onDetach() {
        run(false);
        beat();
    }

    /** Whether it asks for the screen's pulse; for measuring. */
    boolean isBeating() {
        return pulsing;
    }

    /** How many pictures were put on the screen; for measuring. */
    long painted() {
        return cells.stream().mapToLong(c -> c.cell().screen().painted()).sum();
    }

    private void take(CityState s) {
        if (shownState == null || shownState.catalogue() != s.catalogue()) {
            Map<String, Camera> all = new HashMap<>();
            s.catalogue().cameras().forEach(c -> all.put(c.id(), c));
            cameras = all;
        }
        shownState = s;
        arrange();
    }

    /** Puts cameras into cells; those that stay somewhere keep their cell and so their stream. */
    private void arrange() {
        Map<String, CellModel> kept = new HashMap<>();
        List<CellModel> spare = new ArrayList<>();
        List<String> wanted = shown();
        for (CellModel c : cells) {
            if (c.id() == null || !wanted.contains(c.id()) || kept.putIfAbsent(c.id(), c) != null) {
                spare.add(c);
            }
        }
        List<CellModel> next = new ArrayList<>();
        for (int i = 0; i < columns * rows; i++) {
            String id = i < wanted.size() ? wanted.get(i) : null;
            CellModel c = id == null ? null : kept.remove(id);
            if (c == null) {
                c = spare.isEmpty() ? make() : spare.remove(spare.size() - 1);
            }
            Camera camera = id == null ? null : cameras.get(id);
            CameraHealth health = id == null || shownState == null
                    ? null
                    : shownState.cameras().get(id);
            c.camera(id, camera, health);
            next.add(c);
        }
        spare.forEach(CellModel::stop);
        kept.values().forEach(CellModel::stop);
        if (!next.equals(cells)) {
            cells.clear();
            cells.addAll(next);
            pane.getChildren().setAll(next.stream().map(CellModel::cell).toList());
            pane.requestLayout();
        }
        look();
    }

    private CellModel make() {
        CellModel c = new CellModel(media, gatewayHost, words, kind);
        c.cell().setOnAction(e -> open(c));
        c.cell().setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && (e.getClickCount() == 2 || c.isOnDemand())) {
                open(c);
            }
        });
        return c;
    }

    private void open(CellModel c) {
        if (c.id() == null || !kind.hands) {
            return;
        }
        if (c.isOnDemand()) {
            c.demand();
            look();
        } else {
            onOpen.accept(c.id());
        }
    }

    /** Reads all states, and starts or stops what came into sight or went out of it. */
    private void look() {
        run(isAttached() && inSight());
        Instant now = station.now();
        for (CellModel c : cells) {
            c.look(now, running, c.id() == null ? "" : why.getOrDefault(c.id(), ""));
        }
        beat();
    }

    /** While no stream can bring a picture the screen's pulse may rest: the clock looks once a second whether one is back. */
    private void beat() {
        boolean wanted = running && cells.stream().anyMatch(CellModel::mayMove);
        if (wanted != pulsing) {
            pulsing = wanted;
            if (wanted) {
                timer.start();
            } else {
                timer.stop();
            }
        }
    }

    private void run(boolean on) {
        if (running == on) {
            return;
        }
        running = on;
        if (!on) {
            cells.forEach(CellModel::stop);
        }
    }

    private void pulse(long now) {
        cells.forEach(CellModel::release);
        // Half a pulse early, so that a cap of 15 at 60 pulses is every fourth and not every fifth.
        if (now - painted >= 1e9 / kind.fps - 8_000_000L) {
            painted = now;
            cells.forEach(CellModel::paint);
        }
        if (now - looked >= LOOK_NANOS) {
            looked = now;
            look();
        }
    }

    private boolean inSight() {
        Scene scene = pane.getScene();
        Window window = scene == null ? null : scene.getWindow();
        if (window == null || !window.isShowing() || window instanceof Stage s && s.isIconified()) {
            return false;
        }
        for (Node n = pane; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Cells of equal size at whole pixels, so that pictures are shown as they were decoded. */
    /** Its cells are not managed: their size is the grid's, so that no lost camera that counts its seconds asks the window. */
    private final class Cells extends Pane {
        @Override
        protected void layoutChildren() {
            double w = getWidth() + GAP;
            double h = getHeight() + GAP;
            for (int i = 0; i < cells.size(); i++) {
                int column = i % columns;
                int row = i / columns;
                double x = snapPositionX(column * w / columns);
                double y = snapPositionY(row * h / rows);
                double x2 = snapPositionX((column + 1) * w / columns) - GAP;
                double y2 = snapPositionY((row + 1) * h / rows) - GAP;
                CameraCell cell = cells.get(i).cell();
                cell.resizeRelocate(x, y, Math.max(0, x2 - x), Math.max(0, y2 - y));
            }
        }

        @Override
        protected double computeMinWidth(double height) {
            return 0;
        }

        @Override
        protected double computeMinHeight(double width) {
            return 0;
        }

        @Override
        protected double computePrefWidth(double height) {
            return columns * 160.0 + (columns - 1) * GAP;
        }

        @Override
        protected double computePrefHeight(double width) {
            // Sixteen by nine, and whatever room there is.
            return rows * 90.0 + (rows - 1) * GAP;
        }
    }
}
