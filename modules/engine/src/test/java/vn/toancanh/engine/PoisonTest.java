package vn.toancanh.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vn.toancanh.testkit.Fault;

class PoisonTest {
    private final Poison poison = new Poison();

    @Test
    @Fault(3)
    void aPlaceCountsOnceHoweverOftenAPageBringsIt() {
        assertThat(poison.changes("e1", List.of(5L, 7L))).isTrue();
        assertThat(poison.changes("e1", List.of(5L, 7L))).isFalse();
        assertThat(poison.count()).isEqualTo(2);
        assertThat(poison.changes("e2", List.of(5L))).as("another log").isTrue();
        assertThat(poison.count()).isEqualTo(3);
    }

    @Test
    void aSnapshotCountsAnewOverAllItsPages() {
        poison.changes("e1", List.of(5L));
        assertThat(poison.snapshot(2, true)).isTrue();
        assertThat(poison.snapshot(1, false)).isTrue();
        assertThat(poison.count()).isEqualTo(3);
        assertThat(poison.snapshot(0, true)).as("all is well again").isTrue();
        assertThat(poison.count()).isZero();
        assertThat(poison.snapshot(0, true)).isFalse();
    }

    @Test
    void aCityThatIsBrokenAsAWholeFillsNoMemory() {
        List<Long> many = LongStream.range(0, 5_000).boxed().toList();
        poison.changes("e1", many);
        assertThat(poison.count()).isEqualTo(1_000);
    }
}
