package vn.toancanh.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.model.CameraStream;
import vn.toancanh.core.model.CameraStream.Kind;
import vn.toancanh.core.model.CameraStream.Transport;
import vn.toancanh.media.frame.Frame;

/** FFmpeg against GStreamer's RTSP server, and against what is none. */
class RealStreamTest {
    private static final Duration SOON = Duration.ofSeconds(25);

    private final LocalMedia media = LocalMedia.of(System::nanoTime, () -> 0.5);
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        media.close();
        for (AutoCloseable c : open) {
            c.close();
        }
    }

    @Test
    void livePicturesComeAtTheSizeOfTheTileAndChange() {
        Feed feed = watch(server(0).url("/live"));

        Frame first = next(feed);
        assertThat(first.width()).isEqualTo(317);
        assertThat(first.height()).isEqualTo(178);
        byte[] before = bytes(first);
        assertThat(before[3]).isEqualTo((byte) 255);
        feed.give(first);
        Frame second = next(feed);
        assertThat(second.seq()).isGreaterThan(first.seq() - 1);
        assertThat(bytes(second)).isNotEqualTo(before);
        assertThat(feed.status().phase()).isEqualTo(Phase.LIVE);
        assertThat(feed.status().engine()).isEqualTo(Engine.FFMPEG);

        feed.give(second);
        feed.size(160, 160);
        await().atMost(SOON).until(() -> {
            Frame f = feed.take();
            boolean small = f != null && f.width() == 160;
            if (f != null) {
                if (small) {
                    // Sixteen by nine in a square: bars above and below, and they are empty.
                    assertThat(f.pixels().getInt(0)).isZero();
                    assertThat(f.pixels().getInt(160 * 159 * 4)).isZero();
                    assertThat(f.pixels().getInt(160 * 80 * 4)).isNotZero();
                }
                feed.give(f);
            }
            return small;
        });
    }

    @Test
    void barsAtTheSidesStayEmpty() {
        Feed feed = watch(server(0).url("/live"));
        feed.size(400, 120);
        Frame f = next(feed);
        for (int y = 0; y < 120; y++) {
            assertThat(f.pixels().getInt(y * 1600)).isZero();
            assertThat(f.pixels().getInt(y * 1600 + 399 * 4)).isZero();
        }
    }

    @Test
    void aParkedStreamDecodesKeyFramesAloneAndWakesUpWhole() {
        Feed feed = watch(server(0).url("/live"));
        feed.mode(Mode.KEYFRAMES);
        feed.give(next(feed));
        feed.give(next(feed));

        // The server makes a key frame of every fifteenth picture, one a second.
        long last = newest(feed);
        for (int i = 0; i < 3; i++) {
            long pts = newest(feed);
            assertThat(pts - last).isBetween(900_000L, 1_100_000L);
            last = pts;
        }
        assertThat(feed.status().phase()).isEqualTo(Phase.LIVE);

        feed.mode(Mode.FULL);
        await().atMost(SOON).until(() -> {
            long before = newest(feed);
            return newest(feed) - before < 200_000;
        });
    }

    private static long newest(Feed feed) {
        Frame f = next(feed);
        long pts = f.ptsMicros();
        feed.give(f);
        return pts;
    }

    @Test
    void whatIsNoStreamIsToldApart() throws Exception {
        RtspServer server = server(0);
        int dead;
        try (ServerSocket s = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            dead = s.getLocalPort();
        }
        Feed refused = watch("rtsp://127.0.0.1:" + dead + "/live");
        Feed missing = watch(server.url("/nothing"));
        Feed locked = watch(server.locked(""));
        Feed garbage = watch("rtsp://127.0.0.1:" + talker("\u0000\u0001 no rtsp at all\r\n\r\n".repeat(50)) + "/live");
        Feed silent = watch("rtsp://127.0.0.1:" + talker(null) + "/live");
        Feed file = watch("file:///etc/passwd");

        becomes(refused, Reason.REFUSED);
        becomes(missing, Reason.NOT_FOUND);
        becomes(locked, Reason.UNAUTHORISED);
        becomes(garbage, Reason.GARBAGE);
        becomes(silent, Reason.TIMEOUT);
        becomes(file, Reason.BAD_ADDRESS);
    }

    @Test
    void aPasswordInTheAddressOpensTheStream() {
        Feed feed = watch(server(0).locked("viewer:s@cret@"));

        next(feed);
    }

    @Test
    void aFrozenCameraIsStaleInTimeAndComesBack() {
        RtspServer server = server(0);
        Feed feed = watch(server.url("/live"));
        feed.give(next(feed));

        server.freeze();
        await().atMost(Duration.ofSeconds(5)).until(() -> feed.status().phase() == Phase.STALE);
        Duration age = feed.status().age();
        assertThat(age).isBetween(Duration.ofMillis(2500), Duration.ofMillis(4500));
        await().atMost(SOON).until(() -> feed.status().phase() != Phase.STALE);
        assertThat(feed.status().age()).isGreaterThan(age);
        server.thaw();
        await().atMost(SOON).until(() -> feed.status().phase() == Phase.LIVE);
    }

    @Test
    void aCameraThatWasOffIsLiveAgain() {
        RtspServer first = server(0);
        Feed feed = watch(first.url("/live"));
        feed.give(next(feed));

        first.close();
        await().atMost(SOON).until(() -> feed.status().phase() == Phase.BACKOFF);
        server(first.port());
        await().atMost(SOON).until(() -> feed.status().phase() == Phase.LIVE);
    }

    @Test
    void closingIsImmediateWhileItConnects() throws Exception {
        Feed silent = watch("rtsp://127.0.0.1:" + talker(null) + "/live");
        await().atMost(SOON).until(() -> threads() > 0);

        long from = System.nanoTime();
        silent.close();
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofMillis(200));
        media.close();
        await().atMost(Duration.ofSeconds(3)).until(() -> threads() == 0);
    }

    @Test
    void openingAndClosingLeavesNothingBehind() throws Exception {
        RtspServer server = server(0);
        cycle(server);
        long threads = threads();
        long files = files();
        for (int i = 0; i < 10; i++) {
            cycle(server);
        }
        await().atMost(SOON).until(() -> files() <= files);
        assertThat(threads()).isLessThanOrEqualTo(threads + 1);
    }

    @Test
    void manyStreamsRunAtOnceAndOneStreamIsReadOnce() {
        RtspServer server = server(0);
        List<Feed> feeds = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            feeds.add(watch(server.url("/live?" + i % 6)));
        }
        await().atMost(SOON).until(() -> feeds.stream().allMatch(f -> f.status().phase() == Phase.LIVE));
        feeds.forEach(RealStreamTest::next);
        assertThat(threads()).isLessThanOrEqualTo(6);
    }

    private void cycle(RtspServer server) {
        Feed feed = watch(server.url("/live"));
        feed.give(next(feed));
        feed.close();
    }

    private RtspServer server(int port) {
        RtspServer s = new RtspServer(port);
        open.add(s);
        return s;
    }

    /** A server that accepts everybody; it says one thing, or nothing for ever. */
    private int talker(@Nullable String words) throws IOException {
        ServerSocket s = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        open.add(s);
        Thread t = new Thread(() -> {
            try {
                while (true) {
                    Socket c = s.accept();
                    open.add(c);
                    if (words != null) {
                        c.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
                        c.getInputStream().read(new byte[4096]);
                        c.close();
                    }
                }
            } catch (IOException e) {
                // the test is over
            }
        });
        t.setDaemon(true);
        t.start();
        return s.getLocalPort();
    }

    private Feed watch(String url) {
        CameraStream s = new CameraStream(Kind.SUB, Transport.RTSP, url, 640, 360, 15);
        Feed f = media.open(new FeedRequest("cam", List.of(s), FeedRequest.Use.CELL, Mode.FULL, 15));
        f.size(317, 178);
        return f;
    }

    private static Frame next(Feed feed) {
        Frame[] got = new Frame[1];
        await().atMost(SOON).until(() -> (got[0] = feed.take()) != null);
        return got[0];
    }

    private static void becomes(Feed feed, Reason reason) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(feed.status().reason()).isEqualTo(reason));
        assertThat(feed.take()).isNull();
    }

    private static byte[] bytes(Frame f) {
        byte[] b = new byte[f.pixels().capacity()];
        f.pixels().duplicate().get(b);
        return b;
    }

    private static long threads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(e -> e.getKey().getName().matches("camera-\\d+"))
                .filter(e ->
                        Stream.of(e.getValue()).anyMatch(x -> x.getClassName().contains("StreamSession")))
                .count();
    }

    private static long files() throws IOException {
        try (Stream<Path> fds = Files.list(Path.of("/proc/self/fd"))) {
            return fds.count();
        }
    }
}
