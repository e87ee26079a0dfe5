package vn.toancanh.city.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.toancanh.wire.pack.Story;

/**
 * How lively the city is.
 *
 * @param id {@code demo}, {@code still} or a profile of the pack's story
 * @param factor on the pack's rates
 * @param boost factors on the weights of single categories
 */
public record Pace(String id, double factor, Map<String, Double> boost) {
    /** Something to see within a minute: a report every half minute, units that answer within seconds. */
    public static final Pace DEMO = new Pace("demo", 1, Map.of());

    /** Nothing happens by itself; units still answer. */
    public static final Pace STILL = new Pace("still", 0, Map.of());

    /** @throws IllegalArgumentException for a name that neither we nor the pack know */
    public static Pace of(String id, Story story) {
        if (id.equals(DEMO.id)) {
            return DEMO;
        }
        if (id.equals(STILL.id)) {
            return STILL;
        }
        for (Story.Profile p : story.profiles()) {
            if (p.id().equals(id)) {
                return new Pace(id, p.factor(), p.boost());
            }
        }
        throw new IllegalArgumentException("there is no pace " + id + ", only " + String.join(", ", names(story)));
    }

    /** What {@link #of} knows. */
    public static List<String> names(Story story) {
        List<String> names = new ArrayList<>(List.of(DEMO.id, STILL.id));
        story.profiles().forEach(p -> names.add(p.id()));
        return names;
    }

    boolean isDemo() {
        return id.equals(DEMO.id);
    }

    boolean isStill() {
        return factor == 0;
    }

    /** Seconds that people and units take: as given in a real city, a fraction of it in a demonstration. */
    double seconds(double real) {
        return isDemo() || isStill() ? Math.max(3, real / 15) : real;
    }
}
