package vn.toancanh.app.bench;

import java.time.Duration;
import java.util.Arrays;

/**
 * Measures a thing and its reference in turn, so that a busy machine hurts both alike. The medians are of the CPU
 * time of this process and its living children, and of the wall time, both in milliseconds.
 */
record InTurn(double cpu, double referenceCpu, double wall, double referenceWall) {

    /** Something that takes time. */
    interface Work {
        void run() throws Exception;
    }

    static InTurn measure(int rounds, Work thing, Work reference) throws Exception {
        double[][] times = new double[4][rounds];
        thing.run();
        reference.run();
        for (int round = 0; round < rounds; round++) {
            // Who goes first changes, because the first one pays for the last one's garbage.
            for (int turn = 0; turn < 2; turn++) {
                int which = (round + turn) % 2;
                double cpu = cpuMillis();
                long wall = System.nanoTime();
                (which == 0 ? thing : reference).run();
                times[2 + which][round] = (System.nanoTime() - wall) / 1e6;
                times[which][round] = cpuMillis() - cpu;
            }
        }
        return new InTurn(median(times[0]), median(times[1]), median(times[2]), median(times[3]));
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double cpuMillis() {
        ProcessHandle self = ProcessHandle.current();
        double children = self.descendants().mapToDouble(InTurn::cpuMillis).sum();
        return cpuMillis(self) + children;
    }

    static double cpuMillis(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e6;
    }
}
