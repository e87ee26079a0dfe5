package vn.toancanh.uiwall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.toancanh.core.model.Scene;
import vn.toancanh.core.model.WallDef;
import vn.toancanh.uitestkit.city.Words;

/** Charter rule 40 and its table; blocks on one output and on eighteen. */
class WallMathsTest {
    @ParameterizedTest
    @CsvSource({
        "3, 0.63, 32, 44",
        "5, 0.63, 53, 73",
        "8, 0.63, 84, 116",
        "3, 0.53, 38, 52",
        "5, 0.53, 63, 86",
        "8, 0.53, 100, 138"
    })
    void text_fills_the_angle_of_the_charter(double metres, double mm, double read, double glance) {
        WallSizes s = new WallSizes(mm, metres, 1);
        assertThat(s.computed(WallSizes.READ)).isBetween(read - 1, read + 1);
        assertThat(s.computed(WallSizes.GLANCE)).isBetween(glance - 1, glance + 1);
    }

    @Test
    void no_text_is_below_the_floor_but_in_a_preview() {
        assertThat(new WallSizes(0.63, 3, 1).text()).isEqualTo(56);
        assertThat(new WallSizes(0.63, 3, 0.25).text()).isEqualTo(14);
    }

    @Test
    void eighteen_outputs_show_the_whole_scene_between_them() {
        WallDef wall = Words.catalogue().wall("tuong-ghep").orElseThrow();
        assertThat(WallOutput.of(wall, 18)).hasSize(18);
        assertThat(WallOutput.of(wall, 17)).containsExactly(WallOutput.whole(1));
        for (Scene scene : Words.catalogue().scenes()) {
            WallLayout l = WallLayout.of(scene, 11_520, 3_240, 98, 8);
            assertThat(l.blocks()).hasSizeLessThanOrEqualTo(7).allSatisfy(p -> {
                assertThat(p.area().x() + p.area().width()).isLessThanOrEqualTo(11_520);
                assertThat(p.area().y() + p.area().height()).isLessThanOrEqualTo(3_240);
            });
            List<String> seen = new ArrayList<>();
            for (WallOutput o : WallOutput.of(wall, 18)) {
                l.share(new WallLayout.Area(o.column() * 1_920.0, o.row() * 1_080.0, 1_920, 1_080))
                        .forEach(p -> seen.add(p.block().id()));
            }
            assertThat(seen)
                    .containsAll(scene.blocks().stream().map(b -> b.id()).toList());
        }
    }

    @Test
    void another_value_must_last_before_it_is_shown() {
        Steady<String> s = new Steady<>(Duration.ofSeconds(10));
        Instant t = Instant.EPOCH;
        assertThat(s.want("a", t)).isEqualTo("a");
        assertThat(s.want("b", t.plusSeconds(1))).isEqualTo("a");
        assertThat(s.want("a", t.plusSeconds(9))).isEqualTo("a");
        assertThat(s.want("b", t.plusSeconds(10))).isEqualTo("a");
        assertThat(s.want("b", t.plusSeconds(20))).isEqualTo("b");
    }
}
