package vn.toancanh.uimap.overlay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.QueueOrder;
import vn.toancanh.geo.Clusters;
import vn.toancanh.geo.WebMercator;
import vn.toancanh.uimap.Viewport;

/** The open cases that have a place, clustered for every zoom. Immutable; made anew when cases have changed. */
public final class Scene2D {
    /** Nothing at all. */
    public static final Scene2D EMPTY = new Scene2D(List.of(), 1);

    /** Above this zoom each case stands by itself. */
    private static final int LAST_CLUSTERED = 16;

    private final List<Case> cases;
    private final double[] xs;
    private final double[] ys;
    private final Clusters clusters;

    /**
     * What is drawn in one place.
     *
     * @param worst the case that needs somebody most
     * @param count how many there are
     * @param x pixels
     * @param y pixels
     */
    public record Mark(Case worst, int count, double x, double y, int mark) {}

    private Scene2D(List<Case> cases, double radiusPx) {
        this.cases = cases;
        xs = new double[cases.size()];
        ys = new double[cases.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = WebMercator.x(cases.get(i).place().point().lon());
            ys[i] = WebMercator.y(cases.get(i).place().point().lat());
        }
        clusters = Clusters.of(xs, ys, radiusPx, Viewport.MIN_ZOOM, LAST_CLUSTERED);
    }

    /** @param radiusPx nearer signs become one */
    public static Scene2D of(CityState s, Predicate<Priority> priorities, double radiusPx) {
        return new Scene2D(
                s.shown().values().stream()
                        .filter(c -> c.state().isOpen() && c.place().point() != null && priorities.test(c.priority()))
                        .sorted(QueueOrder.NEEDS_ME_FIRST)
                        .toList(),
                radiusPx);
    }

    /** What is in sight; the worst come last, so that they lie on top. */
    public List<Mark> marks(Viewport v) {
        List<Mark> out = new ArrayList<>();
        double m = 40;
        clusters.at(
                Math.min(v.zoom(), LAST_CLUSTERED + 1),
                v.worldX(-m),
                v.worldY(-m),
                v.worldX(v.width() + m),
                v.worldY(v.height() + m),
                (x, y, count, mark) -> out.add(mark(v, x, y, count, mark)));
        if (v.zoom() > LAST_CLUSTERED && out.size() > 1) {
            onePerPixel(out);
        }
        out.sort(Comparator.comparing(Mark::worst, QueueOrder.NEEDS_ME_FIRST).reversed());
        return out;
    }

    /** Ten thousand reports of one place are one sign: no zoom takes them apart, and each would be drawn over the last. */
    private static void onePerPixel(List<Mark> marks) {
        Map<Long, Mark> byPixel = new LinkedHashMap<>();
        for (Mark m : marks) {
            long pixel = (long) Math.rint(m.x()) << 32 ^ (long) Math.rint(m.y()) & 0xFFFF_FFFFL;
            byPixel.merge(pixel, m, Scene2D::both);
        }
        marks.clear();
        marks.addAll(byPixel.values());
    }

    private static Mark both(Mark a, Mark b) {
        Mark worse = QueueOrder.NEEDS_ME_FIRST.compare(a.worst(), b.worst()) <= 0 ? a : b;
        return new Mark(worse.worst(), a.count() + b.count(), worse.x(), worse.y(), worse.mark());
    }

    private Mark mark(Viewport v, double x, double y, int count, int mark) {
        int[] best = {Integer.MAX_VALUE};
        // They stand in order of need, so the first one is the worst.
        clusters.points(Math.min(v.zoom(), LAST_CLUSTERED + 1), mark, i -> best[0] = Math.min(best[0], i));
        return new Mark(cases.get(best[0]), count, v.px(x), v.py(y), mark);
    }

    /** The zoom at which a mark comes apart. */
    public int opensAt(int zoom, Mark m) {
        return clusters.opensAt(Math.min(zoom, LAST_CLUSTERED + 1), m.mark());
    }

    /** The next case in sight after this one, in order of need; null when none is in sight. */
    public @Nullable Case next(Viewport v, @Nullable String after, int by) {
        List<Case> seen = cases.stream()
                .filter(c -> {
                    double x = v.px(WebMercator.x(c.place().point().lon()));
                    double y = v.py(WebMercator.y(c.place().point().lat()));
                    return x >= 0 && y >= 0 && x < v.width() && y < v.height();
                })
                .toList();
        if (seen.isEmpty()) {
            return null;
        }
        int at = 0;
        for (int i = 0; i < seen.size(); i++) {
            if (seen.get(i).id().equals(after)) {
                at = Math.floorMod(i + by, seen.size());
            }
        }
        return seen.get(at);
    }

    public int size() {
        return cases.size();
    }

    /** The box around all cases in world units: least x, least y, greatest x, greatest y; null when there is none. */
    public double @Nullable [] bounds() {
        if (cases.isEmpty()) {
            return null;
        }
        double[] b = {2, 2, -1, -1};
        for (int i = 0; i < xs.length; i++) {
            b[0] = Math.min(b[0], xs[i]);
            b[1] = Math.min(b[1], ys[i]);
            b[2] = Math.max(b[2], xs[i]);
            b[3] = Math.max(b[3], ys[i]);
        }
        return b;
    }
}
