package vn.toancanh.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import vn.toancanh.testkit.Fault;

/**
 * Random histories of edits, cuts, kills, a city that changes, clocks that jump, changes that come twice, late or never; after
 * each of them the six invariants of {@link History} hold. jqwik prints the seed of a history that breaks one, shrunk.
 */
class HistoriesTest {
    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
    @Fault({16, 17, 18, 19, 45, 63, 71, 80})
    void everyHistoryEndsWell(@ForAll @Size(min = 4, max = 60) List<@IntRange(min = 0, max = 99_999) Integer> steps) {
        new History(false, false).play(steps);
    }

    @Property(tries = 10_000, shrinking = ShrinkingMode.BOUNDED)
    @Tag("long")
    @Tag("long-model")
    void everyOneOfTenThousandHistoriesEndsWell(
            @ForAll @Size(min = 4, max = 100) List<@IntRange(min = 0, max = 99_999) Integer> steps) {
        new History(false, false).play(steps);
    }

    /** The invariants see a console that makes a new key for each try, and one whose queue goes by the wall clock. */
    @Property(tries = 1)
    void wrongConsolesAreFound() {
        assertThat(found(true, false)).as("new keys").isTrue();
        assertThat(found(false, true)).as("wall clock").isTrue();
    }

    private static boolean found(boolean newKeys, boolean wallOrder) {
        java.util.SplittableRandom random = new java.util.SplittableRandom(11);
        for (int i = 0; i < 300; i++) {
            List<Integer> steps = random.ints(40, 0, 100_000).boxed().toList();
            try {
                new History(newKeys, wallOrder).play(steps);
            } catch (AssertionError e) {
                return true;
            }
        }
        return false;
    }
}
