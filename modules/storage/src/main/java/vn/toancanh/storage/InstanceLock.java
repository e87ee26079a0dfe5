package vn.toancanh.storage;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.port.StoreException;

/**
 * Holds a profile for one running console and hears from a second one that wants its window shown.
 *
 * <p>The lock is the operating system's and falls with the process. The message goes over the loopback address to a port
 * that stands, with a secret, in a file that only the owner can read: a Unix-domain socket would not take the long paths
 * that profiles have. One daemon thread listens; the rest is safe from any thread.
 */
public final class InstanceLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceLock.class);

    static final String LOCK_FILE = "profile.lock";
    static final String CONTACT_FILE = "instance";
    private static final int TIMEOUT_MS = 1_000;
    private static final int MAX_MESSAGE = 128; // bytes; the message is 38

    private final FileChannel channel;
    private final FileLock lock;
    private final Path contact;
    private final @Nullable ServerSocket server;
    private final byte[] message;

    private final Object guard = new Object();
    private @Nullable Runnable show;
    private boolean asked;

    private InstanceLock(
            FileChannel channel, FileLock lock, Path contact, @Nullable ServerSocket server, byte[] message) {
        this.channel = channel;
        this.lock = lock;
        this.contact = contact;
        this.server = server;
        this.message = message;
    }

    /**
     * Takes the profile.
     *
     * @throws StoreException LOCKED when another console has it
     * @throws IOException when the lock file cannot be written
     */
    static InstanceLock acquire(Path directory) throws StoreException, IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null; // this very process has it
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        if (lock == null) {
            channel.close();
            throw new StoreException(StoreException.Kind.LOCKED, "profile-in-use: " + directory);
        }
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        Path contact = directory.resolve(CONTACT_FILE);
        ServerSocket server = listen(contact, token);
        InstanceLock held = new InstanceLock(
                channel, lock, contact, server, ("show " + token + "\n").getBytes(StandardCharsets.UTF_8));
        if (server != null) {
            Thread thread = new Thread(() -> held.serve(server), "profile-instance");
            thread.setDaemon(true);
            thread.start();
        }
        return held;
    }

    /** Without a socket the lock still holds; only the polite request is lost. */
    private static @Nullable ServerSocket listen(Path contact, String token) {
        try {
            ServerSocket server = new ServerSocket();
            try {
                server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
                String line = server.getLocalPort() + " " + token;
                SafeFiles.replace(contact, line.getBytes(StandardCharsets.UTF_8), Disk.REAL);
                return server;
            } catch (IOException | StoreException e) {
                server.close();
                throw e;
            }
        } catch (IOException | StoreException e) {
            LOG.warn("instance-unreachable: a second start cannot show this window", e);
            return null;
        }
    }

    /**
     * Asks the console that has this profile to show its window.
     *
     * @return whether it answered
     */
    public static boolean askToShow(Path directory) {
        try {
            String[] parts =
                    Files.readString(directory.resolve(CONTACT_FILE)).strip().split(" ");
            if (parts.length != 2) {
                return false;
            }
            try (Socket socket = new Socket()) {
                socket.setSoTimeout(2 * TIMEOUT_MS);
                socket.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(parts[0])),
                        TIMEOUT_MS);
                socket.getOutputStream().write(("show " + parts[1] + "\n").getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
                return socket.getInputStream().read() == 'y';
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.info("instance-silent: the running console did not answer: {}", e.toString());
            return false;
        }
    }

    /** See {@link Profile#onShow}. */
    void onShow(Runnable action) {
        boolean late;
        synchronized (guard) {
            show = action;
            late = asked;
            asked = false;
        }
        if (late) {
            action.run();
        }
    }

    private void serve(ServerSocket socket) {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                client.setSoTimeout(TIMEOUT_MS);
                if (isOurs(client.getInputStream())) {
                    client.getOutputStream().write('y');
                    client.getOutputStream().flush();
                    asked();
                }
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOG.debug("a strange visitor on the instance port", e);
                }
            } catch (RuntimeException e) {
                LOG.error("instance-show-failed", e);
            }
        }
    }

    private boolean isOurs(InputStream in) throws IOException {
        byte[] got = new byte[MAX_MESSAGE];
        int n = 0;
        while (n < MAX_MESSAGE) {
            int b = in.read();
            if (b < 0) {
                break;
            }
            got[n++] = (byte) b;
            if (b == '\n') {
                break;
            }
        }
        return MessageDigest.isEqual(java.util.Arrays.copyOf(got, n), message);
    }

    private void asked() {
        Runnable action;
        synchronized (guard) {
            action = show;
            asked = action == null;
        }
        if (action != null) {
            action.run();
        }
    }

    /** Gives the profile free. */
    @Override
    public void close() {
        try {
            if (server != null) {
                server.close();
            }
            SafeFiles.deleteQuietly(contact);
            lock.release();
            channel.close();
        } catch (IOException e) {
            LOG.warn("profile-release-failed: the system will do it when this process ends", e);
        }
    }
}
