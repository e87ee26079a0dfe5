package vn.toancanh.app.photo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.port.CasePhotos;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.ImageCheck;
import vn.toancanh.core.port.PhotoSpool;

/**
 * Keeps what it fetched in a folder of the profile, by the hash of its content, within a budget: what was seen once is there
 * without a link too. A file whose hash is not the one that the case names is thrown away. Thread-safe.
 */
public final class FetchedPhotos implements CasePhotos {
    private static final Logger LOG = LoggerFactory.getLogger(FetchedPhotos.class);

    /** Where files come from. */
    @FunctionalInterface
    public interface Source {
        /** Blocks. */
        byte[] download(String attachmentId) throws GatewayException;
    }

    private final Source city;
    private final PhotoSpool spool;
    private final ImageCheck check;
    private final Path folder;
    private final long budget;
    private final InstantSource clock;
    private final Executor worker;

    /**
     * @param folder made when it is needed
     * @param budget of all files in it, bytes
     * @param worker waits for the city and for the decoding
     */
    public FetchedPhotos(
            Source city,
            PhotoSpool spool,
            ImageCheck check,
            Path folder,
            long budget,
            InstantSource clock,
            Executor worker) {
        this.city = city;
        this.spool = spool;
        this.check = check;
        this.folder = folder;
        this.budget = budget;
        this.clock = clock;
        this.worker = worker;
    }

    @Override
    public CompletionStage<ImageCheck.Look> look(Attachment photo, int maxSide) {
        try {
            return CompletableFuture.supplyAsync(() -> now(photo, maxSide), worker);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(new ImageCheck.Look.Refused("not-here")); // the console ends
        }
    }

    private ImageCheck.Look now(Attachment photo, int maxSide) {
        try {
            Path own = spool.fileOf(photo);
            return check.look(Files.isRegularFile(own) ? own : fetched(photo), maxSide);
        } catch (GatewayException | IOException e) { // no link, no room on the disk: the photo itself may be well
            LOG.info("a photo is not to be had: {}", e.getMessage());
            return new ImageCheck.Look.Refused("not-here");
        } catch (RuntimeException e) {
            LOG.warn("a photo cannot be shown", e);
            return new ImageCheck.Look.Refused("unreadable");
        }
    }

    private Path fetched(Attachment photo) throws GatewayException, IOException {
        // A name from outside is no path: only what a hash looks like becomes a file.
        String hash = photo.sha256().toLowerCase(Locale.ROOT);
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("no hash: " + photo.id());
        }
        Path file = folder.resolve(hash);
        if (Files.isRegularFile(file)) {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            return file;
        }
        byte[] bytes = city.download(photo.id());
        if (!hash.equals(sha256(bytes))) {
            throw new IllegalArgumentException("the city sent another file than the case names: " + photo.id());
        }
        Files.createDirectories(folder);
        Path half = Files.createTempFile(folder, "half", "");
        try {
            Files.write(half, bytes);
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        prune(file);
        return file;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private record Kept(Path file, long size, FileTime seen) {}

    /** What was not looked at for longest goes first. */
    private void prune(Path fresh) throws IOException {
        List<Kept> all;
        try (Stream<Path> files = Files.list(folder)) {
            all = files.filter(f -> !f.equals(fresh))
                    .map(FetchedPhotos::kept)
                    .sorted(Comparator.comparing(Kept::seen).reversed())
                    .toList();
        }
        long sum = Files.size(fresh);
        for (Kept k : all) {
            sum += k.size();
            if (sum > budget) {
                Files.deleteIfExists(k.file());
            }
        }
    }

    private static Kept kept(Path f) {
        try {
            return new Kept(f, Files.size(f), Files.getLastModifiedTime(f));
        } catch (IOException e) {
            return new Kept(f, 0, FileTime.fromMillis(0));
        }
    }
}
