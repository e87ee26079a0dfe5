package vn.toancanh.testkit.power;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Pulls the plug on a process that writes files: start it with {@link #watch}, kill it, then {@link #cut}. Afterwards the files
 * are what a disk that honours a sync may hold. Linux with a C compiler; without one the constructor says so. Not thread-safe.
 */
public final class PowerCut {
    /** What the disk still had time for. */
    public enum Mode {
        /** Nothing that was not synced. */
        DROPPED,
        /**
         * A random half of what was not synced, in one of three ways by turns of the random: half of the sectors of 512 bytes;
         * half of the writes; all until a random moment and half of the sectors after it. Half of the sectors alone would
         * prove little: a log whose first page is torn is as good as dropped.
         */
        RANDOM_HALF
    }

    private enum Way {
        SECTORS,
        WRITES,
        MOMENT
    }

    private static final int SECTOR = 512;

    private final Path library;
    private final Path dir;
    private final Path notes;

    /**
     * @param dir the folder that is watched; exists
     * @param work folder on the same file system for the library and the notes, outside of {@code dir}
     * @throws IOException also when there is no C compiler
     */
    public PowerCut(Path dir, Path work) throws IOException, InterruptedException {
        this(dir, work, "cc");
    }

    PowerCut(Path dir, Path work, String compiler) throws IOException, InterruptedException {
        this.dir = dir.toRealPath();
        this.notes = work.toRealPath().resolve("notes");
        this.library = work.resolve("powercut.so");
        Path source = work.resolve("powercut.c");
        try (InputStream in = PowerCut.class.getResourceAsStream("powercut.c")) {
            if (in == null) {
                throw new IOException("powercut.c is not on the class path");
            }
            Files.copy(in, source, StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command = List.of(
                compiler, "-O2", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl", "-lpthread");
        Process cc;
        try {
            cc = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IOException(
                    "A power cut needs a C compiler (Debian: gcc libc6-dev), and there is none: " + compiler, e);
        }
        String said = new String(cc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!cc.waitFor(60, TimeUnit.SECONDS) || cc.exitValue() != 0) {
            throw new IOException("The power cut does not compile (Debian: gcc libc6-dev): " + said);
        }
    }

    /** Has the process noted; it must be dead before {@link #cut}. What the files hold now counts as durable. */
    public ProcessBuilder watch(ProcessBuilder process) throws IOException {
        forget();
        process.environment().put("LD_PRELOAD", library.toString());
        process.environment().put("POWERCUT_DIR", dir.toString());
        process.environment().put("POWERCUT_NOTES", notes.toString());
        return process;
    }

    /**
     * Leaves the files as the disk has them after the power is back.
     *
     * @return how many writes and names had not been synced
     */
    public int cut(Mode mode, Random random) throws IOException {
        if (!Files.exists(notes)) {
            throw new IOException("Nothing was noted: was the library loaded?");
        }
        Notes all = Notes.read(notes);
        Map<Long, Path> files = files();
        undo(all.writes(), files);
        int names = 0;
        if (mode == Mode.RANDOM_HALF) {
            names = redo(all, files, random);
        }
        takeBackNames(all.names(), names);
        forget();
        try (Stream<Path> left = Files.walk(dir)) {
            for (Path shm : left.filter(p -> p.toString().endsWith("-shm")).toList()) {
                Files.delete(shm);
            }
        }
        return all.writes().size() + all.names().size();
    }

    /** By inode, those that lost their name included. */
    private Map<Long, Path> files() throws IOException {
        Map<Long, Path> out = new HashMap<>();
        try (Stream<Path> named = Files.walk(dir);
                Stream<Path> kept = Files.list(notes.resolveSibling("."))) {
            for (Path p : Stream.concat(kept.filter(this::isKept), named.filter(Files::isRegularFile))
                    .toList()) {
                out.put((Long) Files.getAttribute(p, "unix:ino"), p);
            }
        }
        return out;
    }

    private static void undo(List<Notes.Write> writes, Map<Long, Path> files) throws IOException {
        for (int i = writes.size() - 1; i >= 0; i--) {
            Notes.Write w = writes.get(i);
            try (FileChannel c = open(files, w)) {
                put(c, w.offset(), w.old(), 0, w.old().length);
                c.truncate(w.oldSize());
            }
        }
    }

    /** Does again what the disk had time for; returns how many of the names. */
    private static int redo(Notes all, Map<Long, Path> files, Random random) throws IOException {
        Way way = Way.values()[random.nextInt(Way.values().length)];
        int names = random.nextInt(all.names().size() + 1);
        long moment = -1;
        if (way == Way.MOMENT && !all.writes().isEmpty()) {
            moment = all.writes().get(random.nextInt(all.writes().size())).at();
            long until = moment;
            names = (int) all.names().stream().filter(n -> n.at() <= until).count();
        }
        for (Notes.Write w : all.writes()) {
            boolean whole = w.at() <= moment || (way == Way.WRITES && random.nextBoolean());
            boolean torn = !whole && way != Way.WRITES;
            try (FileChannel c = open(files, w)) {
                if (w.cutsShort()) {
                    if (whole || (torn && random.nextBoolean())) {
                        c.truncate(w.offset());
                    }
                    continue;
                }
                for (int at = 0; at < w.now().length; at += SECTOR) {
                    if (whole || (torn && random.nextBoolean())) {
                        put(c, w.offset() + at, w.now(), at, Math.min(SECTOR, w.now().length - at));
                    }
                }
            }
        }
        return names;
    }

    private static FileChannel open(Map<Long, Path> files, Notes.Write w) throws IOException {
        Path file = files.get(w.inode());
        if (file == null) {
            throw new IOException("A file that was written has gone in a way that was not noted.");
        }
        return FileChannel.open(file, StandardOpenOption.WRITE);
    }

    private static void put(FileChannel c, long offset, byte[] bytes, int from, int length) throws IOException {
        ByteBuffer b = ByteBuffer.wrap(bytes, from, length);
        while (b.hasRemaining()) {
            c.write(b, offset + b.position() - from);
        }
    }

    /** All but the first of them. A change that was noted and not done any more takes nothing back. */
    private void takeBackNames(List<Notes.Name> names, int but) throws IOException {
        for (int i = names.size() - 1; i >= but; i--) {
            Notes.Name n = names.get(i);
            switch (n.type()) {
                case 'C' -> Files.deleteIfExists(n.path());
                case 'U' -> {
                    if (!Files.exists(n.path())) {
                        Files.createLink(n.path(), kept(n.kept()));
                    }
                }
                default -> {
                    if (!Files.exists(n.from())) {
                        Files.move(n.path(), n.from());
                        if (n.kept() > 0) {
                            Files.createLink(n.path(), kept(n.kept()));
                        }
                    }
                }
            }
        }
    }

    private Path kept(long number) {
        return notes.resolveSibling(notes.getFileName() + "." + number);
    }

    private boolean isKept(Path p) {
        return p.getFileName().toString().startsWith(notes.getFileName() + ".");
    }

    private void forget() throws IOException {
        Files.deleteIfExists(notes);
        try (Stream<Path> all = Files.list(notes.resolveSibling("."))) {
            for (Path p : all.filter(this::isKept).toList()) {
                Files.delete(p);
            }
        }
    }
}
