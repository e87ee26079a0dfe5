package vn.toancanh.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchMainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Bench sound = bench("queue", report -> {
        report.figure("rows", 150, "ms", 100, "<= 2");
        report.figure("heap", 12.25, "MB", "<= 64");
    });
    private final Bench broken = bench("startup", report -> {
        throw new IOException("no display");
    });

    @Test
    void aFigureStandsNextToItsReference() {
        assertThat(run(List.of(sound))).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "name | figure | unit | reference | ratio | goal",
                        "queue rows | 150 | ms | 100 | 1.500 | <= 2",
                        "queue heap | 12.3 | MB | - | - | <= 64");
    }

    @Test
    void aBenchThatBreaksDoesNotHideTheNext() {
        assertThat(run(List.of(broken, sound))).isEqualTo(1);

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("queue rows");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("startup").contains("no display");
    }

    @Test
    void onlyTheOneAskedForRunsAndAnUnknownNameIsRefused() {
        assertThat(run(List.of(broken, sound), "queue")).isZero();
        assertThat(run(List.of(sound), "map")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("map").contains("queue");
    }

    @Test
    void thingAndReferenceRunInTurn() throws Exception {
        List<String> ran = new ArrayList<>();

        InTurn.measure(2, () -> ran.add("thing"), () -> ran.add("reference"));

        assertThat(ran).containsExactly("thing", "reference", "thing", "reference", "reference", "thing");
        assertThat(InTurn.median(new double[] {5, 1, 3})).isEqualTo(3);
        assertThat(InTurn.median(new double[] {4, 1})).isEqualTo(2.5);
    }

    private int run(List<Bench> benches, String... names) {
        return BenchMain.run(
                benches,
                List.of(names),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private interface Body {
        void run(Report report) throws Exception;
    }

    private static Bench bench(String name, Body body) {
        return new Bench() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void run(Report report) throws Exception {
                body.run(report);
            }
        };
    }
}
