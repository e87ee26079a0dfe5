package vn.toancanh.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.app.fixture.LiveCity;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.TimelineKind;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.net.Cut;
import vn.toancanh.testkit.net.FaultProxy;

/**
 * Kills the console and cuts its line, again and again, half of the cuts before the city has acted and half after: what was
 * ticked is there, once, and in the order in which it was done. The same harness sees a console that is made wrong.
 */
class KillsAndCutsTest {
    private static final long SEED = 20261127;

    @TempDir
    Path dir;

    /** What became of a run: acts lost, done twice, out of order. */
    private record Outcome(int ticked, int lost, int twice, int disordered, int cutsBefore, int cutsAfter) {}

    @Test
    @Timeout(180)
    @Fault({41, 45, 63, 71})
    void whatIsTickedIsDoneOnceAndInOrder() throws Exception {
        sound(run("sound", 20, 100, 20));
    }

    @Test
    @Tag("long")
    @Tag("long-kills")
    @Timeout(value = 6, unit = TimeUnit.HOURS) // else the two minutes of every test would end it
    void whatIsTickedIsDoneOnceAndInOrderForFiveHundredKillsAndFiveThousandCuts() throws Exception {
        sound(run("sound", 500, 5_000, 120));
    }

    @Test
    @Timeout(120)
    void aConsoleThatMakesANewKeyForEachTryIsFound() throws Exception {
        assertThat(run("new-keys", 2, 6, 3).twice()).isPositive();
    }

    @Test
    @Timeout(120)
    void aConsoleThatSendsInTheOrderOfItsClockIsFound() throws Exception {
        assertThat(run("wall-order", 3, 6, 3).disordered()).isPositive();
    }

    private static void sound(Outcome o) {
        assertThat(o.lost()).as("lost of %d", o.ticked()).isZero();
        assertThat(o.twice()).as("done twice").isZero();
        assertThat(o.disordered()).as("out of order").isZero();
        assertThat(o.cutsBefore()).isPositive();
        assertThat(o.cutsAfter()).isPositive();
    }

    private Outcome run(String mutation, int kills, int cuts, int cases) throws Exception {
        Random random = new Random(SEED);
        Map<String, List<Long>> ticked = new HashMap<>();
        try (LiveCity city = new LiveCity();
                FaultProxy proxy = FaultProxy.to(Integer.parseInt(city.url().replaceAll(".*:", "")))) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < cases; i++) {
                ids.add(city.report());
            }
            proxy.cuts("POST /actions", SEED, KillsAndCutsTest::draw);
            int killed = 0;
            while (killed < kills || proxy.cutsBefore() + proxy.cutsAfter() < cuts) {
                assertThat(killed).as("runs").isLessThan(kills * 5);
                Process p = start(proxy.url(), mutation, String.valueOf(killed * 100_000L), random.nextLong(), ids);
                try (BufferedReader out = reader(p)) {
                    int wanted = 12 + random.nextInt(25);
                    for (int i = 0; i < wanted; i++) {
                        note(out.readLine(), ticked);
                    }
                    p.toHandle().destroyForcibly();
                    p.waitFor();
                    // What stands in the pipe was ticked as well; its last line may be cut off.
                    for (String l = out.readLine(); l != null; l = out.readLine()) {
                        if (l.matches("T \\S+ \\d+") && out.ready()) {
                            note(l, ticked);
                        }
                    }
                }
                killed++;
            }
            int before = proxy.cutsBefore();
            int after = proxy.cutsAfter();
            proxy.cuts("POST /actions", SEED, null);
            Process p = start(proxy.url(), mutation, "drain", 1, ids);
            try (BufferedReader out = reader(p)) {
                assertThat(out.readLine()).isEqualTo("DONE 0");
            } finally {
                p.toHandle().destroyForcibly();
            }
            Outcome o = judge(ticked, city.snapshot(), before, after);
            System.out.println("kills " + killed + ", " + mutation + ": " + o);
            return o;
        }
    }

    private static Cut draw(Random r) {
        double p = r.nextDouble();
        return p < 0.28 ? Cut.before(r.nextInt(400)) : p < 0.56 ? Cut.after(r.nextInt(300)) : Cut.NONE;
    }

    private static void note(String line, Map<String, List<Long>> ticked) {
        assertThat(line).as("what the console says").matches("T \\S+ \\d+");
        String[] words = line.split(" ");
        ticked.computeIfAbsent(words[1], k -> new ArrayList<>()).add(Long.parseLong(words[2]));
    }

    private static Outcome judge(Map<String, List<Long>> ticked, Map<String, Case> city, int before, int after) {
        int all = 0;
        int lost = 0;
        int twice = 0;
        int disordered = 0;
        for (Map.Entry<String, List<Long>> e : ticked.entrySet()) {
            List<Long> done = city.get(e.getKey()).timeline().stream()
                    .filter(t -> t.kind() == TimelineKind.NOTE && t.arg(0).matches("n\\d+"))
                    .map(t -> Long.parseLong(t.arg(0).substring(1)))
                    .toList();
            all += e.getValue().size();
            lost += (int) e.getValue().stream().filter(n -> !done.contains(n)).count();
            twice += done.size() - (int) done.stream().distinct().count();
            for (int i = 1; i < done.size(); i++) {
                disordered += done.get(i) < done.get(i - 1) ? 1 : 0;
            }
        }
        return new Outcome(all, lost, twice, disordered, before, after);
    }

    private Process start(String url, String mutation, String first, long seed, List<String> ids) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledConsole.class.getName(),
                dir.resolve("profile-" + mutation).toString(),
                url,
                mutation,
                first,
                String.valueOf(seed),
                String.join(",", ids));
        return new ProcessBuilder(command)
                .redirectError(dir.resolve("err.log").toFile())
                .start();
    }

    private static BufferedReader reader(Process p) {
        return new BufferedReader(new InputStreamReader(p.getInputStream(), StandardCharsets.UTF_8)) {
            @Override
            public String readLine() throws java.io.IOException {
                String l = super.readLine();
                while (l != null && !l.startsWith("T ") && !l.startsWith("DONE") && !l.startsWith("refused")) {
                    l = super.readLine(); // what the log says
                }
                return l;
            }
        };
    }
}
