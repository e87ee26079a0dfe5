package vn.toancanh.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void optionsAreReadBothWays() {
        Options o = Options.parse(new String[] {
            "--city",
            "hue",
            "--port=8080",
            "--control-port",
            "0",
            "--seed",
            "9007199254740993",
            "--speed=2.5",
            "--db",
            "x.db"
        });
        assertThat(o.city()).isEqualTo("hue");
        assertThat(o.port()).isEqualTo(8080);
        assertThat(o.seed()).isEqualTo(9_007_199_254_740_993L);
        assertThat(o.speed()).isEqualTo(2.5);
        assertThat(o.db()).isEqualTo(Path.of("x.db"));
        assertThat(o.host()).isEqualTo("127.0.0.1");
    }

    @Test
    void nonsenseIsRefusedWithASentence() {
        for (String[] args : new String[][] {
            {"--port", "70000"}, {"--port", "x"}, {"--speed", "fast"}, {"--seed", "1.5"}, {"--colour", "red"}, {"--db"}
        }) {
            assertThatThrownBy(() -> Options.parse(args)).isInstanceOfSatisfying(Refusal.class, r -> {
                for (String language : List.of("vi", "en")) {
                    assertThat(r.sentence(new Words(), language)).contains(" ").doesNotContain("city.start", "{");
                }
            });
        }
        assertThat(Options.parse(new String[] {"--help"}).help()).isTrue();
    }
}
