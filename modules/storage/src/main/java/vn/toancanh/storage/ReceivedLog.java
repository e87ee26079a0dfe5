package vn.toancanh.storage;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;

/**
 * What the city has said, as it was received: append-only, a file for each day (UTC) beside the cache, within a budget. A look
 * back at a past day begins with the last whole snapshot before it and applies the batches after.
 *
 * <p>A frame is its length and CRC-32 (four bytes each, big-endian), then a deflated JSON document. A torn end, as a crash
 * leaves it, is cut off at the next start. Nothing is synced: it is a record of what was seen, and the cache stands without it.
 *
 * <p>Thread-safe. {@link #batch} and the others return at once and never fail; the disk is written by a task of the {@link
 * FileSettings.Later}. What could not be written, or came faster than the disk takes it, is missing, and the next frame says so.
 */
final class ReceivedLog implements AutoCloseable {
    static final String FOLDER = "received";

    /** All days together, bytes. */
    static final long BUDGET = 512L << 20;

    /** More changes than this do not wait for the disk. */
    static final int MAX_WAITING = 20_000;

    /** Changes in a frame: what {@link Json} reads back at once. */
    private static final int FRAME_CHANGES = 500;

    private static final int MAX_FRAME = 8 << 20;
    private static final int HEAD = 8;
    private static final Duration GATHER = Duration.ofMillis(500);
    private static final String SUFFIX = ".log";
    private static final Logger LOG = LoggerFactory.getLogger(ReceivedLog.class);

    /** What a frame is. */
    enum Kind {
        /** Changes that lead to the cursor, with the next frames of the same cursor. */
        BATCH,
        /** A part of a snapshot that is not whole before its end. */
        SNAPSHOT,
        /** The snapshot is whole and leads to the cursor. */
        SNAPSHOT_END
    }

    /**
     * A frame.
     *
     * @param at when it was received, by the console's clock
     * @param cursor {@link Cursor#text()}; that of the last batch for a part of a snapshot
     * @param missing whether frames between this one and the one before could not be kept
     */
    record Received(Instant at, Kind kind, String cursor, boolean missing, List<Change> changes) {}

    private final Path folder;
    private final long budget;
    private final Json json;
    private final Packing packing = new Packing(new byte[0], MAX_FRAME);
    private final FileSettings.Later later;
    private final Disk disk;

    private final Queue<Received> waiting = new ArrayDeque<>(); // guarded by itself, as the next two
    private int waitingChanges;
    private boolean planned;

    /** Taken by whoever writes, before the queue's. */
    private final Object writing = new Object();

    private @Nullable FileChannel file;
    private @Nullable LocalDate day;
    private long end;
    private long older; // bytes of all other days
    private boolean missing;
    private boolean failing;

    /**
     * Touches nothing yet.
     *
     * @param budget bytes of all days together, 0 to keep nothing; the oldest days go first, and a day that alone is larger ends early
     */
    ReceivedLog(Path directory, long budget, Json json, FileSettings.Later later, Disk disk) {
        this.folder = directory.resolve(FOLDER);
        this.budget = budget;
        this.json = json;
        this.later = later;
        this.disk = disk;
    }

    /** Changes of the stream, in the order in which they came. */
    void batch(Instant at, Cursor cursor, List<Change> changes) {
        if (!changes.isEmpty()) {
            add(at, Kind.BATCH, cursor, changes);
        }
    }

    /** A part of a snapshot. */
    void snapshot(Instant at, List<Change> changes) {
        add(at, Kind.SNAPSHOT, Cursor.NONE, changes);
    }

    void snapshotEnd(Instant at, Cursor cursor) {
        add(at, Kind.SNAPSHOT_END, cursor, List.of());
    }

    private void add(Instant at, Kind kind, Cursor cursor, List<Change> changes) {
        if (budget <= 0) {
            return;
        }
        boolean plan;
        synchronized (waiting) {
            boolean lost = waitingChanges + changes.size() > MAX_WAITING;
            for (int i = 0; i == 0 || i < changes.size() && !lost; i += FRAME_CHANGES) {
                List<Change> part =
                        lost ? List.of() : List.copyOf(changes.subList(i, Math.min(changes.size(), i + FRAME_CHANGES)));
                waiting.add(new Received(at, kind, cursor.text(), lost, part));
            }
            waitingChanges += lost ? 0 : changes.size();
            plan = !planned;
            planned = true;
        }
        if (plan) {
            try {
                later.run(GATHER, this::drain);
            } catch (RejectedExecutionException e) {
                LOG.debug("received-waits: the console ends, closing writes what waits", e);
            }
        }
    }

    private void drain() {
        synchronized (writing) {
            List<Received> all;
            synchronized (waiting) {
                all = new ArrayList<>(waiting);
                waiting.clear();
                waitingChanges = 0;
                planned = false;
            }
            for (Received r : all) {
                keep(r);
            }
        }
    }

    private void keep(Received r) {
        if (r.missing() && r.changes().isEmpty()) {
            missing = true; // it was dropped before it came here
            return;
        }
        try {
            missing |= !write(r);
            failing = false;
        } catch (IOException | StoreException | IllegalArgumentException e) {
            missing = true;
            closeFile();
            if (!failing) {
                LOG.warn("received-not-kept: what the city says now is missing from the record of the day", e);
            }
            failing = true;
        }
    }

    /** Whether there was room for it. */
    private boolean write(Received r) throws IOException, StoreException {
        LocalDate date = r.at().atOffset(ZoneOffset.UTC).toLocalDate();
        byte[] plain = json.bytes(missing ? new Received(r.at(), r.kind(), r.cursor(), true, r.changes()) : r);
        int size = r.changes().size();
        if (plain.length > MAX_FRAME) {
            // Nobody could read it back at once.
            return size > 1
                    && write(part(r, 0, size / 2)) // what fails here is marked by the caller
                    && write(part(r, size / 2, size));
        }
        FileChannel out = file;
        if (out == null || !date.equals(day)) {
            out = open(date);
        }
        byte[] body = packing.pack(plain);
        if (!makeRoom(date, HEAD + body.length)) {
            return false;
        }
        disk.before(Disk.Step.WRITE, path(date));
        CRC32 crc = new CRC32();
        crc.update(body);
        ByteBuffer frame = ByteBuffer.allocate(HEAD + body.length);
        frame.putInt(body.length).putInt((int) crc.getValue()).put(body).flip();
        long at = end;
        while (frame.hasRemaining()) {
            at += out.write(frame, at); // at the end of the last whole frame, over what a failed write has left
        }
        end = at;
        missing = false;
        return true;
    }

    private static Received part(Received r, int from, int to) {
        return new Received(r.at(), r.kind(), r.cursor(), false, r.changes().subList(from, to));
    }

    private FileChannel open(LocalDate date) throws IOException, StoreException {
        closeFile();
        disk.before(Disk.Step.OPEN, path(date));
        SafeFiles.createOwnerDirectories(folder);
        long bytes = 0;
        for (LocalDate d : days()) {
            bytes += d.equals(date) ? 0 : Files.size(path(d));
        }
        Path p = path(date);
        boolean fresh = !Files.exists(p);
        long whole = fresh ? 0 : scan(date, body -> {});
        FileChannel c = fresh ? SafeFiles.createOwnerOnly(p) : FileChannel.open(p, StandardOpenOption.WRITE);
        c.truncate(whole);
        file = c;
        day = date;
        end = whole;
        older = bytes;
        return c;
    }

    /** Lets the oldest days go until there is room; false when there is none without this day itself. */
    private boolean makeRoom(LocalDate date, long bytes) throws IOException {
        if (older + end + bytes <= budget) {
            return true;
        }
        for (LocalDate d : days()) {
            if (!d.equals(date) && older + end + bytes > budget) {
                long size = Files.size(path(d));
                Files.delete(path(d));
                older -= size;
            }
        }
        return older + end + bytes <= budget;
    }

    /** The days of which there is something, the oldest first; files of other names are not looked at. */
    List<LocalDate> days() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(p -> dayOf(p.getFileName().toString()))
                    .flatMap(Stream::ofNullable)
                    .sorted()
                    .toList();
        }
    }

    private static @Nullable LocalDate dayOf(String name) {
        try {
            return name.endsWith(SUFFIX) ? LocalDate.parse(name.substring(0, name.length() - SUFFIX.length())) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Hands over all that is whole of a day, in the order in which it came; what is torn or rotten ends it. */
    void read(LocalDate date, Consumer<Received> to) throws IOException {
        scan(date, body -> to.accept(json.read(packing.unpack(body), Received.class)));
    }

    private interface Frames {
        void take(byte[] body) throws DataFormatException, WireException;
    }

    /** Returns how many bytes were whole. */
    private long scan(LocalDate date, Frames to) throws IOException {
        long whole = 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path(date))))) {
            while (true) {
                int length = in.readInt();
                int crc = in.readInt();
                if (length < 0 || length > 2 * MAX_FRAME) {
                    return whole;
                }
                byte[] body = in.readNBytes(length);
                CRC32 is = new CRC32();
                is.update(body);
                if (body.length < length || (int) is.getValue() != crc) {
                    return whole;
                }
                to.take(body);
                whole += HEAD + length;
            }
        } catch (EOFException e) {
            return whole;
        } catch (DataFormatException | WireException e) {
            LOG.warn("received-unreadable: the record of {} ends before its file does", date, e);
            return whole;
        }
    }

    private Path path(LocalDate date) {
        return folder.resolve(date + SUFFIX);
    }

    private void closeFile() {
        FileChannel c = file;
        file = null;
        if (c != null) {
            try {
                c.close();
            } catch (IOException e) {
                LOG.info("received-not-closed: {}", e.getMessage());
            }
        }
    }

    /** Writes what still waits. */
    @Override
    public void close() {
        drain();
        synchronized (writing) {
            closeFile();
        }
    }
}
