package vn.toancanh.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import vn.toancanh.core.model.Feature;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.Shape;

/**
 * Streets as a graph: where lines share a point one can turn. Built of line features; finds the nearest place on a street and
 * the quickest way between two places. Immutable and thread-safe; distances are metres on a plane around the first point,
 * good to 0.5 % within a city.
 */
public final class StreetGraph {
    private static final double METRES_PER_DEGREE = 111_195.08;
    /** How much faster one gets on than in a lane, by kind. */
    private static final Map<String, Double> PACE =
            Map.of("major", 2.0, "primary", 1.7, "minor", 1.25, "lane", 1.0, "track", 0.8);

    private static final double FASTEST = 2.0;

    /**
     * A place on a street.
     *
     * @param metresOff from the point that was asked for
     */
    public record Spot(int edge, double along, GeoPoint at, double metresOff) {}

    private final double lat0;
    private final double lon0;
    private final double east;
    private final List<double[]> edgeXs = new ArrayList<>();
    private final List<double[]> edgeYs = new ArrayList<>();
    private final List<double[]> edgeAlong = new ArrayList<>();
    private final List<String> kinds = new ArrayList<>();
    private final List<int[]> ends = new ArrayList<>();
    private final List<GeoPoint> nodes = new ArrayList<>();
    private final int[][] atNode;
    private final SegmentGrid grid;

    /** @param streets other shapes than lines are passed over */
    public StreetGraph(List<Feature> streets) {
        List<Shape.Line> lines = new ArrayList<>();
        List<String> lineKinds = new ArrayList<>();
        for (Feature f : streets) {
            if (f.shape() instanceof Shape.Line l) {
                lines.add(l);
                lineKinds.add(f.kind());
            }
        }
        GeoPoint origin =
                lines.isEmpty() ? new GeoPoint(0, 0) : lines.get(0).points().get(0);
        this.lat0 = origin.lat();
        this.lon0 = origin.lon();
        this.east = METRES_PER_DEGREE * StrictMath.cos(StrictMath.toRadians(lat0));
        Map<GeoPoint, Integer> uses = new HashMap<>();
        for (Shape.Line l : lines) {
            List<GeoPoint> p = l.points();
            for (int i = 0; i < p.size(); i++) {
                // An end is a node whoever else is there.
                uses.merge(p.get(i), i == 0 || i == p.size() - 1 ? 2 : 1, Integer::sum);
            }
        }
        Map<GeoPoint, Integer> ids = new HashMap<>();
        for (int l = 0; l < lines.size(); l++) {
            List<GeoPoint> p = lines.get(l).points();
            int start = 0;
            for (int i = 1; i < p.size(); i++) {
                if (uses.getOrDefault(p.get(i), 0) > 1) {
                    edge(p.subList(start, i + 1), lineKinds.get(l), ids);
                    start = i;
                }
            }
        }
        List<List<Integer>> at = new ArrayList<>();
        nodes.forEach(n -> at.add(new ArrayList<>()));
        for (int e = 0; e < ends.size(); e++) {
            at.get(ends.get(e)[0]).add(e);
            at.get(ends.get(e)[1]).add(e);
        }
        this.atNode = at.stream()
                .map(x -> x.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        this.grid = new SegmentGrid(edgeXs, edgeYs, 250);
    }

    private void edge(List<GeoPoint> p, String kind, Map<GeoPoint, Integer> ids) {
        double[] xs = p.stream().mapToDouble(this::x).toArray();
        double[] ys = p.stream().mapToDouble(this::y).toArray();
        double[] along = new double[xs.length];
        for (int i = 1; i < xs.length; i++) {
            along[i] = along[i - 1] + Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
        }
        edgeXs.add(xs);
        edgeYs.add(ys);
        edgeAlong.add(along);
        kinds.add(kind);
        ends.add(new int[] {node(p.get(0), ids), node(p.get(p.size() - 1), ids)});
    }

    private int node(GeoPoint p, Map<GeoPoint, Integer> ids) {
        Integer known = ids.putIfAbsent(p, nodes.size());
        if (known != null) {
            return known;
        }
        nodes.add(p);
        return nodes.size() - 1;
    }

    private double x(GeoPoint p) {
        return (p.lon() - lon0) * east;
    }

    private double y(GeoPoint p) {
        return (p.lat() - lat0) * METRES_PER_DEGREE;
    }

    private GeoPoint point(double x, double y) {
        return new GeoPoint(lat0 + y / METRES_PER_DEGREE, lon0 + x / east);
    }

    public int nodes() {
        return nodes.size();
    }

    public int edges() {
        return ends.size();
    }

    /** Into how many pieces that do not hang together the streets fall. */
    public int components() {
        boolean[] seen = new boolean[nodes.size()];
        int count = 0;
        for (int s = 0; s < seen.length; s++) {
            if (seen[s]) {
                continue;
            }
            count++;
            List<Integer> open = new ArrayList<>(List.of(s));
            seen[s] = true;
            while (!open.isEmpty()) {
                int u = open.remove(open.size() - 1);
                for (int e : atNode[u]) {
                    int v = other(e, u);
                    if (!seen[v]) {
                        seen[v] = true;
                        open.add(v);
                    }
                }
            }
        }
        return count;
    }

    /** The nearest place on any street; empty without streets. */
    public Optional<Spot> snap(GeoPoint p) {
        double px = x(p);
        double py = y(p);
        SegmentGrid.Hit hit = grid.nearest(px, py);
        if (hit == null) {
            return Optional.empty();
        }
        double[] xs = edgeXs.get(hit.line());
        double[] ys = edgeYs.get(hit.line());
        double[] along = edgeAlong.get(hit.line());
        int i = hit.segment();
        double hx = xs[i] + (xs[i + 1] - xs[i]) * hit.part();
        double hy = ys[i] + (ys[i + 1] - ys[i]) * hit.part();
        return Optional.of(new Spot(
                hit.line(),
                along[i] + (along[i + 1] - along[i]) * hit.part(),
                point(hx, hy),
                Math.hypot(hx - px, hy - py)));
    }

    /** The quickest way along the streets, from the street nearest to one point to the one nearest to the other. */
    public Optional<Way> way(GeoPoint from, GeoPoint to) {
        Optional<Spot> a = snap(from);
        Optional<Spot> b = snap(to);
        return a.isEmpty() || b.isEmpty() ? Optional.empty() : way(a.get(), b.get());
    }

    /** The quickest way between two places on streets; empty when they do not hang together. */
    public Optional<Way> way(Spot a, Spot b) {
        int n = nodes.size();
        double[] cost = new double[n];
        int[] by = new int[n];
        Arrays.fill(cost, Double.MAX_VALUE);
        Arrays.fill(by, -1);
        double bx = x(b.at());
        double by0 = y(b.at());
        record Open(double guess, double cost, int node) {}
        PriorityQueue<Open> open = new PriorityQueue<>(Comparator.comparingDouble(Open::guess));
        int[] first = ends.get(a.edge());
        start(a.edge(), a.along(), first[0], cost);
        start(a.edge(), length(a.edge()) - a.along(), first[1], cost);
        for (int f : first) {
            open.add(new Open(cost[f] + ahead(f, bx, by0), cost[f], f));
        }
        int[] last = ends.get(b.edge());
        double best = a.edge() == b.edge() ? Math.abs(a.along() - b.along()) / pace(a.edge()) : Double.MAX_VALUE;
        int bestEnd = -1;
        while (!open.isEmpty()) {
            Open top = open.poll();
            int u = top.node;
            if (top.guess >= best) {
                break;
            }
            if (top.cost > cost[u]) {
                continue;
            }
            for (int k = 0; k < 2; k++) {
                double rest = (k == 0 ? b.along() : length(b.edge()) - b.along()) / pace(b.edge());
                if (last[k] == u && cost[u] + rest < best) {
                    best = cost[u] + rest;
                    bestEnd = k;
                }
            }
            for (int e : atNode[u]) {
                int v = other(e, u);
                double c = cost[u] + length(e) / pace(e);
                if (c < cost[v]) {
                    cost[v] = c;
                    by[v] = e;
                    open.add(new Open(c + ahead(v, bx, by0), c, v));
                }
            }
        }
        if (best == Double.MAX_VALUE) {
            return Optional.empty();
        }
        return Optional.of(new Way(trace(a, b, bestEnd, by)));
    }

    private void start(int edge, double metres, int node, double[] cost) {
        cost[node] = Math.min(cost[node], metres / pace(edge));
    }

    private List<GeoPoint> trace(Spot a, Spot b, int bestEnd, int[] by) {
        if (bestEnd < 0) {
            return part(a.edge(), a.along(), b.along());
        }
        List<GeoPoint> back =
                new ArrayList<>(part(b.edge(), b.along(), bestEnd == 0 ? 0 : length(b.edge()))); // from b to the node
        int u = ends.get(b.edge())[bestEnd];
        while (by[u] >= 0) {
            int e = by[u];
            boolean atStart = ends.get(e)[0] == u && ends.get(e)[1] != u;
            append(back, part(e, atStart ? 0 : length(e), atStart ? length(e) : 0));
            u = other(e, u);
        }
        boolean viaStart =
                ends.get(a.edge())[0] == u && (ends.get(a.edge())[1] != u || a.along() <= length(a.edge()) - a.along());
        append(back, part(a.edge(), viaStart ? 0 : length(a.edge()), a.along()));
        Collections.reverse(back);
        return back;
    }

    private static void append(List<GeoPoint> to, List<GeoPoint> more) {
        for (GeoPoint p : more) {
            if (to.isEmpty() || !to.get(to.size() - 1).equals(p)) {
                to.add(p);
            }
        }
    }

    /** The piece of an edge from one distance to another, in that direction; two points or more. */
    private List<GeoPoint> part(int edge, double from, double to) {
        double[] along = edgeAlong.get(edge);
        double low = Math.min(from, to);
        double high = Math.max(from, to);
        List<GeoPoint> p = new ArrayList<>();
        p.add(at(edge, low));
        for (int i = 0; i < along.length; i++) {
            if (along[i] > low && along[i] < high) {
                p.add(point(edgeXs.get(edge)[i], edgeYs.get(edge)[i]));
            }
        }
        p.add(at(edge, high));
        if (from > to) {
            Collections.reverse(p);
        }
        return p;
    }

    private GeoPoint at(int edge, double metres) {
        double[] along = edgeAlong.get(edge);
        int i = 0;
        while (i < along.length - 2 && along[i + 1] < metres) {
            i++;
        }
        double span = along[i + 1] - along[i];
        double t = span == 0 ? 0 : Math.max(0, Math.min(1, (metres - along[i]) / span));
        double[] xs = edgeXs.get(edge);
        double[] ys = edgeYs.get(edge);
        return point(xs[i] + (xs[i + 1] - xs[i]) * t, ys[i] + (ys[i + 1] - ys[i]) * t);
    }

    private double length(int edge) {
        double[] along = edgeAlong.get(edge);
        return along[along.length - 1];
    }

    private double pace(int edge) {
        return PACE.getOrDefault(kinds.get(edge), 1.0);
    }

    private double ahead(int node, double x, double y) {
        return Math.hypot(x(nodes.get(node)) - x, y(nodes.get(node)) - y) / FASTEST;
    }

    private int other(int edge, int node) {
        int[] e = ends.get(edge);
        return e[0] == node ? e[1] : e[0];
    }
}
