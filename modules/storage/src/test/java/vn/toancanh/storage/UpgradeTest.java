package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.hash.Sha256;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.testkit.power.PowerCut;
import vn.toancanh.wire.Json;

/**
 * Ten thousand acts that wait, on their way from one version of the console to another and back. With a thousand of them the
 * process dies at each statement of each step, and then the power goes as well.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class UpgradeTest {
    private static final int WAITING = 10_000;
    private static final int DYING = 1_000;

    /** More statements than the migrations of one file together have. */
    private static final int MOST = 60;

    /** An outbox of today with all of them. */
    @TempDir
    static Path full;

    /** The same with fewer. */
    @TempDir
    static Path some;

    private static List<String> keys = List.of();
    private static List<String> someKeys = List.of();

    @TempDir
    Path dir;

    @TempDir
    Path look;

    @TempDir
    Path work;

    private final Random random = new Random(20261127);
    private PowerCut power;

    @BeforeAll
    static void fill() throws Exception {
        keys = filled(full, WAITING);
        someKeys = filled(some, DYING);
    }

    private static List<String> filled(Path where, int acts) throws Exception {
        // Without waiting for the disk each time: what is proved here is not that.
        try (SqliteOutbox outbox =
                new SqliteOutbox(where, new ManualClock(), new Json(), id -> -1, Db.Sync.NORMAL, Disk.REAL)) {
            for (int i = 0; i < acts; i++) {
                outbox.append(City.note("c" + i % 100, "act " + i));
            }
        }
        List<String> out = waiting(where);
        assertThat(out).hasSize(acts).doesNotHaveDuplicates();
        return out;
    }

    @Test
    @Fault(79)
    void tenThousandActsComeThroughAnUpgradeFromEachVersion() throws Exception {
        int newest = OutboxSchema.MIGRATIONS.newest();
        for (int from = 1; from < newest; from++) {
            empty(dir);
            older(from, full);
            assertThat(waiting(dir)).as("from %d", from).isEqualTo(keys);
            assertThat(version(OutboxSchema.FILE, OutboxSchema.MIGRATIONS, keys))
                    .isEqualTo(newest);
        }
    }

    @BeforeEach
    void compile() throws Exception {
        power = new PowerCut(dir, work);
    }

    @Test
    @Fault({71, 79})
    void noStatementOfAMigrationLosesAnActWhenTheConsoleOrThePowerDiesThere() throws Exception {
        int newest = OutboxSchema.MIGRATIONS.newest();
        for (int from = 1; from < newest; from++) {
            int deaths = 0;
            for (int n = 1; n < MOST; n++) {
                empty(dir);
                older(from, some);
                if (!dies(OutboxSchema.FILE, n)) {
                    break; // nothing was left to be done at the start
                }
                deaths++;
                assertThat(version(OutboxSchema.FILE, OutboxSchema.MIGRATIONS, someKeys))
                        .as("version after dying at %d from %d, power cut included", n, from)
                        .isBetween(from, newest);
                assertThat(waiting(dir))
                        .as("after dying at %d from %d", n, from)
                        .isEqualTo(someKeys);
                assertThat(version(OutboxSchema.FILE, OutboxSchema.MIGRATIONS, someKeys))
                        .isEqualTo(newest);
            }
            // Each of its statements, the two that stamp it and its commit; what follows writes the journal.
            assertThat(deaths).isGreaterThanOrEqualTo(statements(OutboxSchema.MIGRATIONS, from, newest));
        }
    }

    @Test
    @Fault(71)
    void noStatementOfTheCachesMigrationHarmsItOrTheActsBesideIt() throws Exception {
        copy(full, dir);
        Map<String, String> before = files(dir);
        int deaths = 0;
        for (int n = 1; n < MOST; n++) {
            for (String part : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(dir.resolve(CacheSchema.FILE + part));
            }
            if (!dies(CacheSchema.FILE, n)) {
                break;
            }
            deaths++;
            if (Files.exists(dir.resolve(CacheSchema.FILE))) { // else its name was not durable yet
                assertThat(version(CacheSchema.FILE, CacheSchema.MIGRATIONS, List.of()))
                        .as("version after dying at %d", n)
                        .isBetween(0, CacheSchema.MIGRATIONS.newest());
            }
            try (SqliteCache cache = new SqliteCache(dir, new ManualClock(), new Json())) {
                assertThat(cache.load().changes()).isEmpty();
            }
            assertThat(version(CacheSchema.FILE, CacheSchema.MIGRATIONS, List.of()))
                    .isEqualTo(CacheSchema.MIGRATIONS.newest());
            assertThat(dir.resolve("quarantine")).doesNotExist();
        }
        assertThat(deaths)
                .isGreaterThanOrEqualTo(statements(CacheSchema.MIGRATIONS, 0, CacheSchema.MIGRATIONS.newest()));
        assertThat(files(dir)).containsAllEntriesOf(before);
    }

    @Test
    @Fault(79)
    void anOlderConsoleReadsThemAndChangesNothing() throws Exception {
        copy(full, dir);
        sql(dir.resolve(OutboxSchema.FILE), "PRAGMA user_version=99");
        Map<String, String> before = files(dir);
        try (SqliteOutbox outbox = new SqliteOutbox(dir, new ManualClock(), new Json(), id -> -1)) {
            List<OutboxEntry> open = outbox.open();
            assertThat(open).hasSize(WAITING);
            assertThatThrownBy(() -> outbox.append(City.note("c1", "one more"))).satisfies(UpgradeTest::isRefused);
            assertThatThrownBy(() -> outbox.update(open.get(0).sending())).satisfies(UpgradeTest::isRefused);
            assertThatThrownBy(() -> outbox.discard(open.get(0).ended(DeliveryState.DISCARDED, null, null), City.LAN))
                    .satisfies(UpgradeTest::isRefused);
            assertThat(outbox.open()).isEqualTo(open);
        }
        // Byte for byte, and nothing beside it.
        assertThat(files(dir)).isEqualTo(before);
    }

    private static void isRefused(Throwable e) {
        assertThat(e).isInstanceOfSatisfying(StoreException.class, s -> assertThat(s.kind())
                .isEqualTo(StoreException.Kind.READ_ONLY));
    }

    /** Statements, two stamps and a commit for each step. */
    private static int statements(Migrations migrations, int from, int to) {
        return migrations.steps().subList(from, to).stream()
                .mapToInt(s -> s.size() + 3)
                .sum();
    }

    /** A file as the console of that version left it, with the acts and without a journal that could replace them. */
    private void older(int version, Path acts) throws Exception {
        Migrations all = OutboxSchema.MIGRATIONS;
        Path file = dir.resolve(OutboxSchema.FILE);
        try (Db db = Db.open(file, OutboxSchema.options(Db.Sync.NORMAL), Disk.REAL)) {
            new Migrations(all.applicationId(), all.steps().subList(0, version)).run(db);
            String columns = String.join(", ", strings(db, "SELECT name FROM pragma_table_info('outbox')"));
            db.exec("ATTACH '" + acts.resolve(OutboxSchema.FILE) + "' AS today");
            db.exec("INSERT INTO main.outbox(" + columns + ") SELECT " + columns + " FROM today.outbox ORDER BY n");
            db.exec("DETACH today");
        }
    }

    /** Whether it died at this statement; if so, the power has gone after it, and the files are what the disk has. */
    private boolean dies(String file, int n) throws Exception {
        Process p = power.watch(Children.builder(Children.StartAndDie.class, dir.toString(), file, String.valueOf(n)))
                .start();
        int status = p.waitFor();
        if (status == 0) {
            return false;
        }
        assertThat(status).as("how it died at %d", n).isEqualTo(Children.StartAndDie.DEAD);
        // As the dead process left it, before the power goes too.
        if (Files.exists(dir.resolve(file))) {
            boolean acts = file.equals(OutboxSchema.FILE);
            version(file, acts ? OutboxSchema.MIGRATIONS : CacheSchema.MIGRATIONS, acts ? someKeys : List.of());
        }
        power.cut(n % 2 == 0 ? PowerCut.Mode.DROPPED : PowerCut.Mode.RANDOM_HALF, random);
        return true;
    }

    /** Of a file as it lies there; it is sound, holds these acts and has all of the schema of its version and nothing of the next. */
    private int version(String file, Migrations migrations, List<String> acts) throws Exception {
        empty(look);
        for (String part : List.of("", "-wal", "-journal")) {
            if (Files.exists(dir.resolve(file + part))) {
                Files.copy(dir.resolve(file + part), look.resolve(file + part));
            }
        }
        int version;
        TreeSet<String> schema;
        Db.Options options = CacheSchema.readerOptions();
        try (Db db = Db.open(look.resolve(file), options, Disk.REAL)) {
            version = migrations.version(db);
            schema = schema(db);
            assertThat(strings(db, "PRAGMA integrity_check")).containsExactly("ok");
            if (file.equals(OutboxSchema.FILE)) {
                assertThat(strings(db, "SELECT key FROM outbox ORDER BY n")).isEqualTo(acts);
            }
        }
        Path fresh = look.resolve("fresh.db");
        try (Db db = Db.open(fresh, CacheSchema.options(), Disk.REAL)) {
            new Migrations(migrations.applicationId(), migrations.steps().subList(0, version)).run(db);
            assertThat(schema).as("schema of version %d", version).isEqualTo(schema(db));
        }
        return version;
    }

    private static TreeSet<String> schema(Db db) throws StoreException {
        return new TreeSet<>(strings(db, "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master"));
    }

    private static List<String> strings(Db db, String sql) throws StoreException {
        return db.read("looking", d -> d.list(sql, r -> r.getString(1)));
    }

    /** The keys of those that wait, in order, by the store itself. */
    private static List<String> waiting(Path where) throws Exception {
        try (SqliteOutbox outbox = new SqliteOutbox(where, new ManualClock(), new Json(), id -> -1)) {
            List<OutboxEntry> all = outbox.open();
            assertThat(outbox.damaged()).isEmpty();
            assertThat(all).allMatch(e -> e.state() == DeliveryState.PENDING);
            return all.stream().map(e -> e.command().id().toString()).toList();
        }
    }

    private static void sql(Path file, String statement) throws Exception {
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement s = c.createStatement()) {
            s.execute(statement);
        }
    }

    /** What every file holds. */
    private static Map<String, String> files(Path where) throws IOException {
        Map<String, String> out = new TreeMap<>();
        try (Stream<Path> all = Files.list(where)) {
            for (Path p : all.filter(Files::isRegularFile).toList()) {
                out.put(
                        p.getFileName().toString(),
                        java.util.HexFormat.of().formatHex(Sha256.of(Files.readAllBytes(p))));
            }
        }
        return out;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.list(from)) {
            for (Path p : all.filter(x -> x.getFileName().toString().matches("(outbox|cache)\\..*")
                            && !x.toString().endsWith("-shm"))
                    .toList()) {
                Files.copy(p, to.resolve(p.getFileName()));
            }
        }
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Comparator.reverseOrder())
                    .filter(x -> !x.equals(folder))
                    .toList()) {
                Files.delete(p);
            }
        }
    }
}
