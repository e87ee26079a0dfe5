package vn.toancanh.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.hash.Sha256;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.port.PhotoSpool;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.text.Sanitiser;

/**
 * Pictures that wait for the city, as plain files in {@code spool/}. They are copied and looked at by their first bytes
 * only; nothing is decoded here. Thread-safe.
 */
public final class FileSpool implements PhotoSpool {
    private static final Logger LOG = LoggerFactory.getLogger(FileSpool.class);

    private static final int MAX_NAME = 120;
    private static final Duration KEEP = Duration.ofDays(30);
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Devices of Windows, with or without an extension. */
    private static final Pattern RESERVED =
            Pattern.compile("(?i)|(?:con|prn|aux|nul|conin\\$|conout\\$|com\\d|lpt\\d)(?:\\..*)?");

    private final Path directory;
    private final Disk disk;

    public FileSpool(Path profile) {
        this(profile, Disk.REAL);
    }

    FileSpool(Path profile, Disk disk) {
        this.directory = profile.resolve("spool");
        this.disk = disk;
    }

    @Override
    public Attachment keep(Path file, String name) throws StoreException {
        try {
            // A pipe or a device would never end.
            if (!Files.isRegularFile(file)) {
                throw new StoreException(StoreException.Kind.OTHER, "unreadable");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new StoreException(StoreException.Kind.OTHER, "too-large");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return copy(in, name);
            }
        } catch (IOException e) {
            throw new StoreException(StoreException.Kind.OTHER, "unreadable", e);
        }
    }

    @Override
    public Attachment keep(byte[] content, String name) throws StoreException {
        return copy(new ByteArrayInputStream(content), name);
    }

    @Override
    public Path fileOf(Attachment attachment) {
        String id = attachment.id();
        // Ids of other consoles come from outside and may be anything, a path for instance.
        String safe = UUID_FORM.matcher(id).matches()
                ? id
                : HexFormat.of().formatHex(Sha256.of(id.getBytes(StandardCharsets.UTF_8)));
        return directory.resolve(safe);
    }

    /**
     * Removes what nobody waits for any more: files older than 30 days, and what a crash left half-written.
     *
     * @param wanted attachments of acts that the city does not have yet; they stay whatever their age
     */
    public void sweep(Set<String> wanted, Instant now) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        Set<Path> keep = wanted.stream()
                .map(id -> fileOf(new Attachment(id, "", "", 0, "")))
                .collect(Collectors.toSet());
        try (Stream<Path> all = Files.list(directory)) {
            for (Path p : all.toList()) {
                boolean half = p.getFileName().toString().endsWith(".part");
                Duration age = Duration.between(Files.getLastModifiedTime(p).toInstant(), now);
                boolean old = age.compareTo(half ? Duration.ofHours(1) : KEEP) > 0;
                if (old && !keep.contains(p)) {
                    SafeFiles.deleteQuietly(p);
                }
            }
        } catch (IOException e) {
            LOG.warn("spool-not-swept", e);
        }
    }

    private Attachment copy(InputStream in, String name) throws StoreException {
        byte[] buffer = new byte[64 << 10];
        int n = read(in, buffer, PictureKind.HEAD);
        PictureKind kind = PictureKind.of(buffer, n);
        if (kind == null) {
            throw new StoreException(StoreException.Kind.OTHER, "not-a-picture");
        }
        String id = UUID.randomUUID().toString();
        Path target = directory.resolve(id);
        Path part = directory.resolve(id + ".part");
        MessageDigest sha = Sha256.digest();
        long size = 0;
        try {
            disk.before(Disk.Step.OPEN, target);
            SafeFiles.createOwnerDirectories(directory);
            try (FileChannel out = SafeFiles.createOwnerOnly(part)) {
                while (n > 0) {
                    size += n;
                    if (size > MAX_BYTES) {
                        throw new StoreException(StoreException.Kind.OTHER, "too-large");
                    }
                    sha.update(buffer, 0, n);
                    write(out, buffer, n, target);
                    n = read(in, buffer, buffer.length);
                }
                disk.before(Disk.Step.COMMIT, target);
                out.force(true);
            }
            disk.before(Disk.Step.MOVE, target);
            SafeFiles.move(part, target);
        } catch (IOException e) {
            throw unkept(Faults.kind(e), e);
        } catch (StoreException e) {
            throw switch (e.kind()) {
                case FULL, READ_ONLY -> unkept(e.kind(), e);
                default -> e;
            };
        } finally {
            SafeFiles.deleteQuietly(part);
        }
        return new Attachment(
                id, name(name, kind), kind.mime(), size, HexFormat.of().formatHex(sha.digest()));
    }

    /** The port knows one code for "cannot be kept here"; the kind says why. */
    private static StoreException unkept(StoreException.Kind kind, Exception cause) {
        return new StoreException(kind, "disk-full", cause);
    }

    private void write(FileChannel out, byte[] buffer, int n, Path target) throws IOException, StoreException {
        disk.before(Disk.Step.WRITE, target);
        ByteBuffer rest = ByteBuffer.wrap(buffer, 0, n);
        while (rest.hasRemaining()) {
            out.write(rest);
        }
    }

    /** As many bytes as wanted unless the end comes first; failing to read is told apart from failing to write. */
    private static int read(InputStream in, byte[] buffer, int wanted) throws StoreException {
        try {
            return in.readNBytes(buffer, 0, wanted);
        } catch (IOException e) {
            throw new StoreException(StoreException.Kind.OTHER, "unreadable", e);
        }
    }

    /** The last part of the name as it was given, safe to show and to use as a file name on any system. */
    private static String name(String given, PictureKind kind) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String clean = Sanitiser.line(last, MAX_NAME).replaceAll("[:*?\"<>|]", "_");
        while (clean.endsWith(".") || clean.endsWith(" ")) {
            clean = clean.substring(0, clean.length() - 1);
        }
        return RESERVED.matcher(clean).matches() ? "photo." + kind.extension() : clean;
    }
}
