package vn.toancanh.app.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseBuilder;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.GeoBox;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.Place;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.port.CaseFilter;
import vn.toancanh.core.port.CasePage;
import vn.toancanh.core.port.CaseScope;
import vn.toancanh.storage.SqliteCache;
import vn.toancanh.wire.Json;

/**
 * The queries of the console over cache.db with a million cases of three years, one in fifty of them open. Each stands next to
 * the naive way to the same answer in a plain table of the same cases: LIKE, a box by latitude and longitude, COUNT, OFFSET. It
 * takes five minutes and more, and 2 GB in the temporary folder;
 * {@code -Dtoancanh.bench.cases=} makes it smaller.
 */
final class StoreBench implements Bench {
    private static final int CASES = Integer.getInteger("toancanh.bench.cases", 1_000_000);
    private static final int OPEN_EVERY = 50;
    private static final int BATCH = 2_000;
    private static final int PAGE = 100;
    private static final int QUERIES = 200;
    private static final int NAIVE_QUERIES = 3;
    private static final int CATCH_UP = CASES / 10;
    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    private static final String[] WORDS = {
        "cây", "đổ", "ngang", "đường", "ngập", "nửa", "bánh", "xe", "máy", "mất", "điện", "từ", "sáng", "khu", "ống",
        "nước", "bể", "phun", "cống", "nghẹt", "hẻm", "khói", "bốc", "rừng", "đèn", "tín", "hiệu", "rác", "ùn", "tắc",
        "vỉa", "hè", "lấn", "chiếm", "tiếng", "ồn", "karaoke", "sạt", "lở", "taluy", "chó", "thả", "rông", "biển",
        "báo", "gãy", "nắp", "hố", "ga", "dây", "cáp", "sà", "xuống", "trường", "học", "chợ", "bến", "cầu", "suối",
        "bụi", "công", "trình", "đá", "rơi"
    };

    private final SplittableRandom random = new SplittableRandom(12);
    private long seq;

    @Override
    public String name() {
        return "store";
    }

    @Override
    public void run(Report report) throws Exception {
        Path dir = Files.createTempDirectory("bench");
        try {
            Path plain = dir.resolve("plain.db");
            try (SqliteCache cache = open(dir);
                    PlainCases cases = new PlainCases(plain)) {
                build(cache, cases, report);
            }
            size(dir, report);
            start(dir, report);
            try (SqliteCache cache = open(dir);
                    Connection naive = DriverManager.getConnection("jdbc:sqlite:" + plain)) {
                try (Statement s = naive.createStatement()) {
                    s.execute("PRAGMA query_only=ON");
                    s.execute("PRAGMA cache_size=-8192"); // as the console's own reader has
                }
                pages(cache, naive, report);
                searches(cache, naive, report);
                boxes(cache, naive, report);
                counts(cache, naive, report);
                catchUp(cache, dir, report);
            }
        } finally {
            IngestBench.delete(dir);
        }
    }

    private static SqliteCache open(Path dir) {
        return new SqliteCache(dir, InstantSource.fixed(NOW), new Json());
    }

    // ---- the city

    /** The same case each time; a later version is over, where the first was open. */
    private static Case make(int n, long version) {
        SplittableRandom random = new SplittableRandom(n);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 18; i++) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        boolean open = n % OPEN_EVERY == 0 && version == 1;
        GeoPoint at = somewhere(random);
        Instant received = NOW.minusSeconds((long) (CASES - n) * 95);
        return new CaseBuilder("c" + n, "PA-" + n, received)
                .title(text.substring(0, 40))
                .text(text.toString())
                .place(new Place("Đường Lê Duẩn " + n % 900, "ward-" + random.nextInt(100), at))
                .state(open ? CaseState.IN_PROGRESS : CaseState.CLOSED)
                .priority(Priority.of(1 + random.nextInt(4)))
                .updatedAt(received.plusSeconds(9_000))
                .version(version)
                .build();
    }

    /** Around a centre, as people live. */
    private static GeoPoint somewhere(SplittableRandom random) {
        return new GeoPoint(12.68 + bell(random) * 0.04, 108.04 + bell(random) * 0.04);
    }

    private static double bell(SplittableRandom random) {
        return random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
    }

    private ChangeBatch batch(int from, int size, long version, boolean anywhere) {
        List<Change> out = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            out.add(new Change.CaseChanged(make(anywhere ? random.nextInt(CASES) : from + i, version)));
        }
        seq += size;
        return new ChangeBatch(new Cursor("e", seq), out);
    }

    private void build(SqliteCache cache, PlainCases plain, Report report) throws Exception {
        long took = 0;
        for (int n = 0; n < CASES; n += BATCH) {
            ChangeBatch b = batch(n, Math.min(BATCH, CASES - n), 1, false);
            long began = System.nanoTime();
            cache.apply(b, NOW);
            took += System.nanoTime() - began;
            plain.add(b.changes());
        }
        report.figure("building " + CASES + " cases", took / 1e9, "s", "-");
    }

    private static void size(Path dir, Report report) throws Exception {
        report.figure(
                "file per case, all indexes", Files.size(dir.resolve("cache.db")) / (double) CASES, "bytes", "<= 1024");
    }

    // ---- the figures

    private static void start(Path dir, Report report) throws Exception {
        double[] page = new double[7];
        double[] set = new double[page.length];
        for (int i = 0; i < page.length; i++) {
            try (SqliteCache cache = open(dir)) {
                page[i] = millis(() -> cache.page(CaseFilter.all(CaseScope.OPEN), null, PAGE));
            }
            try (SqliteCache cache = open(dir)) {
                set[i] = millis(cache::load);
            }
        }
        report.figure("start, file closed to first page", InTurn.median(page), "ms", "<= 600");
        report.figure(
                "start, file closed to all " + CASES / OPEN_EVERY + " open cases", InTurn.median(set), "ms", "<= 600");
    }

    private void pages(SqliteCache cache, Connection naive, Report report) throws Exception {
        CaseFilter open = CaseFilter.all(CaseScope.OPEN);
        CaseFilter closed = CaseFilter.all(CaseScope.CLOSED);
        CaseFilter[] wards = new CaseFilter[QUERIES];
        Arrays.setAll(wards, i -> CaseFilter.inWard(CaseScope.CLOSED, "ward-" + i % 100));
        report.figure("page of open cases, p95", p95(i -> cache.page(open, null, PAGE)), "ms", "<= 10");
        report.figure("page of a ward, p95", p95(i -> cache.page(wards[i], null, PAGE)), "ms", "<= 10");
        double first = p95(i -> cache.page(closed, null, PAGE));
        report.figure("page of closed cases, p95", first, "ms", "<= 10");
        int depth = CASES * 4 / 10;
        long key = keyAt(cache, depth);
        // Medians: of two figures below a millisecond the tails are the machine's.
        double firstMedian = median(QUERIES, i -> cache.page(closed, null, PAGE));
        double deep = median(QUERIES, i -> cache.page(closed, key, PAGE));
        report.figure("deep page, median, next to the first", deep, "ms", firstMedian, "<= 1.2");
        double offset = median(
                NAIVE_QUERIES,
                i -> rows(
                        naive,
                        "SELECT json FROM case_row WHERE open=0 AND deleted=0 ORDER BY rid DESC LIMIT " + PAGE
                                + " OFFSET " + depth));
        report.figure("deep page, median, next to OFFSET " + depth, deep, "ms", offset, "<= 1");
    }

    /** The key of the page after so many closed cases, by way of large pages. */
    private static long keyAt(SqliteCache cache, int depth) throws Exception {
        Long key = null;
        for (int n = 0; n < depth; n += 5_000) {
            CasePage page = cache.page(CaseFilter.all(CaseScope.CLOSED), key, 5_000);
            key = page.next();
            if (key == null) {
                throw new IllegalStateException("there are fewer than " + depth + " closed cases");
            }
        }
        return key == null ? Long.MAX_VALUE : key;
    }

    private void searches(SqliteCache cache, Connection naive, Report report) throws Exception {
        String[] queries = new String[QUERIES];
        Arrays.setAll(
                queries,
                i -> WORDS[random.nextInt(WORDS.length)] + " " + WORDS[random.nextInt(WORDS.length)] + " "
                        + WORDS[random.nextInt(WORDS.length)]);
        for (CaseScope scope : CaseScope.values()) {
            boolean open = scope == CaseScope.OPEN;
            double ours = p95(i -> cache.search(queries[i], scope, PAGE));
            double like = median(NAIVE_QUERIES, i -> {
                StringBuilder sql = new StringBuilder("SELECT json FROM case_row NOT INDEXED WHERE deleted=0 AND open=")
                        .append(open ? 1 : 0);
                for (String word : queries[i].split(" ")) {
                    sql.append(" AND CAST(json AS TEXT) LIKE '%").append(word).append("%'");
                }
                rows(
                        naive,
                        sql.append(open ? " ORDER BY priority, received_at" : " ORDER BY updated_at DESC")
                                .append(" LIMIT " + PAGE)
                                .toString());
            });
            report.figure(
                    open ? "search, open only, by urgency, p95, next to LIKE" : "search, newest 100, p95, next to LIKE",
                    ours,
                    "ms",
                    like,
                    open ? "<= 50 ms" : "<= 20 ms");
        }
    }

    private void boxes(SqliteCache cache, Connection naive, Report report) throws Exception {
        GeoBox[] maps = new GeoBox[QUERIES];
        GeoBox[] places = new GeoBox[QUERIES];
        for (int i = 0; i < QUERIES; i++) {
            GeoPoint at = somewhere(random);
            maps[i] = GeoBox.around(at, 1_500);
            places[i] = GeoBox.around(at, 150);
        }
        box("map box of 3 km, open cases", CaseScope.OPEN, maps, cache, naive, report);
        box("box of 300 m, closed cases", CaseScope.CLOSED, places, cache, naive, report);
        box("map box of 3 km, closed cases", CaseScope.CLOSED, maps, cache, naive, report);
    }

    private static void box(
            String what, CaseScope scope, GeoBox[] boxes, SqliteCache cache, Connection naive, Report report)
            throws Exception {
        double ours = p95(i -> cache.page(CaseFilter.within(scope, boxes[i]), null, PAGE));
        double plain = median(
                NAIVE_QUERIES,
                i -> rows(
                        naive,
                        String.format(
                                Locale.ROOT,
                                "SELECT json FROM case_row NOT INDEXED WHERE deleted=0 AND open=%d AND lat BETWEEN %f AND"
                                        + " %f AND lon BETWEEN %f AND %f ORDER BY %s LIMIT %d",
                                scope == CaseScope.OPEN ? 1 : 0,
                                boxes[i].south(),
                                boxes[i].north(),
                                boxes[i].west(),
                                boxes[i].east(),
                                scope == CaseScope.OPEN ? "priority, received_at" : "received_at DESC",
                                PAGE)));
        report.figure(what + ", first 100, p95, next to a scan", ours, "ms", plain, "<= 30 ms");
    }

    private static void counts(SqliteCache cache, Connection naive, Report report) throws Exception {
        double ours = p95(i -> cache.tally());
        double count = median(
                NAIVE_QUERIES,
                i -> rows(naive, "SELECT ward, state, count(*) FROM case_row WHERE deleted=0 GROUP BY ward, state"));
        report.figure("counts by ward and state, p95, next to COUNT", ours, "ms", count, "<= 5 ms");
    }

    /** Many changes at once, as after days without a link: cases known and ended, while the console pages on. */
    private void catchUp(SqliteCache cache, Path dir, Report report) throws Exception {
        ExecutorService console = Executors.newSingleThreadExecutor();
        double[] waits = new double[CATCH_UP / 1_000];
        double took = 0;
        long wal = 0;
        try {
            for (int i = 0; i < waits.length; i++) {
                ChangeBatch b = batch(0, 1_000, 2 + i, true);
                Future<Double> page =
                        console.submit(() -> millis(() -> cache.page(CaseFilter.all(CaseScope.OPEN), null, PAGE)));
                took += millis(() -> cache.apply(b, NOW));
                waits[i] = page.get();
                wal = Math.max(wal, Files.size(dir.resolve("cache.db-wal")));
            }
        } finally {
            console.shutdown();
        }
        report.figure(
                "catch-up by " + CATCH_UP + ", changes per second", waits.length * 1_000_000 / took, "1/s", ">= 3500");
        report.figure("catch-up, page of open cases meanwhile, p99", quantile(waits, 0.99), "ms", "<= 50");
        report.figure("catch-up, largest write-ahead log", wal / 1048576.0, "MiB", "<= 64");
    }

    // ---- measuring

    private interface Query {
        void run(int i) throws Exception;
    }

    private static double millis(InTurn.Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e6;
    }

    private static double[] times(int n, Query query) throws Exception {
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            int at = i;
            out[i] = millis(() -> query.run(at));
        }
        return out;
    }

    private static double p95(Query query) throws Exception {
        times(QUERIES / 4, query); // the first ones pay for classes and statements
        return quantile(times(QUERIES, query), 0.95);
    }

    private static double median(int n, Query query) throws Exception {
        return InTurn.median(times(n, query));
    }

    private static double quantile(double[] values, double q) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
    }

    private static void rows(Connection c, String sql) throws Exception {
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery(sql)) {
            while (r.next()) {
                r.getBytes(1);
            }
        }
    }
}
