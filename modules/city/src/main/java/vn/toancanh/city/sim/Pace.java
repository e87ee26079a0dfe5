package vn.toancanh.city.sim;

import vn.toancanh.city.pack.Story;

/**
 * How lively the city is.
 *
 * @param id {@code demo}, {@code still} or a profile of the pack's story
 * @param factor on the pack's rates
 */
public record Pace(String id, double factor) {
    /** Something to see within a minute: a report every half minute, units that answer within seconds. */
    public static final Pace DEMO = new Pace("demo", 1);

    /** Nothing happens by itself; units still answer. */
    public static final Pace STILL = new Pace("still", 0);

    /** @throws IllegalArgumentException for a name that neither we nor the pack know */
    public static Pace of(String id, Story story) {
        if (id.equals(DEMO.id)) {
            return DEMO;
        }
        if (id.equals(STILL.id)) {
            return STILL;
        }
        Double factor = story.profiles().get(id);
        if (factor == null) {
            throw new IllegalArgumentException("no such pace: " + id + "; there are demo, still and "
                    + String.join(", ", story.profiles().keySet()));
        }
        return new Pace(id, factor);
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
