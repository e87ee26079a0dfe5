package vn.toancanh.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.port.StoreException;

/**
 * {@code outbox.log}: the acts once more, in plain lines beside the database, for the day on which that cannot be read or is an
 * older copy. A line is {@code A n key created-millis case payload sum} for an act, {@code E n key state at-millis sum} for its
 * end, and {@code N n sum} for the highest place that was given; case and payload are Base64, the sum is CRC-32C of what stands
 * before it, in hex. A line whose sum is wrong is as good as none.
 *
 * <p>It is written after the database and never refuses an act: what could not be written is made good by {@link #rewrite}. Not
 * thread-safe: its owner guards it.
 */
final class OutboxJournal implements AutoCloseable {
    static final String FILE = "outbox.log";

    private static final Logger LOG = LoggerFactory.getLogger(OutboxJournal.class);
    private static final Base64.Encoder TO_TEXT = Base64.getEncoder();
    private static final Base64.Decoder FROM_TEXT = Base64.getDecoder();

    private final Path file;
    private final boolean durable;
    private final Disk disk;
    private @Nullable FileChannel out;
    private final Map<String, End> ends = new LinkedHashMap<>();
    private boolean behind;
    private boolean whole;
    private long lines;
    private long last;

    /** An act as it was kept. */
    record Line(long n, String key, long createdAt, String caseId, byte[] payload) {}

    /** That an act is over, at milliseconds since 1970. */
    record End(long n, String key, String state, long at) {}

    /** @param durable whether each line waits for the disk */
    OutboxJournal(Path file, boolean durable, Disk disk) {
        this.file = file;
        this.durable = durable;
        this.disk = disk;
    }

    /** The acts that have no end here, in order; those of unreadable lines are missing. Empty where there is no journal. */
    Map<String, Line> read() {
        Map<String, Line> open = new LinkedHashMap<>();
        ends.clear();
        last = 0;
        lines = 0;
        whole = false;
        if (!Files.exists(file)) {
            return open;
        }
        int bad = 0;
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines++;
                bad += take(line, open) ? 0 : 1;
            }
        } catch (IOException e) {
            LOG.warn("outbox-journal-unreadable: after {} lines", lines, e);
            behind = true;
            bad++;
        }
        whole = bad == 0 && lines > 0;
        if (bad > 0) {
            LOG.warn("outbox-journal-damaged: {} of {} lines", bad, lines);
            behind = true;
        }
        return open;
    }

    private boolean take(String line, Map<String, Line> open) {
        int end = line.lastIndexOf(' ');
        if (end < 0 || !line.substring(end + 1).equals(sum(line.substring(0, end)))) {
            return line.isEmpty();
        }
        String[] p = line.substring(0, end).split(" ", -1);
        try {
            long n = Long.parseLong(p[1]);
            if (p[0].equals("A") && p.length == 6) {
                String caseId = new String(FROM_TEXT.decode(p[4]), StandardCharsets.UTF_8);
                open.put(p[2], new Line(n, p[2], Long.parseLong(p[3]), caseId, FROM_TEXT.decode(p[5])));
            } else if (p[0].equals("E") && p.length == 5) {
                open.remove(p[2]);
                ends.put(p[2], new End(n, p[2], p[3], Long.parseLong(p[4])));
            } else if (!p[0].equals("N") || p.length != 2) {
                return false;
            }
            last = Math.max(last, n);
            return true;
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return false; // the sum is right and the line is not: nobody of us wrote it
        }
    }

    /** Acts that are over, as of the last {@link #read} and what came since; for as long as {@link #rewrite} keeps them. */
    Map<String, End> ends() {
        return Collections.unmodifiableMap(ends);
    }

    /** The highest place that was ever given, as far as is known here; 0 for none. */
    long last() {
        return last;
    }

    /** Whether there was a journal at the last {@link #read} and each of its lines was sound: what it lacks was never kept. */
    boolean wasWhole() {
        return whole;
    }

    /** Whether it lacks something that the database has. */
    boolean isBehind() {
        return behind;
    }

    /** Lines in the file, ended acts and their ends included. */
    long lines() {
        return lines;
    }

    void added(Line line) {
        last = Math.max(last, line.n());
        write(List.of(text(line)));
    }

    void ended(Collection<End> over) {
        over.forEach(e -> ends.put(e.key(), e));
        write(over.stream().map(OutboxJournal::text).toList());
    }

    private void write(List<String> texts) {
        if (behind || texts.isEmpty()) {
            return;
        }
        try {
            disk.before(Disk.Step.WRITE, file);
            FileChannel channel = channel();
            put(channel, texts);
            lines += texts.size();
        } catch (IOException | StoreException e) {
            LOG.warn("outbox-journal-behind: it is written anew when that is possible", e);
            behind = true;
            close();
        }
    }

    private FileChannel channel() throws IOException {
        FileChannel c = out;
        if (c == null) {
            if (Files.exists(file)) {
                c = FileChannel.open(file, StandardOpenOption.WRITE);
                c.position(c.size());
                put(c, List.of("")); // whatever a crash left half written ends here
            } else {
                c = SafeFiles.createOwnerOnly(file);
                SafeFiles.syncDirectory(file.resolveSibling("."));
            }
            out = c;
        }
        return c;
    }

    private void put(FileChannel c, List<String> texts) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap((String.join("\n", texts) + "\n").getBytes(StandardCharsets.ISO_8859_1));
        while (rest.hasRemaining()) {
            c.write(rest);
        }
        if (durable) {
            c.force(false);
        }
    }

    /**
     * Holds these acts and these ends and nothing else from now on.
     *
     * @param highest the highest place that was given
     */
    void rewrite(Collection<Line> open, Collection<End> over, long highest) {
        close();
        StringBuilder all = new StringBuilder();
        all.append(summed("N " + Math.max(highest, last))).append('\n');
        over.forEach(e -> all.append(text(e)).append('\n'));
        open.forEach(l -> all.append(text(l)).append('\n'));
        try {
            SafeFiles.replace(file, all.toString().getBytes(StandardCharsets.ISO_8859_1), disk);
            ends.clear();
            over.forEach(e -> ends.put(e.key(), e));
            last = Math.max(highest, last);
            lines = 1L + open.size() + over.size();
            behind = false;
        } catch (StoreException e) {
            LOG.warn("outbox-journal-behind: it is written anew when that is possible", e);
            behind = true;
        }
    }

    private static String text(End e) {
        return summed("E " + e.n() + ' ' + e.key() + ' ' + e.state() + ' ' + e.at());
    }

    private static String text(Line l) {
        return summed("A " + l.n() + ' ' + l.key() + ' ' + l.createdAt() + ' '
                + TO_TEXT.encodeToString(l.caseId().getBytes(StandardCharsets.UTF_8)) + ' '
                + TO_TEXT.encodeToString(l.payload()));
    }

    private static String summed(String text) {
        return text + ' ' + sum(text);
    }

    private static String sum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return Long.toHexString(crc.getValue());
    }

    @Override
    public void close() {
        FileChannel c = out;
        out = null;
        if (c != null) {
            try {
                c.close();
            } catch (IOException e) {
                LOG.info("outbox-journal-not-closed", e);
            }
        }
    }
}
