package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.model.Case;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.Json;

/** A laptop is carried into another time zone, or its zone is set right: what is stored says the same moment. */
class ZoneChangeTest {
    private final TimeZone before = TimeZone.getDefault();
    private final InstantSource clock = new ManualClock();
    private final Json json = new Json();

    @TempDir
    Path dir;

    @AfterEach
    void home() {
        TimeZone.setDefault(before);
    }

    @Test
    @Fault(63)
    void actsWaitsAndDeadlinesAreTheSameMomentsInAnotherZone() throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Ho_Chi_Minh"));
        OutboxEntry waiting;
        try (SqliteOutbox outbox = outbox()) {
            waiting = outbox.append(City.note("c1", "Đã gọi"))
                    .sending()
                    .retryAt(clock.instant().plusSeconds(5), new Problem("busy", 503, "Bận"));
            outbox.update(waiting);
        }
        Case due = City.incident("c1", "Ngập", 7);
        try (SqliteCache cache = new SqliteCache(dir, clock, json)) {
            cache.apply(new ChangeBatch(new Cursor("e1", 1), List.of(new Change.CaseChanged(due))), clock.instant());
        }
        for (String zone : List.of("America/New_York", "Pacific/Apia", "Asia/Kolkata")) {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            try (SqliteOutbox outbox = outbox();
                    SqliteCache cache = new SqliteCache(dir, clock, json)) {
                assertThat(outbox.open()).as(zone).containsExactly(waiting);
                assertThat(cache.load().changes()).as(zone).containsExactly(new Change.CaseChanged(due));
            }
        }
    }

    private SqliteOutbox outbox() throws Exception {
        return new SqliteOutbox(dir, clock, json, id -> -1L, Db.Sync.FULL, new FaultyDisk());
    }
}
