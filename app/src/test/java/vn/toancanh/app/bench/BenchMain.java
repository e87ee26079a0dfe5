package vn.toancanh.app.bench;

import java.io.PrintStream;
import java.util.List;

/** Entry point of {@code installer/bench}: runs the benches that are asked for, or all. */
public final class BenchMain {

    /** Every bench of the house, in the order in which they run. */
    private static final List<Bench> BENCHES = List.of(
            new StartupBench(),
            new IngestBench(),
            new StoreBench(),
            new QueueBench(),
            new TextBench(),
            new MapBench(),
            new WallBench(),
            new SyncBench());

    private BenchMain() {}

    /** What {@code installer/bench} takes as its argument. */
    public static List<String> names() {
        return BENCHES.stream().map(Bench::name).toList();
    }

    public static void main(String[] names) {
        System.exit(run(BENCHES, List.of(names), System.out, System.err));
    }

    /** @return 0 if every bench asked for could be run, 1 if one broke, 2 if there is none of that name */
    static int run(List<Bench> benches, List<String> names, PrintStream out, PrintStream err) {
        List<String> known = benches.stream().map(Bench::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                err.println("There is no bench " + name + "; there are: " + String.join(", ", known));
                return 2;
            }
        }
        out.println(Report.HEADER);
        int status = 0;
        for (Bench bench : benches) {
            if (!names.isEmpty() && !names.contains(bench.name())) {
                continue;
            }
            Report report = new Report(bench.name(), out);
            try {
                bench.run(report);
                if (report.lines() == 0) {
                    throw new IllegalStateException("no figure was reported");
                }
            } catch (Exception e) {
                err.println("The bench " + bench.name() + " could not be run: " + e);
                status = 1;
            }
        }
        return status;
    }
}
