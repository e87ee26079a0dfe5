package vn.toancanh.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What kind of place a folder is. On a drive of the network, or in a folder that a service copies elsewhere, what a sync made
 * durable may not be, two machines may write at once, and SQLite's log cannot be shared. Stateless.
 */
final class Drive {
    /** As Linux, macOS and Windows call them. */
    private static final Set<String> REMOTE = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "afpfs",
            "webdav",
            "davfs",
            "davfs2",
            "ncpfs",
            "afs",
            "ceph",
            "glusterfs",
            "lustre",
            "9p",
            "vboxsf",
            "vmhgfs",
            "prl_fs");

    private static final List<String> REMOTE_FUSE = List.of(
            "fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.glusterfs", "fuse.davfs", "fuse.gvfsd-fuse", "fuse.ceph");

    /** Folders that a service copies, by the beginning of their names. */
    private static final List<String> COPIED = List.of("onedrive", "dropbox", "google drive", "googledrive", "icloud");

    private Drive() {}

    static boolean isShared(Path directory) {
        try {
            return isShared(Files.getFileStore(directory).type(), directory);
        } catch (IOException e) {
            return false; // whatever is wrong there is said by whoever opens it
        }
    }

    static boolean isShared(String type, Path directory) {
        String t = type.toLowerCase(Locale.ROOT);
        if (REMOTE.contains(t)
                || REMOTE_FUSE.stream().anyMatch(t::startsWith)
                || directory.toString().startsWith("\\\\")) {
            return true;
        }
        for (Path part : directory) {
            String name = part.toString().toLowerCase(Locale.ROOT);
            if (COPIED.stream().anyMatch(name::startsWith)) {
                return true;
            }
        }
        return false;
    }
}
