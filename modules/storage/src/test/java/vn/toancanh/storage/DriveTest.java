package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.Json;

class DriveTest {
    @ParameterizedTest
    @Fault(74)
    @CsvSource({
        "nfs4, /home/lan/.local/share/toancanh, true",
        "cifs, /mnt/s/toancanh, true",
        "fuse.sshfs, /mnt/s/toancanh, true",
        "9p, /mnt/c/toancanh, true",
        "ext4, /home/lan/OneDrive - UBND tỉnh/toancanh, true",
        "apfs, /Users/lan/Dropbox/toancanh, true",
        "ext4, /home/lan/.local/share/toancanh, false",
        "xfs, /srv/nfs/toancanh, false",
        "overlay, /data/toancanh, false",
        "tmpfs, /tmp/toancanh, false",
        "fuseblk, /media/usb/toancanh, false",
    })
    void aPlaceThatOthersReachIsKnown(String type, Path directory, boolean shared) {
        assertThat(Drive.isShared(type, directory)).isEqualTo(shared);
    }

    @Test
    void aDiskOfThisMachineIsNone(@TempDir Path dir) {
        try (SqliteOutbox outbox = new SqliteOutbox(dir, new ManualClock(), new Json(), id -> -1)) {
            assertThat(outbox.isOnSharedDrive()).isFalse();
        }
    }
}
