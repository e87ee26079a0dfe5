package vn.toancanh.geo.drawn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;

/**
 * The streets that carry the city: six radials from a roundabout at the hub, a ring road, ways out of the city, and a net of
 * primary streets through all anchors. The net is the Gabriel graph of the points, which is planar and connected and looks
 * grown; what lies on the shortest way from the hub to a ward or out of the city is a major street.
 */
final class MainRoads {
    private static final double CIRCLE = 45; // radius of the roundabout, metres
    private static final int EXITS = 7;
    private static final int RING = 12;
    private static final double RING_RADIUS = 3_100;
    private static final double STEP = 55;
    private static final double STRAIGHT_ON = Math.toRadians(52);
    private static final double LONG = 1_300; // such an edge gets bends

    private final long seed;
    private final List<Coordinate> nodes = new ArrayList<>();
    private final Set<Long> edges = new LinkedHashSet<>();
    private final Set<Long> ring = new LinkedHashSet<>();
    private final Set<Long> major = new LinkedHashSet<>();
    private final int hub;
    private final int firstExit;

    /**
     * @param hubAnchor lies on the roundabout
     * @param anchors distinct points, none within 60 m of another or of the hub
     */
    MainRoads(long seed, Plane plane, Coordinate hubAnchor, List<Coordinate> wardCentres, List<Coordinate> anchors) {
        this.seed = seed;
        nodes.add(new Coordinate(hubAnchor.x, hubAnchor.y + CIRCLE));
        this.hub = 0;
        for (Coordinate a : anchors) {
            if (a.distance(hubAnchor) > 2.5 * CIRCLE) {
                nodes.add(a);
            }
        }
        int[] centres = wardCentres.stream().mapToInt(w -> nodeAt(w, 220)).toArray();
        List<Integer> ringNodes = new ArrayList<>();
        for (int k = 0; k < RING; k++) {
            double r = RING_RADIUS * (1 + 0.16 * Rnd.noise(seed, "ring", k * 0.7));
            int n = nodeAt(Plane.polar(nodes.get(hub), 2 * Math.PI * (k + 0.3) / RING, r), 420);
            if (!ringNodes.contains(n)) {
                ringNodes.add(n);
            }
        }
        this.firstExit = nodes.size();
        for (int k = 0; k < EXITS; k++) {
            nodes.add(exit(plane, 2 * Math.PI * (k + 0.35 * Rnd.noise(seed, "exit", k * 1.3)) / EXITS + 0.4));
        }
        gabriel();
        radials();
        for (int k = 0; k < ringNodes.size(); k++) {
            long e = edge(ringNodes.get(k), ringNodes.get((k + 1) % ringNodes.size()));
            edges.add(e);
            ring.add(e);
        }
        markMajor(centres);
    }

    /** A node near this point, or a new one there. */
    private int nodeAt(Coordinate p, double near) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).distance(p) < near) {
                return i;
            }
        }
        nodes.add(p);
        return nodes.size() - 1;
    }

    private static Coordinate exit(Plane plane, double angle) {
        double dx = StrictMath.cos(angle);
        double dy = StrictMath.sin(angle);
        double reach = Math.min(
                plane.width / 2 / Math.max(1e-9, Math.abs(dx)), plane.height / 2 / Math.max(1e-9, Math.abs(dy)));
        return new Coordinate(dx * (reach - 2), dy * (reach - 2));
    }

    private void gabriel() {
        int n = nodes.size();
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                if (i >= firstExit) {
                    continue; // the ways out do not meet at the edge
                }
                Coordinate middle = Plane.along(nodes.get(i), nodes.get(j), 0.5);
                double r = nodes.get(i).distance(nodes.get(j)) / 2 - 0.001;
                int a = i;
                int b = j;
                if (IntStream.range(0, n)
                        .noneMatch(k -> k != a && k != b && nodes.get(k).distance(middle) < r)) {
                    edges.add(edge(i, j));
                }
            }
        }
    }

    /** Exactly six streets meet at the hub, spread around it. */
    private void radials() {
        edges.removeIf(e -> from(e) == hub || to(e) == hub);
        Coordinate h = nodes.get(hub);
        double turn = 0.35 + 0.3 * Rnd.noise(seed, "hub", 0.5);
        for (int k = 0; k < 6; k++) {
            double want = turn + k * Math.PI / 3;
            int best = -1;
            for (int i = 1; i < firstExit; i++) {
                Coordinate p = nodes.get(i);
                double off = Math.abs(wrap(angle(h, p) - want));
                if (off < Math.PI / 6.5
                        && p.distance(h) > 4 * CIRCLE
                        && (best < 0 || p.distance(h) < nodes.get(best).distance(h))) {
                    best = i;
                }
            }
            if (best >= 0) {
                edges.add(edge(hub, best));
            }
        }
    }

    private void markMajor(int[] centres) {
        int n = nodes.size();
        double[] dist = new double[n];
        long[] by = new long[n];
        Arrays.fill(dist, Double.MAX_VALUE);
        dist[hub] = 0;
        Map<Integer, List<Long>> at = byNode(edges);
        PriorityQueue<double[]> open = new PriorityQueue<>(Comparator.comparingDouble(x -> x[0]));
        open.add(new double[] {0, hub});
        while (!open.isEmpty()) {
            double[] top = open.poll();
            int u = (int) top[1];
            if (top[0] > dist[u]) {
                continue;
            }
            for (long e : at.getOrDefault(u, List.of())) {
                int v = other(e, u);
                double d = dist[u] + nodes.get(u).distance(nodes.get(v)) * (ring.contains(e) ? 0.8 : 1);
                if (d < dist[v]) {
                    dist[v] = d;
                    by[v] = e;
                    open.add(new double[] {d, v});
                }
            }
        }
        major.addAll(ring);
        IntStream.concat(Arrays.stream(centres), IntStream.range(firstExit, n)).forEach(t -> {
            for (int v = t; v != hub && dist[v] < Double.MAX_VALUE; v = other(by[v], v)) {
                major.add(by[v]);
            }
        });
        at.getOrDefault(hub, List.of()).forEach(major::add);
    }

    /** The roads, the roundabout first. */
    List<Road> roads() {
        List<Road> roads = new ArrayList<>();
        roads.add(new Road(CityLayers.MAJOR, null, circle()));
        Set<Long> primary = new LinkedHashSet<>(edges);
        primary.removeAll(major);
        for (List<Integer> chain : chains(major)) {
            roads.add(new Road(CityLayers.MAJOR, null, bend(chain)));
        }
        for (List<Integer> chain : chains(primary)) {
            roads.add(new Road(CityLayers.PRIMARY, null, bend(chain)));
        }
        return roads;
    }

    private List<Coordinate> circle() {
        List<Coordinate> c = new ArrayList<>();
        for (int k = 0; k < 24; k++) {
            // Begins in the south, where the hub's anchor is.
            c.add(Plane.polar(nodes.get(hub), -Math.PI / 2 + 2 * Math.PI * k / 24, CIRCLE));
        }
        c.add(c.get(0).copy());
        return c;
    }

    /** Joins edges that go straight on at a node. */
    private List<List<Integer>> chains(Set<Long> of) {
        Map<Integer, List<Long>> at = byNode(of);
        Map<Long, Map<Integer, Long>> next = new HashMap<>();
        at.forEach((node, all) -> {
            if (node == hub) {
                return;
            }
            record Pair(long a, long b, double off) {}
            List<Pair> pairs = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                for (int j = i + 1; j < all.size(); j++) {
                    double a = angle(nodes.get(node), nodes.get(other(all.get(i), node)));
                    double b = angle(nodes.get(node), nodes.get(other(all.get(j), node)));
                    double off = Math.abs(wrap(a - b + Math.PI));
                    if (off < STRAIGHT_ON || all.size() == 2) {
                        pairs.add(new Pair(all.get(i), all.get(j), off));
                    }
                }
            }
            pairs.sort(Comparator.comparingDouble(Pair::off));
            Set<Long> done = new LinkedHashSet<>();
            for (Pair p : pairs) {
                if (!done.contains(p.a) && !done.contains(p.b)) {
                    done.add(p.a);
                    done.add(p.b);
                    next.computeIfAbsent(p.a, x -> new HashMap<>()).put(node, p.b);
                    next.computeIfAbsent(p.b, x -> new HashMap<>()).put(node, p.a);
                }
            }
        });
        List<List<Integer>> chains = new ArrayList<>();
        Set<Long> used = new LinkedHashSet<>();
        for (long e : of) {
            if (used.add(e)) {
                List<Integer> chain = new ArrayList<>(List.of(from(e), to(e)));
                grow(chain, e, next, used);
                java.util.Collections.reverse(chain);
                grow(chain, e, next, used);
                chains.add(chain);
            }
        }
        return chains;
    }

    private static void grow(List<Integer> chain, long first, Map<Long, Map<Integer, Long>> next, Set<Long> used) {
        long e = first;
        while (true) {
            int end = chain.get(chain.size() - 1);
            Long n = next.getOrDefault(e, Map.of()).get(end);
            if (n == null || !used.add(n)) {
                return;
            }
            e = n;
            chain.add(other(e, end));
        }
    }

    private List<Coordinate> bend(List<Integer> chain) {
        List<Coordinate> through = new ArrayList<>();
        through.add(nodes.get(chain.get(0)));
        for (int i = 1; i < chain.size(); i++) {
            Coordinate a = nodes.get(chain.get(i - 1));
            Coordinate b = nodes.get(chain.get(i));
            if (a.distance(b) > LONG) {
                String what = "bend-" + edge(chain.get(i - 1), chain.get(i));
                List<Coordinate> wavy = Curves.wavy(a, b, 0.06 * a.distance(b), 1_100, 420, seed, what);
                through.addAll(wavy.subList(1, wavy.size() - 1));
            }
            through.add(b);
        }
        return cutAtCircle(Curves.smooth(through, STEP));
    }

    /** A radial ends on the circle, not in the middle of it. */
    private List<Coordinate> cutAtCircle(List<Coordinate> line) {
        Coordinate h = nodes.get(hub);
        if (line.get(line.size() - 1).equals2D(h)) {
            java.util.Collections.reverse(line);
        }
        if (!line.get(0).equals2D(h)) {
            return line;
        }
        int out = 0;
        while (out < line.size() && line.get(out).distance(h) <= CIRCLE) {
            out++;
        }
        List<Coordinate> rest = new ArrayList<>(line.subList(out, line.size()));
        // On the chord of the 24-gon, a hand's breadth inside the circle: the noder joins them.
        rest.add(0, Plane.polar(h, angle(h, rest.get(0)), CIRCLE * 0.98));
        return rest;
    }

    private static Map<Integer, List<Long>> byNode(Set<Long> edges) {
        Map<Integer, List<Long>> at = new HashMap<>();
        for (long e : edges) {
            at.computeIfAbsent(from(e), k -> new ArrayList<>()).add(e);
            at.computeIfAbsent(to(e), k -> new ArrayList<>()).add(e);
        }
        return at;
    }

    private static double angle(Coordinate from, Coordinate to) {
        return StrictMath.atan2(to.y - from.y, to.x - from.x);
    }

    private static double wrap(double a) {
        return a - 2 * Math.PI * Math.rint(a / (2 * Math.PI));
    }

    private static long edge(int a, int b) {
        return ((long) Math.min(a, b) << 32) | Math.max(a, b);
    }

    private static int from(long e) {
        return (int) (e >>> 32);
    }

    private static int to(long e) {
        return (int) e;
    }

    private static int other(long e, int node) {
        return from(e) == node ? to(e) : from(e);
    }
}
