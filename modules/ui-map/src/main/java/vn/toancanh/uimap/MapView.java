package vn.toancanh.uimap;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.port.FeatureSource;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.face.MapFace;
import vn.toancanh.uikit.face.MapLayer;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.theme.Theme;
import vn.toancanh.uimap.overlay.Overlay;
import vn.toancanh.uimap.overlay.Scene2D;
import vn.toancanh.uimap.plane.TileLoader;
import vn.toancanh.uimap.plane.TilePlane;

/**
 * A map: the plane of tiles, the overlay, the controls. Mouse: drag moves, the wheel zooms by whole steps, a click chooses.
 * Keys, while it has the focus: arrows move, + and - zoom, Home shows all, Page Up and Page Down go through the
 * cases in sight, L opens the layers.
 */
final class MapView extends MapFace {
    private static final int FIRST_ZOOM = 13;
    private static final double STEP = 120;

    private final Station station;
    private final Use use;
    private final TilePlane plane;
    private final TileLoader loader;
    private final Supplier<@Nullable GroundSource> ground;
    private final Canvas canvas = new Canvas();
    private final Overlay overlay;
    private final MapChrome chrome;
    private final StringProperty selected = new SimpleStringProperty(this, "selectedCase");
    private final Tooltip tip = new Tooltip();
    private final Root root = new Root();
    private final AnimationTimer loop;
    private Consumer<String> onCamera = id -> {};
    private Viewport viewport = new Viewport(0.8, 0.46, FIRST_ZOOM, 1, 1);
    private boolean placed;
    private double pressX;
    private double pressY;
    private double dragX;
    private double dragY;
    private boolean dragged;
    private double wheel;
    private long heard = -1;
    private String ages = "";
    private long pictures;

    MapView(
            Station station,
            TileLoader loader,
            FeatureSource features,
            Use use,
            DoubleConsumer onText,
            Supplier<@Nullable GroundSource> ground) {
        this.station = station;
        this.use = use;
        this.loader = loader;
        this.ground = ground;
        plane = new TilePlane(loader);
        overlay = new Overlay(canvas, use, station.words(), station.format());
        canvas.setMouseTransparent(true);
        chrome = new MapChrome(station, use, features, overlay, new MapChrome.Hands() {
            @Override
            public void zoom(int by) {
                zoomBy(by, viewport.width() / 2.0, viewport.height() / 2.0);
            }

            @Override
            public void all() {
                showAll();
            }

            @Override
            public void changed() {
                dirty();
            }
        });
        chrome.onText(em -> {
            overlay.scale(em);
            chrome.look(viewport);
            if (use == Use.WALL) {
                onText.accept(em / 16);
            }
            dirty();
        });
        root.getStyleClass().add("map");
        root.getStylesheets().add(Theme.sheet("map.css"));
        root.getChildren().addAll(plane, canvas, chrome);
        loop = new AnimationTimer() {
            @Override
            public void handle(long now) {
                stop();
                draw();
            }
        };
        selected.addListener((o, was, is) -> reveal(is));
        if (use != Use.WALL) {
            hands();
        }
    }

    private void hands() {
        root.setFocusTraversable(true);
        root.setAccessibleText(station.words().text("map.accessible"));
        root.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        root.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        root.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        root.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        root.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        Tooltip.install(root, tip);
        tip.setShowDelay(javafx.util.Duration.millis(300));
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public StringProperty selectedCaseProperty() {
        return selected;
    }

    @Override
    public void layers(Set<MapLayer> layers) {
        overlay.layers(layers);
        chrome.layers();
        dirty();
    }

    @Override
    public void chooseLayers() {
        chrome.choose();
    }

    @Override
    public void setOnCamera(Consumer<String> handler) {
        onCamera = handler;
    }

    @Override
    public void show(GeoPoint at, int zoom) {
        placed = true;
        look(Viewport.at(at, zoom == 0 ? viewport.zoom() : zoom, viewport.width(), viewport.height()));
    }

    @Override
    public void showAll() {
        double[] b = overlay.scene().bounds();
        if (b == null) {
            show(station.state().catalogue().centre(), FIRST_ZOOM);
        } else {
            Viewport v = viewport.fit(b[0], b[1], b[2], b[3], 60);
            look(v.zoom() > 15 ? new Viewport(v.x(), v.y(), 15, v.width(), v.height()) : v);
        }
    }

    /** Where it looks. */
    Viewport viewport() {
        return viewport;
    }

    /** How often the signs were drawn; for measuring. */
    long pictures() {
        return pictures;
    }

    Overlay overlay() {
        return overlay;
    }

    @Override
    protected void onAttach(Pins pins) {
        pins.add(station.bridge().watch(this::state));
        pins.listen(station.ticker().nowProperty(), (o, was, is) -> tick(is));
        pins.listen(station.words().languageProperty(), (o, was, is) -> {
            tick(station.now());
            dirty();
        });
        chrome.pin(pins);
        chrome.show(station.state());
        loader.retry();
        tick(station.now());
        dirty();
    }

    @Override
    protected void onDetach() {
        loop.stop();
    }

    private void state(CityState s, Touched t) {
        if (t.all() || !t.caseIds().isEmpty()) {
            overlay.cases(s);
            dirty();
        }
        if (!placed && !s.catalogue().isEmpty()) {
            show(s.catalogue().centre(), FIRST_ZOOM);
            if (use == Use.WALL) {
                showAll();
            }
        }
        chrome.show(s);
    }

    private void tick(Instant now) {
        chrome.tick(now, loader.asOf(), loader.isWanting(), ground.get());
        // Forces move and ages grow, once a second at most; a map without a link stands still for most of them.
        long samples = station.ring().samples().revision();
        String grown = overlay.ages(viewport, station.state(), station.ring().samples(), selected.get(), now);
        if (samples != heard || !grown.equals(ages)) {
            heard = samples;
            ages = grown;
            dirty();
        }
    }

    private void dirty() {
        if (isAttached()) {
            loop.start();
        }
    }

    private void draw() {
        if (canvas.getWidth() > 0) {
            pictures++;
            overlay.draw(viewport, station.state(), station.ring().samples(), selected.get(), station.now());
        }
    }

    private void look(Viewport next) {
        viewport = next;
        if (root.getWidth() > 0) {
            plane.apply(viewport);
        }
        chrome.look(viewport);
        dirty();
    }

    /** Brings a case that was chosen elsewhere into sight, without moving when it is there already. */
    private void reveal(String id) {
        Case c = id == null ? null : station.state().shown().get(id);
        GeoPoint at = c == null ? null : c.place().point();
        if (at != null && root.getWidth() > 0) {
            double x = viewport.px(vn.toancanh.geo.WebMercator.x(at.lon()));
            double y = viewport.py(vn.toancanh.geo.WebMercator.y(at.lat()));
            double m = Math.min(60, Math.min(viewport.width(), viewport.height()) / 4.0);
            if (x < m || y < m || x > viewport.width() - m || y > viewport.height() - m) {
                look(viewport.centre(at));
            }
        }
        dirty();
    }

    private void zoomBy(int by, double x, double y) {
        look(viewport.zoom(viewport.zoom() + by, x, y));
    }

    private void pressed(MouseEvent e) {
        root.requestFocus();
        pressX = e.getX();
        pressY = e.getY();
        dragX = pressX;
        dragY = pressY;
        dragged = false;
    }

    private void drag(MouseEvent e) {
        if (e.getButton() == MouseButton.PRIMARY || e.isPrimaryButtonDown()) {
            dragged |= Math.hypot(e.getX() - pressX, e.getY() - pressY) > 4;
            if (dragged) {
                look(viewport.pan(dragX - e.getX(), dragY - e.getY()));
                dragX = e.getX();
                dragY = e.getY();
            }
        }
    }

    private void released(MouseEvent e) {
        if (dragged || e.getButton() != MouseButton.PRIMARY) {
            return;
        }
        Scene2D.Mark m = overlay.markAt(e.getX(), e.getY());
        if (m != null && m.count() > 1 && viewport.zoom() < Viewport.MAX_ZOOM) {
            look(viewport.zoom(
                    Math.max(viewport.zoom() + 1, overlay.scene().opensAt(viewport.zoom(), m)), m.x(), m.y()));
        } else if (m != null) {
            selected.set(m.worst().id());
        } else {
            Camera c = overlay.cameraAt(viewport, station.state(), e.getX(), e.getY());
            if (c != null) {
                onCamera.accept(c.id());
            } else if (e.getClickCount() == 2) {
                zoomBy(1, e.getX(), e.getY());
            }
        }
    }

    private void moved(MouseEvent e) {
        Scene2D.Mark m = overlay.markAt(e.getX(), e.getY());
        String text = "";
        if (m != null) {
            text = m.count() > 1
                    ? station.words().text("map.cluster", m.count(), m.worst().title())
                    : m.worst().code() + " · " + m.worst().title();
        } else {
            Camera c = overlay.cameraAt(viewport, station.state(), e.getX(), e.getY());
            text = c == null ? "" : c.name();
        }
        tip.setText(text);
        tip.setOpacity(text.isEmpty() ? 0 : 1);
    }

    private void scrolled(ScrollEvent e) {
        wheel += e.getDeltaY();
        if (Math.abs(wheel) >= 30) {
            zoomBy(wheel > 0 ? 1 : -1, e.getX(), e.getY());
            wheel = 0;
        }
        e.consume();
    }

    private void key(KeyEvent e) {
        if (e.getTarget() != root || e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        switch (e.getCode()) {
            case LEFT -> look(viewport.pan(-STEP, 0));
            case RIGHT -> look(viewport.pan(STEP, 0));
            case UP -> look(viewport.pan(0, -STEP));
            case DOWN -> look(viewport.pan(0, STEP));
            case PLUS, ADD, EQUALS -> zoomBy(1, viewport.width() / 2.0, viewport.height() / 2.0);
            case MINUS, SUBTRACT -> zoomBy(-1, viewport.width() / 2.0, viewport.height() / 2.0);
            case HOME -> showAll();
            case L -> chrome.choose();
            case PAGE_DOWN, PAGE_UP -> {
                Case next = overlay.scene()
                        .next(viewport, selected.get(), e.getCode() == javafx.scene.input.KeyCode.PAGE_DOWN ? 1 : -1);
                if (next != null) {
                    selected.set(next.id());
                }
            }
            default -> {
                return;
            }
        }
        e.consume();
    }

    /** Lays out by hand: the canvas has the size of the place, and the place never follows the canvas. */
    private final class Root extends Pane {
        @Override
        protected void layoutChildren() {
            double w = Math.floor(getWidth());
            double h = Math.floor(getHeight());
            if (w < 1 || h < 1) {
                return;
            }
            boolean first = canvas.getWidth() == 0;
            if (w != canvas.getWidth() || h != canvas.getHeight()) {
                canvas.setWidth(w);
                canvas.setHeight(h);
                plane.resizeRelocate(0, 0, w, h);
                look(viewport.size((int) w, (int) h));
                if (first && use == Use.WALL && placed) {
                    showAll();
                }
            }
            chrome.resizeRelocate(0, 0, w, h);
        }

        @Override
        protected double computePrefWidth(double height) {
            return 400;
        }

        @Override
        protected double computePrefHeight(double width) {
            return 300;
        }

        @Override
        protected double computeMinWidth(double height) {
            return 0;
        }

        @Override
        protected double computeMinHeight(double width) {
            return 0;
        }
    }

    /** A map server may change its pictures every week; older ones are said to be old. */
    static final Duration SERVER_TTL = Duration.ofDays(8);

    static final Duration GROUND_TTL = Duration.ofHours(24);

    static Set<MapLayer> usual() {
        return EnumSet.of(MapLayer.CASES, MapLayer.CAMERAS, MapLayer.UNITS);
    }
}
