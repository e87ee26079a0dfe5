package vn.toancanh.uimap.overlay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
    private static final int VALUES_FROM = 14;
    private static final int NATIONAL_TO = 9;
    private static final double TOUCH = 24; // half of a target for a finger: 48 px, more than the 40 asked for
    private static final double CLUSTER_RADIUS = 30;
    private static final Duration UNIT_TTL = Duration.ofSeconds(60);

    private final Canvas canvas;
    private final MapFace.Use use;
    private final Messages words;
    private final Format format;
    private double size;
    private double em = 16;
    private CityState taken;
    private FeatureLayer wards;
    private final List<Scene2D.Mark> drawn = new ArrayList<>();
    private Scene2D scene = Scene2D.EMPTY;
    private Set<MapLayer> layers = EnumSet.of(MapLayer.CASES);
    private List<FeatureLayer> networks = List.of();

    public Overlay(Canvas canvas, MapFace.Use use, Messages words, Format format) {
        this.canvas = canvas;
        this.use = use;
        this.words = words;
        this.format = format;
        scale(16);
    }

    /**
     * Signs and their words follow the size of the text around the map: on a wall it comes from the distance.
     *
     * @param textPx the text size of the place where the map stands, pixels
     */
    public void scale(double textPx) {
        double was = em;
        em = textPx;
        size = textPx * (use == MapFace.Use.WALL ? 1.7 : use == MapFace.Use.FIELD ? 1.9 : 1.5);
        if (taken != null && was != em) {
            cases(taken);
        }
    }

    /** Size of small words beside signs, pixels; never below what can be read. */
    private double small() {
        return use == MapFace.Use.WALL ? em * 0.8 : Math.max(12, em * 0.8);
    }

    /** What is drawn at a desk's text of 16 pixels, at this text. */
    private double px(double at16) {
        return at16 * em / 16;
    }

    /** Borders of wards, drawn while that layer is on; null when they are not known. */
    public void wards(@Nullable FeatureLayer next) {
        wards = next;
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
        taken = s;
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
        Signs signs = new Signs(g, size, em / 16);
        if (v.zoom() <= NATIONAL_TO) {
            sovereignty(v, signs, g);
        }
        if (layers.contains(MapLayer.WARDS) && wards != null) {
            LocalDate today = LocalDate.ofInstant(now, format.zone());
            // Those from before a merger are known too, and are no borders any more.
            wards.features().stream().filter(f -> f.isValidOn(today)).forEach(f -> border(f, v, g));
        }
        networks.forEach(l -> network(l, v, signs, g));
        if (layers.contains(MapLayer.CAMERAS)) {
            cameras(v, s, signs);
        }
        if (layers.contains(MapLayer.SENSORS)) {
            sensors(v, s, samples, signs, g);
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

    /**
     * All of the picture that time alone changes: ages beside signs, forces that are not heard any more, borders that are none
     * from today on. While it stays, and no sample, case or view is another, nothing has to be drawn anew.
     */
    public String ages(Viewport v, CityState s, SampleBoard samples, @Nullable String selected, Instant now) {
        StringBuilder out = new StringBuilder().append(LocalDate.ofInstant(now, format.zone()));
        Case c = selected == null ? null : s.shown().get(selected);
        if (c != null) {
            out.append('|').append(format.age(c.receivedAt(), now));
        }
        if (layers.contains(MapLayer.UNITS)) {
            for (UnitResource r : s.resources().values()) {
                Sample heard = samples.get("unit/" + r.id());
                if (isStale(heard, now)) {
                    out.append('|').append(r.id());
                    if (heard != null && v.zoom() >= NAMES_FROM) {
                        out.append(format.age(heard.asOf(), now));
                    }
                }
            }
        }
        return out.toString();
    }

    private static boolean isStale(@Nullable Sample heard, Instant now) {
        return heard == null || heard.asOf().plus(UNIT_TTL).isBefore(now);
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
        double px = use == MapFace.Use.WALL ? em : Math.max(13, em * 0.85);
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
                signs.small(c.name(), x + px(10), y, small(), Ink.SECOND);
            }
        }
    }

    private void sensors(Viewport v, CityState s, SampleBoard samples, Signs signs, GraphicsContext g) {
        Set<String> breached = new java.util.HashSet<>();
        s.shown().values().stream()
                .filter(c -> c.kind() == CaseKind.ALERT && c.state().isOpen() && c.alert() != null)
                .forEach(c -> breached.add(c.alert().sourceId()));
        for (Sample x : samples.all()) {
            if (x.point() != null && x.key().startsWith("sensor/")) {
                double px = v.px(WebMercator.x(x.point().lon()));
                double py = v.py(WebMercator.y(x.point().lat()));
                boolean bad = breached.contains(x.key().substring(7));
                double r = px(bad ? 4 : 3);
                g.setFill(Ink.FIELD);
                g.fillRect(px - r - 1.5, py - r - 1.5, 2 * r + 3, 2 * r + 3);
                g.setFill(bad ? Ink.WARN : Ink.SECOND);
                g.fillRect(px - r, py - r, 2 * r, 2 * r);
                if (x.value() != null && v.zoom() >= VALUES_FROM) {
                    signs.small(
                            format.number(x.value(), Math.abs(x.value()) < 10 ? 2 : 0),
                            px + r + px(5),
                            py,
                            small(),
                            bad ? Ink.WARN : Ink.SECOND);
                }
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
            boolean stale = isStale(heard, now);
            signs.unit(x, y, r.status() != UnitResource.ResourceStatus.FREE, stale);
            if (v.zoom() >= NAMES_FROM && use != MapFace.Use.WALL) {
                String name =
                        heard != null && stale ? r.callSign() + " · " + format.age(heard.asOf(), now) : r.callSign();
                signs.small(name, x + px(10), y, small(), Ink.SECOND);
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
                    g.fillRect(x - px(3), y - px(3), px(6), px(6));
                    if (f.name() != null && v.zoom() >= NAMES_FROM) {
                        signs.small(words.text(f.name()), x + px(9), y, small(), Ink.SECOND);
                    }
                }
            } else if (f.shape() instanceof Shape.Line l) {
                g.setStroke(Ink.SECOND);
                g.setLineWidth(px(1.2));
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
            } else if (f.shape() instanceof Shape.Area) {
                border(f, v, g);
            }
        }
    }

    /** Only the line: a filled area would hide what lies on it. */
    private void border(Feature f, Viewport v, GraphicsContext g) {
        if (!(f.shape() instanceof Shape.Area a)) {
            return;
        }
        g.setStroke(Ink.HINT);
        g.setLineWidth(px(1.2));
        g.setLineDashes(px(8), px(4));
        for (List<GeoPoint> ring : a.rings()) {
            double[] xs = new double[ring.size()];
            double[] ys = new double[ring.size()];
            for (int i = 0; i < xs.length; i++) {
                xs[i] = v.px(WebMercator.x(ring.get(i).lon()));
                ys[i] = v.py(WebMercator.y(ring.get(i).lat()));
            }
            g.strokePolygon(xs, ys, xs.length);
        }
        g.setLineDashes();
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
                double px = use == MapFace.Use.WALL ? em : 14;
                String name = words.text(f.name());
                signs.small(name, x - Signs.width(name, px) / 2, y + 16 + px / 2, px, Ink.TEXT);
            }
        }
    }

    /** The mark under a pixel; null when there is none. */
    public Scene2D.@Nullable Mark markAt(double x, double y) {
        Scene2D.Mark best = null;
        double near = Math.max(size * 0.7, use == MapFace.Use.FIELD ? TOUCH : 14);
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
        double near = use == MapFace.Use.FIELD ? TOUCH : 10;
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
