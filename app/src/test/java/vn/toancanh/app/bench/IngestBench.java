package vn.toancanh.app.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseBuilder;
import vn.toancanh.core.model.Place;
import vn.toancanh.core.model.Priority;
import vn.toancanh.storage.SqliteCache;
import vn.toancanh.wire.Json;

/**
 * Cases into cache.db in batches of 1,000, with the search index. The reference writes rows of the same size and folded
 * text of the same words with plain JDBC into a table and an FTS5 index: what SQLite alone takes, without JSON, folding or
 * versions.
 */
final class IngestBench implements Bench {
    private static final int BATCH = 1_000;
    private static final int BATCHES = 20;
    private static final String[] WORDS = {
        "Cây", "đổ", "ngang", "đường", "Lê", "Duẩn", "ngập", "hơn", "nửa", "bánh", "xe", "máy", "mất", "điện", "từ",
                "sáng",
        "khu", "Tân", "Lập", "ống", "nước", "bể", "phun", "cống", "nghẹt", "hẻm", "Y", "Wang", "khói", "bốc", "lên",
                "rừng"
    };

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public void run(Report report) throws Exception {
        List<List<Change>> batches = batches();
        Case any = ((Change.CaseChanged) batches.get(BATCHES / 2).get(0)).value();
        int size = new Json().bytes(any).length;
        InTurn t = InTurn.measure(5, () -> ours(batches), () -> plain(batches, size));
        double cases = BATCH * BATCHES;
        report.figure(
                "cases per second, batches of 1000 with search index",
                cases / t.wall() * 1000,
                "1/s",
                cases / t.referenceWall() * 1000,
                ">= 0.75 of plain JDBC and SQLite");
        report.figure("CPU per 1000 cases", t.cpu() / BATCHES, "ms", t.referenceCpu() / BATCHES, "-");
    }

    private static List<List<Change>> batches() {
        SplittableRandom random = new SplittableRandom(1);
        List<List<Change>> out = new ArrayList<>();
        for (int b = 0; b < BATCHES; b++) {
            List<Change> batch = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                batch.add(new Change.CaseChanged(make(b * BATCH + i, random)));
            }
            out.add(batch);
        }
        return out;
    }

    private static Case make(int n, SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return new CaseBuilder("c" + n, "PA-" + n, Instant.EPOCH.plusSeconds(n))
                .title(text.substring(0, 30))
                .text(text.toString())
                .place(new Place("Đường Lê Duẩn " + n, null, null))
                .priority(Priority.of(1 + random.nextInt(4)))
                .version(1)
                .build();
    }

    private static void ours(List<List<Change>> batches) throws Exception {
        Path dir = Files.createTempDirectory("bench");
        try (SqliteCache cache = new SqliteCache(dir, InstantSource.system(), new Json())) {
            long seq = 0;
            for (List<Change> batch : batches) {
                seq += BATCH;
                cache.apply(new ChangeBatch(new Cursor("e", seq), batch), Instant.EPOCH);
            }
        } finally {
            delete(dir);
        }
    }

    private static void plain(List<List<Change>> batches, int size) throws Exception {
        Path dir = Files.createTempDirectory("bench");
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("plain.db"));
                Statement s = c.createStatement()) {
            s.execute("PRAGMA journal_mode=WAL");
            s.execute("PRAGMA synchronous=NORMAL");
            s.execute("CREATE TABLE row(id TEXT PRIMARY KEY, version INTEGER, at INTEGER, body BLOB)");
            s.execute("CREATE VIRTUAL TABLE word USING fts5(folded, exact, content='')");
            c.setAutoCommit(false);
            byte[] body = new byte[size];
            try (PreparedStatement row = c.prepareStatement("INSERT INTO row VALUES(?,?,?,?)");
                    PreparedStatement word =
                            c.prepareStatement("INSERT INTO word(rowid, folded, exact) VALUES(?,?,?)")) {
                long n = 0;
                for (List<Change> batch : batches) {
                    for (Change change : batch) {
                        Case x = ((Change.CaseChanged) change).value();
                        row.setString(1, x.id());
                        row.setLong(2, x.version());
                        row.setLong(3, x.receivedAt().toEpochMilli());
                        row.setBytes(4, body);
                        row.addBatch();
                        word.setLong(1, ++n);
                        word.setString(2, x.title() + x.text());
                        word.setString(3, x.title() + x.text());
                        word.addBatch();
                    }
                    row.executeBatch();
                    word.executeBatch();
                    c.commit();
                }
            }
        } finally {
            delete(dir);
        }
    }

    static void delete(Path dir) throws Exception {
        try (Stream<Path> all = Files.walk(dir)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }
}
