package vn.toancanh.testkit.power;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Pulls the plug on a process that writes databases: start it with {@link #watch}, kill it, then {@link #cut}. Linux with a C
 * compiler; without one the constructor says so. Not thread-safe.
 */
public final class PowerCut {
    /** What the disk still had time for. */
    public enum Mode {
        /** Nothing that was not synced. */
        DROPPED,
        /** A random half of the sectors that were not synced, in any order: torn pages and writes out of order. */
        RANDOM_HALF
    }

    private static final int SECTOR = 512;
    private static final int HEAD = 6 * Long.BYTES;

    private final Path library;
    private final Path dir;
    private final Path notes;

    /** A write, or a file cut short at an offset, that no sync has followed yet. */
    private record Write(boolean cutsShort, long offset, byte[] now, long oldSize, byte[] old) {}

    /**
     * @param dir whose databases are watched; exists
     * @param work folder for the library and the notes, outside of {@code dir}
     * @throws IOException also when there is no C compiler
     */
    public PowerCut(Path dir, Path work) throws IOException, InterruptedException {
        this.dir = dir.toRealPath();
        this.notes = work.resolve("notes");
        this.library = work.resolve("powercut.so");
        Path source = work.resolve("powercut.c");
        try (InputStream in = PowerCut.class.getResourceAsStream("powercut.c")) {
            Files.write(source, in.readAllBytes());
        }
        Process cc;
        try {
            cc = new ProcessBuilder(
                            "cc",
                            "-O2",
                            "-shared",
                            "-fPIC",
                            "-o",
                            library.toString(),
                            source.toString(),
                            "-ldl",
                            "-lpthread")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new IOException("a power cut needs a C compiler (Debian: gcc libc6-dev)", e);
        }
        String said = new String(cc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!cc.waitFor(60, TimeUnit.SECONDS) || cc.exitValue() != 0) {
            throw new IOException("the power cut does not compile: " + said);
        }
    }

    /** Has the process noted; it must be dead before {@link #cut}. */
    public ProcessBuilder watch(ProcessBuilder process) throws IOException {
        Files.deleteIfExists(notes);
        process.environment().put("LD_PRELOAD", library.toString());
        process.environment().put("POWERCUT_DIR", dir.toString());
        process.environment().put("POWERCUT_NOTES", notes.toString());
        return process;
    }

    /**
     * Leaves the files as the disk has them after the power is back.
     *
     * @return how many writes had not been synced
     */
    public int cut(Mode mode, Random random) throws IOException {
        int lost = 0;
        for (Map.Entry<Path, List<Write>> file : unsynced().entrySet()) {
            lost += file.getValue().size();
            if (Files.exists(file.getKey())) {
                takeBack(file.getKey(), file.getValue(), mode, random);
            }
        }
        try (Stream<Path> all = Files.list(dir)) {
            for (Path shm : all.filter(p -> p.toString().endsWith("-shm")).toList()) {
                Files.delete(shm);
            }
        }
        return lost;
    }

    private static void takeBack(Path file, List<Write> writes, Mode mode, Random random) throws IOException {
        try (FileChannel c = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int i = writes.size() - 1; i >= 0; i--) {
                Write w = writes.get(i);
                put(c, w.offset(), w.old(), 0, w.old().length);
                c.truncate(w.oldSize());
            }
            if (mode == Mode.DROPPED) {
                return;
            }
            for (Write w : writes) {
                if (w.cutsShort() && random.nextBoolean()) {
                    c.truncate(w.offset());
                }
                for (int at = 0; at < w.now().length; at += SECTOR) {
                    if (random.nextBoolean()) {
                        put(c, w.offset() + at, w.now(), at, Math.min(SECTOR, w.now().length - at));
                    }
                }
            }
        }
    }

    private static void put(FileChannel c, long offset, byte[] bytes, int from, int length) throws IOException {
        ByteBuffer b = ByteBuffer.wrap(bytes, from, length);
        while (b.hasRemaining()) {
            c.write(b, offset + b.position() - from);
        }
    }

    /** The writes of each file since its last sync, in order. */
    private Map<Path, List<Write>> unsynced() throws IOException {
        Map<Path, List<Write>> out = new LinkedHashMap<>();
        if (!Files.exists(notes)) {
            throw new IOException("nothing was noted: was the library loaded?");
        }
        try (DataInputStream in = new DataInputStream(Files.newInputStream(notes))) {
            byte[] head = new byte[HEAD];
            while (true) {
                try {
                    in.readFully(head);
                    ByteBuffer h = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
                    char type = (char) h.getLong();
                    int pathLength = (int) h.getLong();
                    long offset = h.getLong();
                    int length = (int) h.getLong();
                    long oldSize = h.getLong();
                    int oldLength = (int) h.getLong();
                    Path path = Path.of(new String(read(in, pathLength), StandardCharsets.UTF_8));
                    byte[] old = read(in, oldLength);
                    byte[] now = read(in, length);
                    if (type == 'S') {
                        out.remove(path);
                    } else {
                        out.computeIfAbsent(path, p -> new ArrayList<>())
                                .add(new Write(type == 'T', offset, now, oldSize, old));
                    }
                } catch (EOFException e) {
                    return out; // killed while it noted, and before it wrote
                }
            }
        }
    }

    private static byte[] read(DataInputStream in, int length) throws IOException {
        byte[] out = new byte[length];
        in.readFully(out);
        return out;
    }
}
