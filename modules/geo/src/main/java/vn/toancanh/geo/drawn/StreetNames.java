package vn.toancanh.geo.drawn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;

/**
 * Gives main roads their names: first those that anchors on them ask for, then the rest of the list; with what is left, the
 * longest of the smaller streets.
 */
final class StreetNames {
    private static final double ON = 30;
    private static final double WORTH_A_NAME = 350;

    private StreetNames() {}

    static List<Road> name(List<Road> roads, Map<Coordinate, List<String>> anchors, List<String> list, String first) {
        record Vote(int road, String name, int votes, double metres) {}
        String[] names = new String[roads.size()];
        names[0] = first;
        List<Vote> votes = new ArrayList<>();
        for (int i = 1; i < roads.size(); i++) {
            Map<String, Integer> count = new HashMap<>();
            for (Map.Entry<Coordinate, List<String>> a : anchors.entrySet()) {
                if (roads.get(i).isMain() && passes(roads.get(i), a.getKey())) {
                    a.getValue().forEach(n -> count.merge(n, 1, Integer::sum));
                }
            }
            int road = i;
            count.forEach(
                    (n, v) -> votes.add(new Vote(road, n, v, roads.get(road).metres())));
        }
        votes.sort(Comparator.comparingInt(Vote::votes)
                .thenComparingDouble(Vote::metres)
                .reversed()
                .thenComparing(Vote::name));
        Set<String> used = new LinkedHashSet<>();
        // Twice: every name gets a road of its own before any gets a second one.
        for (boolean again : new boolean[] {false, true}) {
            for (Vote v : votes) {
                if (names[v.road] == null && (again || !used.contains(v.name))) {
                    names[v.road] = v.name;
                    used.add(v.name);
                }
            }
        }
        List<String> left = new ArrayList<>(list);
        left.removeAll(used);
        List<Integer> nameless = new ArrayList<>();
        for (int i = 1; i < roads.size(); i++) {
            if (names[i] == null && roads.get(i).metres() > WORTH_A_NAME) {
                nameless.add(i);
            }
        }
        nameless.sort(Comparator.<Integer>comparingInt(
                        i -> CityLayers.STREET_KINDS.indexOf(roads.get(i).kind()))
                .thenComparing(
                        Comparator.<Integer>comparingDouble(i -> roads.get(i).metres())
                                .reversed()));
        for (int k = 0; k < nameless.size() && k < left.size(); k++) {
            names[nameless.get(k)] = left.get(k);
        }
        List<Road> named = new ArrayList<>();
        for (int i = 0; i < roads.size(); i++) {
            named.add(roads.get(i).named(names[i]));
        }
        return named;
    }

    private static boolean passes(Road r, Coordinate c) {
        for (int i = 1; i < r.line().size(); i++) {
            if (org.locationtech.jts.algorithm.Distance.pointToSegment(
                            c, r.line().get(i - 1), r.line().get(i))
                    < ON) {
                return true;
            }
        }
        return false;
    }
}
