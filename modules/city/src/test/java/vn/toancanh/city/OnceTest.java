package vn.toancanh.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.city.model.CityStoreException;
import vn.toancanh.city.model.Decision;
import vn.toancanh.city.model.Effect;
import vn.toancanh.city.sim.Pace;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseBuilder;
import vn.toancanh.core.model.TimelineKind;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.pack.CityPack;
import vn.toancanh.wire.pack.Member;

/** Each act has its effect exactly once, whatever happens to its answer, to the line and to the gateway. */
class OnceTest {
    @TempDir
    private Path folder;

    @Test
    @Fault(45)
    void aRepeatedKeyGetsTheFirstAnswerAgain() throws Exception {
        try (TestCity city = TestCity.still()) {
            String token = city.signIn("ha");
            Case c = city.report("tree");
            Command note = city.command("ha", c, new Act.AddNote("một lần"));
            TestCity.Answer first = city.act(token, note);
            city.act(token, city.command("ha", c, new Act.AddNote("khác")));
            TestCity.Answer second = city.act(token, note);
            assertThat(first.json().path("replayed").asBoolean()).isFalse();
            assertThat(second.json().path("replayed").asBoolean()).isTrue();
            assertThat(second.json().path("case")).isEqualTo(first.json().path("case"));
            assertThat(city.effects(c.id())).containsExactly("note", "note");
            assertThat(city.find(token, c.id()).timeline())
                    .filteredOn(e -> e.kind() == TimelineKind.NOTE)
                    .hasSize(2);
        }
    }

    @Test
    void aRefusalIsRepeatedAsWell() throws Exception {
        try (TestCity city = TestCity.still()) {
            String token = city.signIn("ha");
            Case c = city.report("tree");
            Command resolve = city.command("ha", c, new Act.Resolve("xong"));
            assertThat(city.act(token, resolve).code()).isEqualTo("not-accepted");
            city.act(token, city.command("ha", c, new Act.Accept()));
            TestCity.Answer again = city.act(token, resolve);
            assertThat(again.code()).as("decided once").isEqualTo("not-accepted");
            assertThat(again.json().path("currentCase").path("version").asLong())
                    .isEqualTo(c.version());
        }
    }

    @Test
    void aKeyIsForOneActOnly() throws Exception {
        try (TestCity city = TestCity.still()) {
            String token = city.signIn("ha");
            Case c = city.report("tree");
            Command note = city.command("ha", c, new Act.AddNote("một"));
            city.act(token, note);
            Command other = new Command(
                    note.id(), note.caseId(), note.baseVersion(), note.actor(), note.at(), new Act.AddNote("hai"));
            TestCity.Answer a = city.act(token, other);
            assertThat(a.status()).isEqualTo(409);
            assertThat(a.code()).isEqualTo("key-reused");
            assertThat(city.effects(c.id())).containsExactly("note");
        }
    }

    @Test
    @Fault(83)
    void anActOlderThanTheKeysIsRefused() throws Exception {
        try (TestCity city = TestCity.still()) {
            String token = city.signIn("ha");
            Case c = city.report("tree");
            Command note = city.command("ha", c, new Act.AddNote("cũ"));
            city.step(Duration.ofDays(30).plusMinutes(1));
            assertThat(city.act(token, note).code()).isEqualTo("key-expired");
            assertThat(city.effects(c.id())).isEmpty();
        }
    }

    @Test
    @Fault(46)
    void manyTriesAtOnceAreOneEffect() throws Exception {
        try (TestCity city = TestCity.still()) {
            String token = city.signIn("ha");
            Case c = city.report("tree");
            Command note = city.command("ha", c, new Act.AddNote("cùng lúc"));
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                Callable<Integer> send = () -> city.act(token, note).status();
                threads.invokeAll(java.util.Collections.nCopies(24, send));
            } finally {
                threads.shutdownNow();
            }
            assertThat(city.effects(c.id())).containsExactly("note");
        }
    }

    @Test
    void aRestartedGatewayRemembers() throws Exception {
        Path db = folder.resolve("city.db");
        ManualClock clock = new ManualClock();
        Case c;
        Command note;
        String token;
        Cursor before;
        try (TestCity city = TestCity.open(db, Pace.STILL, clock, CityModel.LOG_LIMIT)) {
            token = city.signIn("ha");
            c = city.report("tree");
            before = city.server.model().cursor();
            note = city.command("ha", c, new Act.AddNote("trước khi tắt"));
            city.act(token, note);
        }
        clock.advance(Duration.ofMinutes(10));
        try (TestCity city = TestCity.open(db, Pace.STILL, clock, CityModel.LOG_LIMIT)) {
            assertThat(city.act(token, note).json().path("replayed").asBoolean())
                    .as("token and key are still known")
                    .isTrue();
            assertThat(city.effects(c.id())).containsExactly("note");
            TestCity.Answer log = city.get("/changes?since=" + before.text(), token);
            assertThat(log.json().path("changes"))
                    .as("the log goes on in the same epoch")
                    .hasSize(1);
            Case there = city.find(token, c.id());
            Command accept = city.command("ha", there, new Act.Accept());
            assertThat(city.act(token, accept).status()).isEqualTo(200);
            assertThat(city.server.model().cursor().seq()).isEqualTo(before.seq() + 2);
        }
    }

    @Test
    void twoGatewaysDoNotShareAFile() throws Exception {
        Path db = folder.resolve("city.db");
        CityPack pack = TestPack.make();
        ManualClock clock = new ManualClock();
        try (CityModel first = model(pack, db, clock)) {
            assertThat(first.isNew()).isTrue();
            assertThatThrownBy(() -> model(pack, db, clock)).isInstanceOf(CityStoreException.class);
        }
    }

    /** A kill leaves the files as they lie there at that moment: copies of them are what the next process finds. */
    @Test
    void aKilledGatewayHasAllOfAnActOrNothing() throws Exception {
        Path db = folder.resolve("city.db");
        CityPack pack = TestPack.make();
        Member ha = pack.member("ha").orElseThrow();
        ManualClock clock = new ManualClock();
        try (CityModel model = model(pack, db, clock)) {
            Case c =
                    model.write(w -> w.putCase(new CaseBuilder("c1", "PA-1", clock.instant()).build(), CityModel.CITY));
            Command lost = note(ha, c, clock, "mất");
            model.hook((w, b, a, cmd) -> {
                throw new IllegalStateException("killed between effect and commit");
            });
            assertThatThrownBy(() -> model.act(ha, lost.id(), lost)).isInstanceOf(IllegalStateException.class);
            Path dead = copy(db, "dead.db");
            try (CityModel next = model(pack, dead, clock)) {
                assertThat(next.effects(null)).isEmpty();
                assertThat(next.find("c1")).isEqualTo(c);
                assertThat(next.cursor().seq()).isEqualTo(1);
                assertThat(next.act(ha, lost.id(), lost).replayed()).isFalse();
                assertThat(next.effects(null)).extracting(Effect::act).containsExactly("note");
            }
            model.hook((w, b, a, cmd) -> {});
            Decision done = model.act(ha, lost.id(), lost);
            assertThat(done.replayed()).isFalse();
            Path after = copy(db, "after.db"); // killed after the commit, before the answer left
            try (CityModel next = model(pack, after, clock)) {
                assertThat(next.act(ha, lost.id(), lost).replayed()).isTrue();
                assertThat(next.effects(null)).hasSize(1);
                assertThat(next.find("c1")).isEqualTo(done.current());
                assertThat(next.after(new Cursor(next.cursor().epoch(), 0), 10)).hasSize(2);
            }
        }
    }

    private Path copy(Path db, String name) throws Exception {
        Path to = folder.resolve(name);
        for (String tail : List.of("", "-wal")) {
            Path from = db.resolveSibling(db.getFileName() + tail);
            if (Files.exists(from)) {
                Files.copy(from, to.resolveSibling(to.getFileName() + tail));
            }
        }
        return to;
    }

    private static CityModel model(CityPack pack, Path db, ManualClock clock) {
        return new CityModel(pack, db, new Json(), clock, 100, () -> "e" + UUID.randomUUID());
    }

    private static Command note(Member who, Case on, ManualClock clock, String text) {
        return new Command(
                UUID.randomUUID(), on.id(), on.version(), who.actor(), clock.instant(), new Act.AddNote(text));
    }
}
