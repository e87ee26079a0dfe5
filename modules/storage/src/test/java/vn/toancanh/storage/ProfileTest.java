package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.testkit.Fault;

class ProfileTest {
    @TempDir
    Path dir;

    @Test
    void everySystemHasItsPlace() {
        Path home = Path.of("/home/lan");
        assertThat(Profile.defaultDirectory("Linux", home, Map.of())).isEqualTo(home.resolve(".local/share/toancanh"));
        assertThat(Profile.defaultDirectory("Linux", home, Map.of("XDG_DATA_HOME", "/data")))
                .isEqualTo(Path.of("/data/toancanh"));
        assertThat(Profile.defaultDirectory("Linux", home, Map.of("XDG_DATA_HOME", "relative")))
                .isEqualTo(home.resolve(".local/share/toancanh"));
        assertThat(Profile.defaultDirectory("Mac OS X", home, Map.of()))
                .isEqualTo(home.resolve("Library/Application Support/ToanCanh"));
        assertThat(Profile.defaultDirectory("Windows 11", home, Map.of()))
                .isEqualTo(home.resolve("AppData/Local/ToanCanh"));
        assertThat(Profile.defaultDirectory("Windows 11", home, Map.of("LOCALAPPDATA", "/appdata")))
                .isEqualTo(Path.of("/appdata/ToanCanh"));
    }

    @Test
    void theDirectoryIsMadeForItsOwnerOnly() throws Exception {
        Path deep = dir.resolve("a/b/c");
        try (Profile p = Profile.open(deep)) {
            assertThat(p.isReadOnly()).isFalse();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(deep)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(deep.resolve("instance"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aSecondConsoleIsRefusedAndCanAskTheFirstToShowItself() throws Exception {
        AtomicInteger shown = new AtomicInteger();
        try (Profile first = Profile.open(dir)) {
            assertThatThrownBy(() -> Profile.open(dir))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.LOCKED));
            assertThat(InstanceLock.askToShow(dir)).isTrue();
            first.onShow(shown::incrementAndGet); // the request came before there was a window
            await().untilAtomic(shown, org.hamcrest.Matchers.is(1));
            assertThat(InstanceLock.askToShow(dir)).isTrue();
            await().untilAtomic(shown, org.hamcrest.Matchers.is(2));
        }
        assertThat(InstanceLock.askToShow(dir)).isFalse();
        Profile.open(dir).close();
        assertThat(shown).hasValue(2);
    }

    @Test
    void strangersOnThePortShowNothing() throws Exception {
        AtomicInteger shown = new AtomicInteger();
        try (Profile first = Profile.open(dir)) {
            first.onShow(shown::incrementAndGet);
            int port =
                    Integer.parseInt(Files.readString(dir.resolve("instance")).split(" ")[0]);
            for (String message : new String[] {"show 0000\n", "GET / HTTP/1.1\r\n\r\n", "x".repeat(10_000), ""}) {
                try (Socket s = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    s.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
                } catch (java.io.IOException e) {
                    continue; // hung up on
                }
            }
            try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(silent.isConnected()).isTrue();
                await().atMost(Duration.ofSeconds(20)).until(() -> InstanceLock.askToShow(dir));
            }
            await().untilAtomic(shown, org.hamcrest.Matchers.greaterThanOrEqualTo(1));
        }
    }

    @Test
    @Fault(67)
    void aSecondProcessIsRefusedToo() throws Exception {
        try (Profile first = Profile.open(dir)) {
            Process p = Children.start(Children.OpenProfile.class, dir.toString());
            assertThat(Children.line(p)).isEqualTo("LOCKED");
            assertThat(p.waitFor()).isZero();
            assertThat(first.isReadOnly()).isFalse();
        }
        Process holder = Children.start(Children.OpenProfile.class, dir.toString());
        assertThat(Children.line(holder)).isEqualTo("OPEN");
        assertThatThrownBy(() -> Profile.open(dir)).isInstanceOf(StoreException.class);
        assertThat(InstanceLock.askToShow(dir)).isTrue();
        holder.destroyForcibly().waitFor();
        Profile.open(dir).close(); // the lock fell with the process
    }

    @Test
    @Fault(66)
    void aProfileThatCannotBeMadeIsReadOnly() throws Exception {
        Path file = Files.writeString(dir.resolve("file"), "x");
        try (Profile p = Profile.open(file.resolve("profile"))) {
            assertThat(p.isReadOnly()).isTrue();
            assertThat(p.unwritable()).isEqualTo(StoreException.Kind.READ_ONLY);
        }
        Disk full = (step, f) -> {
            throw new StoreException(StoreException.Kind.FULL, "full");
        };
        try (Profile p = Profile.open(dir.resolve("p"), full)) {
            assertThat(p.unwritable()).isEqualTo(StoreException.Kind.FULL);
        }
    }
}
