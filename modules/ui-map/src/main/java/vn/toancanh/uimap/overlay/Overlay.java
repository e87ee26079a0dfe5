package vn.toancanh.uimap.overlay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.change.SampleBoard;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.Feature;
import vn.toancanh.core.model.FeatureLayer;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.Shape;
import vn.toancanh.core.model.UnitResource;
import vn.toancanh.core.state.CityState;
import vn.toancanh.geo.Sovereignty;
import vn.toancanh.geo.WebMercator;
import vn.toancanh.uikit.face.MapFace;
import vn.toancanh.uikit.face.MapLayer;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uimap.Viewport;

/** Draws all that stands above the ground onto one canvas and remembers where, for picking. JavaFX thread. */
public final class Overlay {
    private static final int CONES_FROM = 15;
    private static final int NAMES_FROM = 15;
    private static final int NATIONAL_TO = 9;
    private static final double CLUSTER_RADIUS = 30;
    private static final Duration UNIT_TTL = Duration.ofSeconds(60);

    private final Canvas canvas;
    private final MapFace.Use use;
    private final Messages words;
    private final Format format;
    private final double size;
    private final List<Scene2D.Mark> drawn = new ArrayList<>();
    private Scene2D scene = Scene2D.EMPTY;
    private Set<MapLayer> layers = EnumSet.of(MapLayer.CASES);
    private List<FeatureLayer> networks = List.of();

    /** @param px size of a sign in pixels */
    public Overlay(Canvas canvas, MapFace.Use use, Messages words, Format format, double px) {
        this.canvas = canvas;
        this.use = use;
        this.words = words;
        this.format = format;
        this.size = px;
    }

    public void layers(Set<MapLayer> next) {
        layers = next.isEmpty() ? EnumSet.noneOf(MapLayer.class) : EnumSet.copyOf(next);
    }

    public Set<MapLayer> layers() {
        return layers;
    }

    /** Features of the networks that are switched on. */
    public void networks(List<FeatureLayer> next) {
        networks = next;
    }

    /** Takes the cases of this state. */
    public void cases(CityState s) {
        scene = Scene2D.of(
                s,
                p -> use != MapFace.Use.WALL || p == Priority.P1 || p == Priority.P2,
                Math.max(CLUSTER_RADIUS, size * 1.3));
    }

    public Scene2D scene() {
        return scene;
    }

    public void draw(Viewport v, CityState s, SampleBoard samples, @Nullable String selected, Instant now) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Signs signs = new Signs(g, size);
        if (v.zoom() <= NATIONAL_TO) {
            sovereignty(v, signs, g);
        }
        networks.forEach(l -> network(l, v, signs, g));
        if (layers.contains(MapLayer.CAMERAS)) {
            cameras(v, s, signs);
        }
        if (layers.contains(MapLayer.SENSORS)) {
            sensors(v, s, samples, g);
        }
        if (layers.contains(MapLayer.UNITS)) {
            units(v, s, samples, signs, now);
        }
        drawn.clear();
        if (layers.contains(MapLayer.CASES)) {
            drawn.addAll(scene.marks(v));
            for (Scene2D.Mark m : drawn) {
                signs.priority(m.worst().priority(), m.x(), m.y(), false);
                if (m.count() > 1) {
                    signs.count(format.count(m.count()), m.x(), m.y());
                }
            }
        }
        chosen(v, s, selected, signs, now);
    }

    private void chosen(Viewport v, CityState s, @Nullable String selected, Signs signs, Instant now) {
        Case c = selected == null ? null : s.shown().get(selected);
        GeoPoint at = c == null ? null : c.place().point();
        if (at == null) {
            return;
        }
        double x = v.px(WebMercator.x(at.lon()));
        double y = v.py(WebMercator.y(at.lat()));
        if (x < -size || y < -size || x > v.width() + size || y > v.height() + size) {
            return;
        }
        signs.priority(c.priority(), x, y, !c.state().isOpen());
        signs.chosen(x, y);
        double px = use == MapFace.Use.WALL ? Math.max(20, size * 0.4) : 13;
        String text = c.code() + " · " + format.age(c.receivedAt(), now);
        double w = Signs.width(text, px) + px;
        double lx = x + size * 1.15;
        signs.label(text, lx + w > v.width() ? x - size * 1.15 - w : lx, y, px);
    }

    private void cameras(Viewport v, CityState s, Signs signs) {
        boolean cones = v.zoom() >= CONES_FROM;
        for (Camera c : s.catalogue().cameras()) {
            double x = v.px(WebMercator.x(c.point().lon()));
            double y = v.py(WebMercator.y(c.point().lat()));
            double range = c.range() / v.metresPerPixel();
            if (x < -range || y < -range || x > v.width() + range || y > v.height() + range) {
                continue;
            }
            CameraHealth h = s.cameras().get(c.id());
            boolean lost =
                    h != null && (h.health() == CameraHealth.Health.LOST || h.health() == CameraHealth.Health.LOCKED);
            signs.camera(x, y, c.azimuth(), c.fov(), range, cones, lost);
            if (v.zoom() >= NAMES_FROM + 1 && use != MapFace.Use.WALL) {
                signs.small(c.name(), x + 9, y, 11, Ink.SECOND);
            }
        }
    }

    private void sensors(Viewport v, CityState s, SampleBoard samples, GraphicsContext g) {
        Set<String> breached = new java.util.HashSet<>();
        s.shown().values().stream()
                .filter(c -> c.kind() == CaseKind.ALERT && c.state().isOpen() && c.alert() != null)
                .forEach(c -> breached.add(c.alert().sourceId()));
        for (Sample x : samples.all()) {
            if (x.point() != null && x.key().startsWith("sensor/")) {
                double px = v.px(WebMercator.x(x.point().lon()));
                double py = v.py(WebMercator.y(x.point().lat()));
                boolean bad = breached.contains(x.key().substring(7));
                g.setFill(bad ? Ink.WARN : Ink.HINT);
                g.fillRect(px - 2.5, py - 2.5, 5, 5);
            }
        }
    }

    private void units(Viewport v, CityState s, SampleBoard samples, Signs signs, Instant now) {
        for (Map.Entry<String, UnitResource> e : s.resources().entrySet()) {
            UnitResource r = e.getValue();
            if (r.status() == UnitResource.ResourceStatus.OFF_DUTY) {
                continue;
            }
            Sample heard = samples.get("unit/" + r.id());
            GeoPoint at = heard == null || heard.point() == null ? r.home() : heard.point();
            double x = v.px(WebMercator.x(at.lon()));
            double y = v.py(WebMercator.y(at.lat()));
            if (x < -10 || y < -10 || x > v.width() + 10 || y > v.height() + 10) {
                continue;
            }
            boolean stale = heard == null || heard.asOf().plus(UNIT_TTL).isBefore(now);
            signs.unit(x, y, r.status() != UnitResource.ResourceStatus.FREE, stale);
            if (v.zoom() >= NAMES_FROM && use != MapFace.Use.WALL) {
                String name =
                        heard != null && stale ? r.callSign() + " · " + format.age(heard.asOf(), now) : r.callSign();
                signs.small(name, x + 9, y, 11, Ink.SECOND);
            }
        }
    }

    private void network(FeatureLayer layer, Viewport v, Signs signs, GraphicsContext g) {
        for (Feature f : layer.features()) {
            if (f.shape() instanceof Shape.Point p) {
                double x = v.px(WebMercator.x(p.at().lon()));
                double y = v.py(WebMercator.y(p.at().lat()));
                if (x > -20 && y > -20 && x < v.width() + 20 && y < v.height() + 20) {
                    g.setFill(Ink.SECOND);
                    g.fillRect(x - 3, y - 3, 6, 6);
                    if (f.name() != null && v.zoom() >= NAMES_FROM) {
                        signs.small(words.text(f.name()), x + 8, y, 11, Ink.SECOND);
                    }
                }
            } else if (f.shape() instanceof Shape.Line l) {
                g.setStroke(Ink.HINT);
                g.setLineWidth(1.2);
                g.beginPath();
                boolean first = true;
                for (GeoPoint p : l.points()) {
                    double x = v.px(WebMercator.x(p.lon()));
                    double y = v.py(WebMercator.y(p.lat()));
                    if (first) {
                        g.moveTo(x, y);
                    } else {
                        g.lineTo(x, y);
                    }
                    first = false;
                }
                g.stroke();
            }
        }
    }

    /** Our own layer, on every ground: maps of Viet Nam show them and name them. */
    private void sovereignty(Viewport v, Signs signs, GraphicsContext g) {
        for (Feature f : Sovereignty.layer().features()) {
            if (f.shape() instanceof Shape.Area a && f.kind().equals(Sovereignty.FRAME)) {
                List<GeoPoint> ring = a.rings().get(0);
                double[] xs = ring.stream()
                        .mapToDouble(p -> v.px(WebMercator.x(p.lon())))
                        .toArray();
                double[] ys = ring.stream()
                        .mapToDouble(p -> v.py(WebMercator.y(p.lat())))
                        .toArray();
                g.setStroke(Ink.HINT);
                g.setLineWidth(1);
                g.setLineDashes(4, 4);
                g.strokePolygon(xs, ys, xs.length);
                g.setLineDashes();
            } else if (f.shape() instanceof Shape.Point p && f.name() != null) {
                double x = v.px(WebMercator.x(p.at().lon()));
                double y = v.py(WebMercator.y(p.at().lat()));
                for (int i = 0; i < 7; i++) { // a few dots say that it is an archipelago, not a place
                    g.setFill(Ink.SECOND);
                    g.fillOval(x - 14 + 9 * (i % 4), y - 14 + 5 * (i * 5 % 6), 3, 3);
                }
                double px = use == MapFace.Use.WALL ? 28 : 13;
                String name = words.text(f.name());
                signs.small(name, x - Signs.width(name, px) / 2, y + 16 + px / 2, px, Ink.TEXT);
            }
        }
    }

    /** The mark under a pixel; null when there is none. */
    public Scene2D.@Nullable Mark markAt(double x, double y) {
        Scene2D.Mark best = null;
        double near = Math.max(size * 0.7, use == MapFace.Use.FIELD ? 24 : 14);
        for (Scene2D.Mark m : drawn) {
            double d = Math.hypot(m.x() - x, m.y() - y);
            if (d <= near) {
                near = d;
                best = m;
            }
        }
        return best;
    }

    /** The camera under a pixel; null when there is none or cameras are off. */
    public @Nullable Camera cameraAt(Viewport v, CityState s, double x, double y) {
        if (!layers.contains(MapLayer.CAMERAS)) {
            return null;
        }
        Camera best = null;
        double near = use == MapFace.Use.FIELD ? 20 : 10;
        for (Camera c : s.catalogue().cameras()) {
            double d = Math.hypot(
                    v.px(WebMercator.x(c.point().lon())) - x,
                    v.py(WebMercator.y(c.point().lat())) - y);
            if (d <= near) {
                near = d;
                best = c;
            }
        }
        return best;
    }

    /** The marks that were drawn last. */
    public List<Scene2D.Mark> drawn() {
        return List.copyOf(drawn);
    }
}
