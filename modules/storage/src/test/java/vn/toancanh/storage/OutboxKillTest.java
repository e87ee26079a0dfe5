package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.Json;

/** Kills a console that appends, again and again on the same file. */
class OutboxKillTest {
    private static final int KILLS = 5;

    @TempDir
    Path dir;

    @Test
    @Fault(71)
    void everyTickedActIsThereInOrder() throws Exception {
        Random random = new Random(20261122);
        List<Long> ticked = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Process p = Children.start(Children.AppendForEver.class, dir.toString());
            try {
                int wanted = 1 + random.nextInt(60);
                for (int i = 0; i < wanted; i++) {
                    String line = Children.line(p);
                    assertThat(line).as("the child appends").matches("\\d+");
                    ticked.add(Long.parseLong(line));
                }
            } finally {
                p.toHandle().destroyForcibly(); // by its handle, which leaves us the pipe
                p.waitFor();
            }
            // It went on appending after our last look: what stands in the pipe was ticked as well.
            for (String line = Children.line(p); line.matches("\\d+"); line = Children.line(p)) {
                ticked.add(Long.parseLong(line));
            }
        }
        try (SqliteOutbox outbox = new SqliteOutbox(dir, new ManualClock(), new Json(), id -> -1)) {
            List<Long> there = outbox.open().stream().map(OutboxEntry::n).toList();
            assertThat(outbox.damaged()).isEmpty();
            assertThat(there).isSorted().containsAll(ticked);
            assertThat(ticked).hasSizeGreaterThan(KILLS).isSorted().doesNotHaveDuplicates();
            // One a kill may be durable without having been ticked, never the other way round.
            assertThat(there.size() - ticked.size()).isBetween(0, KILLS);
        }
    }
}
