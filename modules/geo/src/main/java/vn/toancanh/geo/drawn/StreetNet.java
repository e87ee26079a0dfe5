package vn.toancanh.geo.drawn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.snap.SnappingNoder;

/** Gives roads a common point wherever they meet, drops stubs and whatever does not hang together with the rest. */
final class StreetNet {
    private static final double TOLERANCE = 0.6;
    private static final double STUB = 60;

    private final List<Road> roads;
    private final List<Coordinate[]> pieces = new ArrayList<>();
    private final List<Integer> roadOf = new ArrayList<>();

    StreetNet(List<Road> roads) {
        this.roads = roads;
        List<SegmentString> in = new ArrayList<>();
        for (int i = 0; i < roads.size(); i++) {
            in.add(new NodedSegmentString(roads.get(i).line().toArray(Coordinate[]::new), i));
        }
        SnappingNoder noder = new SnappingNoder(TOLERANCE);
        noder.computeNodes(in);
        Collection<?> noded = noder.getNodedSubstrings();
        for (Object o : noded) {
            SegmentString s = (SegmentString) o;
            Coordinate[] c = s.getCoordinates();
            if (c.length > 2 || !c[0].equals2D(c[c.length - 1])) {
                pieces.add(c);
                roadOf.add((Integer) s.getData());
            }
        }
    }

    /** All pieces between two nodes, for the faces between them. */
    List<Coordinate[]> pieces() {
        return pieces;
    }

    /** The roads that are left, with a point at each crossing; a road with a gap is two. */
    List<Road> connected() {
        Map<Coordinate, Integer> ids = new HashMap<>();
        int n = pieces.size();
        int[] from = new int[n];
        int[] to = new int[n];
        for (int i = 0; i < n; i++) {
            Coordinate[] c = pieces.get(i);
            from[i] = ids.computeIfAbsent(c[0], k -> ids.size());
            to[i] = ids.computeIfAbsent(c[c.length - 1], k -> ids.size());
        }
        boolean[] gone = new boolean[n];
        dropTwins(from, to, gone);
        dropStubs(from, to, ids.size(), gone);
        dropIslands(from, to, ids.size(), gone);
        List<Road> out = new ArrayList<>();
        List<Coordinate> line = new ArrayList<>();
        int road = -1;
        for (int i = 0; i < n; i++) {
            if (gone[i]) {
                continue;
            }
            Coordinate[] c = pieces.get(i);
            boolean goesOn = roadOf.get(i) == road && line.get(line.size() - 1).equals2D(c[0]);
            if (!goesOn) {
                flush(out, road, line);
                road = roadOf.get(i);
                line = new ArrayList<>();
                line.add(c[0]);
            }
            line.addAll(Arrays.asList(c).subList(1, c.length));
        }
        flush(out, road, line);
        return out;
    }

    private void flush(List<Road> out, int road, List<Coordinate> line) {
        if (line.size() > 1) {
            Road r = roads.get(road);
            out.add(new Road(r.kind(), r.name(), List.copyOf(line)));
        }
    }

    /** Where two roads run on top of each other only the first stays. */
    private void dropTwins(int[] from, int[] to, boolean[] gone) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < gone.length; i++) {
            Coordinate middle = pieces.get(i)[pieces.get(i).length / 2];
            String key = Math.min(from[i], to[i]) + "/" + Math.max(from[i], to[i]) + "/" + pieces.get(i).length
                    + (pieces.get(i).length > 2 ? "/" + Math.round(middle.x) + "/" + Math.round(middle.y) : "");
            gone[i] = from[i] == to[i] && length(i) < STUB || seen.putIfAbsent(key, i) != null;
        }
    }

    private void dropStubs(int[] from, int[] to, int nodes, boolean[] gone) {
        int[] degree = new int[nodes];
        for (int i = 0; i < gone.length; i++) {
            if (!gone[i]) {
                degree[from[i]]++;
                degree[to[i]]++;
            }
        }
        boolean again = true;
        while (again) {
            again = false;
            for (int i = 0; i < gone.length; i++) {
                boolean loose = degree[from[i]] == 1 || degree[to[i]] == 1;
                if (!gone[i]
                        && loose
                        && length(i) < STUB
                        && !roads.get(roadOf.get(i)).isMain()) {
                    gone[i] = true;
                    degree[from[i]]--;
                    degree[to[i]]--;
                    again = true;
                }
            }
        }
    }

    private void dropIslands(int[] from, int[] to, int nodes, boolean[] gone) {
        List<List<Integer>> at = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            at.add(new ArrayList<>());
        }
        for (int i = 0; i < gone.length; i++) {
            if (!gone[i]) {
                at.get(from[i]).add(i);
                at.get(to[i]).add(i);
            }
        }
        boolean[] reached = new boolean[nodes];
        Deque<Integer> open = new ArrayDeque<>();
        open.add(from[0]); // the first road is the roundabout
        reached[from[0]] = true;
        while (!open.isEmpty()) {
            int u = open.poll();
            for (int e : at.get(u)) {
                int v = from[e] == u ? to[e] : from[e];
                if (!reached[v]) {
                    reached[v] = true;
                    open.add(v);
                }
            }
        }
        for (int i = 0; i < gone.length; i++) {
            gone[i] |= !reached[from[i]];
        }
    }

    private double length(int piece) {
        Coordinate[] c = pieces.get(piece);
        double sum = 0;
        for (int k = 1; k < c.length; k++) {
            sum += c[k - 1].distance(c[k]);
        }
        return sum;
    }
}
