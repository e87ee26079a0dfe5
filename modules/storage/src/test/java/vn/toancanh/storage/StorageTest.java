package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.port.CaseScope;
import vn.toancanh.core.port.CityCache;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.Json;

class StorageTest {
    private static final Disk READ_ONLY = (step, f) -> {
        throw new StoreException(StoreException.Kind.READ_ONLY, "read-only");
    };

    @TempDir
    Path dir;

    private final ManualClock clock = new ManualClock();
    private final Json json = new Json();

    private Storage of(Profile profile) {
        return Storage.of(profile, clock, json, (delay, task) -> {});
    }

    private Map<String, Long> files() throws Exception {
        Map<String, Long> out = new TreeMap<>();
        try (Stream<Path> all = Files.walk(dir)) {
            for (Path p : all.filter(Files::isRegularFile).toList()) {
                out.put(dir.relativize(p).toString(), Files.size(p));
            }
        }
        return out;
    }

    @Test
    @Fault(66)
    void aReadOnlyProfileShowsWhatItHasAndRefusesActs() throws Exception {
        OutboxEntry entry;
        byte[] payload;
        try (Profile p = Profile.open(dir);
                Storage s = of(p)) {
            s.cache()
                    .apply(new ChangeBatch(new Cursor("e", 3), List.of(City.changed("1", "Ngập", 1))), clock.instant());
            entry = s.outbox().append(City.note("1", "x"));
            payload = s.outbox().payload(entry.n());
            s.settings().put("language", "en");
            s.secrets().put("session", "t");
        }
        Map<String, Long> before = files();
        try (Profile p = Profile.open(dir, READ_ONLY);
                Storage s = of(p)) {
            CityCache.Image image = s.cache().load();
            assertThat(image.cursor()).isEqualTo(new Cursor("e", 3));
            assertThat(image.changes()).containsExactly(City.changed("1", "Ngập", 1));
            assertThat(s.cache().search("ngap", CaseScope.OPEN, 5)).hasSize(1);
            s.cache()
                    .apply(new ChangeBatch(new Cursor("e", 4), List.of(City.changed("2", "Cháy", 1))), clock.instant());
            assertThat(s.cache().search("chay", CaseScope.OPEN, 5)).hasSize(1);
            assertThat(s.cache().load().cursor().seq()).isEqualTo(4);
            try (CityCache.Rebuild r = s.cache().rebuild()) {
                r.add(List.of(City.changed("3", "Đổ cây", 1)));
                r.commit(new Cursor("f", 1), clock.instant());
            }
            assertThat(s.cache().search("cay", CaseScope.OPEN, 5)).hasSize(1);
            assertThat(s.cache().search("ngap", CaseScope.OPEN, 5)).isEmpty();

            assertThat(s.outbox().open()).containsExactly(entry);
            assertThat(s.outbox().payload(entry.n())).isEqualTo(payload);
            for (org.assertj.core.api.ThrowableAssert.ThrowingCallable act :
                    List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                            () -> s.outbox().append(City.note("1", "y")),
                            () -> s.outbox().update(entry.sending()),
                            () -> s.outbox().replace(entry, City.note("1", "z")),
                            () -> s.spool().keep(HexFormat.of().parseHex("ffd8ffe0"), "a.jpg"))) {
                assertThatThrownBy(act).isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.kind())
                        .isEqualTo(StoreException.Kind.READ_ONLY));
            }
            assertThat(s.settings().get("language")).contains("en");
            s.settings().put("language", "vi");
            s.settings().flush();
            assertThat(s.settings().get("language")).contains("vi");
            assertThat(s.secrets().get("session")).contains("t");
            s.secrets().put("session", "u");
        }
        assertThat(files()).isEqualTo(before);
    }

    /** As after a change of the disk's key or of the person at the machine: what lies there reads as noise. */
    @Test
    @Fault(78)
    void filesToWhichTheKeyIsGoneAreKeptAndToldAndTheCacheIsFilledAnew() throws Exception {
        try (Profile p = Profile.open(dir);
                Storage s = of(p)) {
            s.cache()
                    .apply(new ChangeBatch(new Cursor("e", 3), List.of(City.changed("1", "Ngập", 1))), clock.instant());
            s.outbox().append(City.note("1", "x"));
            s.secrets().put("session", "t");
            assertThat(s.outbox().hasLostSight()).isFalse();
        }
        byte[] noise = new byte[20_000];
        new SplittableRandom(78).nextBytes(noise);
        for (String f : List.of("outbox.db", "outbox.log", "cache.db", "secrets")) {
            Files.write(dir.resolve(f), noise);
        }
        try (Profile p = Profile.open(dir);
                Storage s = of(p)) {
            assertThat(s.cache().load().changes()).isEmpty();
            assertThat(s.cache().load().cursor().isNone())
                    .as("all is fetched anew")
                    .isTrue();
            assertThat(s.outbox().open()).isEmpty();
            assertThat(s.outbox().hasLostSight()).as("to be told").isTrue();
            assertThat(s.outbox().append(City.note("1", "y")).n()).isPositive();
            assertThat(s.secrets().get("session")).isEmpty();
        }
        try (Stream<Path> kept = Files.list(dir.resolve("quarantine"))) {
            Path old = kept.filter(f -> f.getFileName().toString().endsWith("outbox.db"))
                    .findAny()
                    .orElseThrow();
            assertThat(Files.readAllBytes(old)).isEqualTo(noise);
        }
        try (Profile p = Profile.open(dir);
                Storage s = of(p)) {
            assertThat(s.outbox().open()).hasSize(1);
            assertThat(s.outbox().hasLostSight()).isFalse();
        }
    }

    @Test
    @Fault(78)
    void aDatabaseToWhichTheKeyIsGoneComesBackFromTheJournalAndNothingNeedsToBeTold() throws Exception {
        OutboxEntry entry;
        try (Profile p = Profile.open(dir);
                Storage s = of(p)) {
            entry = s.outbox().append(City.note("1", "x"));
        }
        byte[] noise = new byte[20_000];
        new SplittableRandom(79).nextBytes(noise);
        Files.write(dir.resolve("outbox.db"), noise);
        try (Profile p = Profile.open(dir);
                Storage s = of(p)) {
            assertThat(s.outbox().open()).containsExactly(entry);
            assertThat(s.outbox().hasLostSight()).isFalse();
        }
    }

    @Test
    void whatTheCitySaysIsKeptByDayUnlessASettingForbidsIt() throws Exception {
        for (String mib : List.of("nonsense", "0", "3")) {
            try (Profile p = Profile.open(dir)) {
                try (Storage s = of(p)) {
                    s.settings().put("received.mib", mib);
                }
                try (Storage s = of(p)) {
                    s.cache()
                            .apply(
                                    new ChangeBatch(new Cursor("e", 1), List.of(City.changed("1", "Ngập", 1))),
                                    clock.instant());
                }
            }
            assertThat(Files.exists(dir.resolve("received"))).as(mib).isEqualTo(!mib.equals("0"));
            if (!mib.equals("0")) {
                assertThat(dir.resolve("received")).isDirectoryContaining("glob:**/2026-11-20.log");
                Files.delete(dir.resolve("received/2026-11-20.log"));
                Files.delete(dir.resolve("received"));
            }
        }
    }

    @Test
    void theTidyingSparesWhatIsMineOrWaits() throws Exception {
        Instant longAgo = ManualClock.START.minus(Duration.ofDays(200));
        try (Profile p = Profile.open(dir);
                Storage s = of(p)) {
            List<Change> all = new ArrayList<>();
            for (String id : List.of("mine", "waits", "over")) {
                Case c = City.at(id, "Xong " + id, 1, longAgo, CaseState.CLOSED);
                all.add(new Change.CaseChanged(
                        id.equals("mine") ? c.with().operatorId("lan").build() : c));
            }
            s.cache().apply(new ChangeBatch(new Cursor("e", 1), all), clock.instant());
            s.outbox().append(City.note("waits", "còn chờ"));
            s.tidyCache("lan");
            assertThat(found(s)).containsExactlyInAnyOrder("mine", "waits");
            s.tidyCache("minh");
            assertThat(found(s)).containsExactly("waits");
        }
    }

    private static List<String> found(Storage s) throws Exception {
        return s.cache().search("xong", CaseScope.CLOSED, 10).stream()
                .map(Case::id)
                .toList();
    }

    @Test
    void anUnwritableProfileWithNothingInItStartsEmpty() throws Exception {
        Path file = Files.writeString(dir.resolve("file"), "x");
        try (Profile p = Profile.open(file.resolve("profile"));
                Storage s = of(p)) {
            assertThat(s.cache().load().changes()).isEmpty();
            assertThat(s.outbox().open()).isEmpty();
            assertThat(s.settings().get("x")).isEmpty();
        }
    }

    @Test
    void anAcknowledgedActThatTheCacheHoldsIsHomeAfterARestart() throws Exception {
        try (Profile p = Profile.open(dir);
                Storage s = of(p)) {
            OutboxEntry home = s.outbox().append(City.note("1", "home"));
            OutboxEntry away = s.outbox().append(City.note("2", "away"));
            s.outbox().update(home.acked(2));
            s.outbox().update(away.acked(2));
            s.cache()
                    .apply(
                            new ChangeBatch(
                                    new Cursor("e", 1),
                                    List.of(City.changed("1", "Ngập", 2), City.changed("2", "Cháy", 1))),
                            clock.instant());
        }
        try (Profile p = Profile.open(dir);
                Storage s = of(p)) {
            assertThat(s.outbox().open()).extracting(e -> e.command().caseId()).containsExactly("2");
        }
    }

    @Test
    void theSweepSparesWhatTheCityDoesNotHaveYet() throws Exception {
        try (Profile p = Profile.open(dir);
                Storage s = of(p)) {
            Attachment a = s.spool().keep(HexFormat.of().parseHex("ffd8ffe0"), "a.jpg");
            Attachment b = s.spool().keep(HexFormat.of().parseHex("ffd8ffe0"), "b.jpg");
            s.outbox().append(new Command(UUID.randomUUID(), "1", 1, City.LAN, clock.instant(), new Act.Attach(a)));
            for (Attachment x : List.of(a, b)) {
                Files.setLastModifiedTime(
                        s.spool().fileOf(x),
                        java.nio.file.attribute.FileTime.from(clock.instant().minusSeconds(40 * 86_400L)));
            }
            s.sweepSpool();
            assertThat(s.spool().fileOf(a)).exists();
            assertThat(s.spool().fileOf(b)).doesNotExist();
        }
    }
}
