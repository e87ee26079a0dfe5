package vn.toancanh.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.toancanh.core.port.StoreException;

/** Writes files so that a crash leaves the old one or the new one, never half of one. Stateless. */
final class SafeFiles {
    private static final Set<OpenOption> NEW_FILE = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private SafeFiles() {}

    /** Replaces {@code target} by these bytes: temporary file, sync, rename. Only its owner may read it. */
    static void replace(Path target, byte[] content, Disk disk) throws StoreException {
        Path tmp = target.resolveSibling(target.getFileName() + ".tmp");
        try {
            disk.before(Disk.Step.OPEN, target);
            Files.deleteIfExists(tmp);
            try (FileChannel out = createOwnerOnly(tmp)) {
                disk.before(Disk.Step.WRITE, target);
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                disk.before(Disk.Step.COMMIT, target);
                out.force(true);
            }
            disk.before(Disk.Step.MOVE, target);
            move(tmp, target);
        } catch (IOException e) {
            throw Faults.of("writing " + target.getFileName(), e);
        } finally {
            deleteQuietly(tmp);
        }
    }

    /** Renames over {@code target} and makes the new name durable. */
    static void move(Path from, Path target) throws IOException {
        try {
            Files.move(from, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, target, StandardCopyOption.REPLACE_EXISTING);
        }
        Path parent = target.getParent();
        if (parent != null) {
            syncDirectory(parent);
        }
    }

    /** Makes names in a directory durable. Windows cannot open a directory; its file system journals names itself. */
    static void syncDirectory(Path directory) {
        try (FileChannel dir = FileChannel.open(directory, StandardOpenOption.READ)) {
            dir.force(true);
        } catch (IOException e) {
            return; // not possible here, and nothing to be done about it
        }
    }

    /** Creates a new file that only its owner can read and write, from its first moment. */
    static FileChannel createOwnerOnly(Path file) throws IOException {
        if (isPosix(file)) {
            return FileChannel.open(file, NEW_FILE, OWNER_FILE);
        }
        FileChannel out = FileChannel.open(file, NEW_FILE);
        AclFileAttributeView acl = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (acl != null) {
            acl.setAcl(List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(acl.getOwner())
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .build()));
        }
        return out;
    }

    static void createOwnerDirectories(Path directory) throws IOException {
        if (isPosix(directory)) {
            Files.createDirectories(directory, OWNER_DIRECTORY);
        } else {
            Files.createDirectories(directory);
        }
    }

    static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            return; // a leftover; removed at the next start
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
