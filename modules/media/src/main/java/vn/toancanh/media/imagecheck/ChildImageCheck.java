package vn.toancanh.media.imagecheck;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.picture.PictureHead;
import vn.toancanh.core.port.ImageCheck;

/**
 * Decodes each photo in a Java process of its own with 256 MB and five seconds, two at a time. Thread-safe; a caller waits
 * for its turn.
 */
public final class ChildImageCheck implements ImageCheck {
    /** For one photo, the start of the process included. */
    public static final Duration LIMIT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(ChildImageCheck.class);
    private static final int MIN_SIDE = 16;
    private static final int MAX_SIDE = 2_048;

    private final Duration limit;
    private final List<String> options;
    private final Semaphore turns = new Semaphore(2, true);

    public ChildImageCheck() {
        this(LIMIT, List.of("-Xmx256m"));
    }

    /** @param options of the process, for tests */
    ChildImageCheck(Duration limit, List<String> options) {
        this.limit = limit;
        this.options = List.copyOf(options);
    }

    @Override
    public Look look(Path file, int maxSide) {
        try {
            // A pipe or a device would never end.
            if (!Files.isRegularFile(file)) {
                return new Look.Refused(Files.exists(file) ? "unreadable" : "not-here");
            }
            if (Files.size(file) > PictureHead.MAX_BYTES) {
                return new Look.Refused("too-large");
            }
            return look(Files.readAllBytes(file), maxSide);
        } catch (IOException e) {
            return new Look.Refused("unreadable");
        }
    }

    @Override
    public Look look(byte[] bytes, int maxSide) {
        if (bytes.length > PictureHead.MAX_BYTES) {
            return new Look.Refused("too-large");
        }
        Optional<PictureHead> head = PictureHead.of(bytes);
        if (head.isEmpty()) {
            return new Look.Refused("not-a-picture");
        }
        if (head.get().pixels() > PictureHead.MAX_PIXELS) {
            return new Look.Refused("too-many-pixels");
        }
        try {
            turns.acquire();
            try {
                return decode(bytes, Math.min(MAX_SIDE, Math.max(MIN_SIDE, maxSide)));
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Look.Refused("unreadable");
        }
    }

    private Look decode(byte[] file, int maxSide) throws InterruptedException {
        Process child;
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command(maxSide)).redirectError(ProcessBuilder.Redirect.DISCARD);
            ownOptions(builder.environment());
            child = builder.start();
        } catch (IOException e) {
            LOG.warn("TC-E31 no process for decoding photos", e);
            return new Look.Refused("unreadable");
        }
        try {
            // Both pipes on their own threads: a child that reads nothing or says nothing must not hold us.
            CompletableFuture.runAsync(() -> feed(child, file), task -> thread("photo-in", task));
            CompletableFuture<Look> answer =
                    CompletableFuture.supplyAsync(() -> read(child, maxSide), task -> thread("photo-out", task));
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Look.Refused("too-slow");
        } catch (ExecutionException e) {
            LOG.info("a photo could not be decoded", e);
            return new Look.Refused("unreadable");
        } finally {
            child.destroyForcibly();
        }
    }

    /** What somebody has set for the console's Java must not lift the limits of the child, nor keep it from starting. */
    static void ownOptions(Map<String, String> environment) {
        environment.keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
    }

    private List<String> command(int maxSide) {
        List<String> all = new java.util.ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", windows() ? "java.exe" : "java")
                .toString());
        all.addAll(options);
        all.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                DecodingChild.class.getName(),
                String.valueOf(maxSide)));
        return all;
    }

    private static void feed(Process child, byte[] file) {
        try (OutputStream out = child.getOutputStream()) {
            out.write(file);
        } catch (IOException e) {
            LOG.debug("the decoding process went before it had the photo", e);
        }
    }

    /** Trusts nothing of the child either: it may not be ours any more. */
    private static Look read(Process child, int maxSide) {
        try (DataInputStream in =
                new DataInputStream(new java.io.BufferedInputStream(child.getInputStream(), 1 << 16))) {
            int w = in.readInt();
            int h = in.readInt();
            if (w < 1 || h < 1 || w > maxSide || h > maxSide) {
                return new Look.Refused("unreadable");
            }
            byte[] bytes = in.readNBytes(4 * w * h);
            if (bytes.length < 4 * w * h) {
                return new Look.Refused("unreadable");
            }
            int[] argb = new int[w * h];
            java.nio.ByteBuffer.wrap(bytes).asIntBuffer().get(argb);
            return new Look.Seen(w, h, argb);
        } catch (IOException e) {
            return new Look.Refused("unreadable");
        }
    }

    private static void thread(String name, Runnable task) {
        Thread t = new Thread(task, name);
        t.setDaemon(true);
        t.start();
    }

    private static boolean windows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }
}
