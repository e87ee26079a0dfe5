package vn.toancanh.city.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.toancanh.city.feed.Clip;
import vn.toancanh.city.feed.TestFeeds;
import vn.toancanh.core.model.CameraHealth.Health;
import vn.toancanh.core.model.CameraStream.Kind;

/** The cameras' protocol byte by byte, and cameras that have their troubles. The clock can be put forward. */
class RtspServerTest {
    private final TestFeeds cameras = new TestFeeds();
    private final AtomicLong ahead = new AtomicLong();
    private final AtomicBoolean garbage = new AtomicBoolean();
    private RtspServer server;

    @BeforeEach
    void open() throws IOException {
        server = new RtspServer(
                cameras.feeds,
                garbage::get,
                () -> Instant.parse("2026-11-25T00:00:00.5Z"),
                () -> System.nanoTime() + ahead.get(),
                System.nanoTime());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private RtspClient client() throws IOException {
        return new RtspClient(server.port(), 0);
    }

    private void pass(Duration d) {
        ahead.addAndGet(d.toNanos());
    }

    @Test
    void theHandshakeIsAsTheStandardHasIt() throws Exception {
        try (RtspClient c = client()) {
            assertThat(c.ask("OPTIONS", "/c0/main"))
                    .isEqualTo("RTSP/1.0 200 OK\r\nCSeq: 1\r\nPublic: OPTIONS, DESCRIBE, SETUP, PLAY, PAUSE, TEARDOWN,"
                            + " GET_PARAMETER\r\n\r\n");
            Clip clip = cameras.feeds.find("c0").clip(Kind.MAIN);
            Base64.Encoder b = Base64.getEncoder();
            assertThat(c.ask("DESCRIBE", "/c0/main", "Accept: application/sdp"))
                    .startsWith("RTSP/1.0 200 OK\r\nCSeq: 2\r\nContent-Base: rtsp://127.0.0.1:" + server.port()
                            + "/c0/main/\r\nContent-Type: application/sdp\r\nContent-Length: ")
                    .contains("\r\n\r\nv=0\r\n", "m=video 0 RTP/AVP 96\r\n", "a=rtpmap:96 H264/90000\r\n")
                    .contains("a=fmtp:96 packetization-mode=1;profile-level-id=4D401F;sprop-parameter-sets="
                            + b.encodeToString(clip.sps()) + "," + b.encodeToString(clip.pps()) + "\r\n")
                    .endsWith("a=framerate:25.000\r\na=control:trackID=0\r\n");
            assertThat(c.ask("PLAY", "/c0/main")).startsWith("RTSP/1.0 455 ");
            assertThat(c.ask("SETUP", "/c0/main/trackID=0", "Transport: RTP/AVP;unicast;client_port=5000-5001"))
                    .isEqualTo("RTSP/1.0 461 Unsupported Transport\r\nCSeq: 4\r\n\r\n");
            assertThat(c.play("/c0/main"))
                    .matches("(?s)RTSP/1.0 200 OK\r\nCSeq: 7\r\nSession: [0-9a-f]{16};timeout=60\r\nRange: npt=now-\r\n"
                            + "RTP-Info: url=rtsp://127.0.0.1:\\d+/c0/main/trackID=0;seq=\\d+;rtptime=\\d+\r\n\r\n");
            assertThat(c.ask("GET_PARAMETER", "/c0/main")).startsWith("RTSP/1.0 200 OK");
            assertThat(c.ask("SETUP", "/c0/main/trackID=0", "Transport: RTP/AVP/TCP"))
                    .startsWith("RTSP/1.0 455 ");
            String mine = c.session;
            c.session = "0123456789abcdef";
            assertThat(c.ask("PAUSE", "/c0/main")).startsWith("RTSP/1.0 454 ");
            c.session = mine;
            assertThat(c.ask("TEARDOWN", "/c0/main")).startsWith("RTSP/1.0 200 OK");
            assertThat(c.ask("ANNOUNCE", "/c0/main")).startsWith("RTSP/1.0 501 ");
            assertThat(c.ask("DESCRIBE", "/nobody/main")).startsWith("RTSP/1.0 404 ");
            assertThat(c.ask("DESCRIBE", "/c0/other")).startsWith("RTSP/1.0 404 ");
            assertThat(c.ask("DESCRIBE", "/../../etc/passwd")).startsWith("RTSP/1.0 404 ");
            assertThat(c.ask("DESCRIBE", "/c0/main", "Require: implicit-play")).startsWith("RTSP/1.0 551 ");
            c.raw("OPTIONS * RTSP/2.0\r\nCSeq: 77\r\n\r\n");
            assertThat(c.answer()).isEqualTo("RTSP/1.0 505 RTSP Version Not Supported\r\nCSeq: 77\r\n\r\n");
        }
    }

    @Test
    void picturesComeWholeInOrderAndOverTheSeamOfTheLoop() throws Exception {
        Clip clip = cameras.feeds.find("c1").clip(Kind.SUB);
        try (RtspClient c = client()) {
            String play = c.play("/c1/sub");
            RtspClient.Picture p = c.picture();
            assertThat(Integer.toUnsignedString((int) p.stamp()))
                    .isEqualTo(play.replaceAll("(?s).*rtptime=(\\d+).*", "$1"));
            assertThat(p.together()).as("parameter sets in one packet").isTrue();
            assertThat(c.reports).as("a report before the first picture").isEqualTo(1);
            int at = find(clip, p);
            assertThat(clip.isKey(at)).isTrue();
            long stamp = p.stamp();
            int seams = 0;
            for (int i = 0; i < 2 * clip.pictures(); i++) {
                if (i % 60 == 30) {
                    pass(Duration.ofSeconds(4));
                }
                p = c.picture();
                at = (at + 1) % clip.pictures();
                seams += at == 0 ? 1 : 0;
                same(clip, at, p);
                assertThat(p.stamp() - stamp & 0xffffffffL).isEqualTo(6_000);
                stamp = p.stamp();
            }
            assertThat(seams).isEqualTo(2);
        }
    }

    private static int find(Clip clip, RtspClient.Picture p) {
        for (int i = 0; i < clip.pictures(); i++) {
            int u = clip.units(i) - 1;
            byte[] mine = java.util.Arrays.copyOfRange(clip.data(), clip.from(i, u), clip.to(i, u));
            if (java.util.Arrays.equals(mine, p.units().get(p.units().size() - 1))) {
                return i;
            }
        }
        throw new AssertionError("this picture is none of the clip");
    }

    private static void same(Clip clip, int at, RtspClient.Picture p) {
        assertThat(p.units()).hasSize(clip.units(at));
        for (int u = 0; u < clip.units(at); u++) {
            assertThat(p.units().get(u))
                    .isEqualTo(java.util.Arrays.copyOfRange(clip.data(), clip.from(at, u), clip.to(at, u)));
        }
    }

    @Test
    void aPauseGoesOnWithAKeyFrameLater() throws Exception {
        try (RtspClient c = client()) {
            c.play("/c0/sub");
            long stamp = c.picture().stamp();
            assertThat(c.ask("PAUSE", "/c0/sub")).startsWith("RTSP/1.0 200");
            c.patience(300);
            assertThatThrownBy(c::picture).isInstanceOf(SocketTimeoutException.class);
            c.patience(8_000);
            assertThat(c.ask("PLAY", "/c0/sub")).startsWith("RTSP/1.0 200");
            c.sequence = -1; // those that came before the answer to the pause were passed over
            RtspClient.Picture p = c.picture();
            assertThat(p.together()).as("a key frame").isTrue();
            assertThat(p.stamp() - stamp & 0xffffffffL).isBetween(6_000L, 90_000L * 3);
        }
    }

    @Test
    void aLockedCameraWantsItsPassword() throws Exception {
        cameras.set("c0", Health.LOCKED);
        try (RtspClient c = client()) {
            String no = c.ask("DESCRIBE", "/c0/sub");
            assertThat(no)
                    .startsWith("RTSP/1.0 401 Unauthorized\r\nCSeq: 1\r\n")
                    .contains("WWW-Authenticate: Digest realm=\"toancanh-demo\", nonce=\"")
                    .contains("WWW-Authenticate: Basic realm=\"toancanh-demo\"");
            assertThat(c.ask("SETUP", "/c0/sub/trackID=0", "Transport: RTP/AVP/TCP"))
                    .startsWith("RTSP/1.0 401 ");
            String nonce = no.replaceAll("(?s).*nonce=\"(\\w+)\".*", "$1");
            assertThat(c.ask("DESCRIBE", "/c0/sub", digest("demo", "wrong", nonce)))
                    .startsWith("RTSP/1.0 401 ");
            assertThat(c.ask("DESCRIBE", "/c0/sub", digest("demo", "toancanh", "00")))
                    .startsWith("RTSP/1.0 401 ");
            assertThat(c.ask("DESCRIBE", "/c0/sub", digest("demo", "toancanh", nonce)))
                    .startsWith("RTSP/1.0 200 ");
        }
        try (RtspClient c = client()) {
            String basic = Base64.getEncoder().encodeToString("demo:toancanh".getBytes(StandardCharsets.UTF_8));
            c.play("/c0/sub", "Authorization: Basic " + basic);
            assertThat(c.picture().together()).isTrue();
        }
    }

    private String digest(String user, String password, String nonce) throws Exception {
        String uri = "rtsp://127.0.0.1:" + server.port() + "/c0/sub";
        String who = md5(user + ":toancanh-demo:" + password);
        String response = md5(who + ":" + nonce + ":" + md5("DESCRIBE:" + uri));
        return "Authorization: Digest username=\"" + user + "\", realm=\"toancanh-demo\", nonce=\"" + nonce
                + "\", uri=\"" + uri + "\", response=\"" + response + "\"";
    }

    private static String md5(String s) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(s.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void someLostCamerasAnswerAndSomeHang() throws Exception {
        cameras.set("c0", Health.LOST);
        cameras.set("c2", Health.LOST);
        try (RtspClient c = client()) {
            assertThat(c.ask("DESCRIBE", "/c0/sub")).isEqualTo("RTSP/1.0 404 Not Found\r\nCSeq: 1\r\n\r\n");
        }
        try (RtspClient c = client()) {
            c.patience(400);
            assertThatThrownBy(() -> c.ask("OPTIONS", "/c2/sub")).isInstanceOf(SocketTimeoutException.class);
            assertThat(server.connections()).isEqualTo(1);
        }
        cameras.set("c0", Health.OK);
        try (RtspClient c = client()) {
            c.play("/c0/sub");
            c.picture();
            cameras.set("c0", Health.LOST);
            assertThatThrownBy(() -> pictures(c, 1_000)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aFrozenCameraSaysNothingMoreUntilItIsWell() throws Exception {
        cameras.set("c0", Health.FROZEN);
        try (RtspClient c = client()) {
            c.play("/c0/sub");
            long first = c.picture().stamp();
            pass(Duration.ofSeconds(4));
            pictures(c, 55); // some seconds it plays
            pass(Duration.ofSeconds(3));
            c.patience(700);
            assertThatThrownBy(() -> pictures(c, 200)).isInstanceOf(SocketTimeoutException.class);
            c.patience(8_000);
            assertThat(server.connections()).as("the line stays open").isEqualTo(1);
            pass(Duration.ofSeconds(30));
            cameras.set("c0", Health.OK);
            RtspClient.Picture p = c.picture();
            assertThat(p.together()).as("it comes back with a key frame").isTrue();
            assertThat((p.stamp() - first & 0xffffffffL) / 90_000).isBetween(35L, 45L);
        }
    }

    private static void pictures(RtspClient c, int n) throws IOException {
        for (int i = 0; i < n; i++) {
            c.picture();
        }
    }

    @Test
    void aSlowCameraComesInLateBursts() throws Exception {
        cameras.set("c0", Health.SLOW);
        try (RtspClient c = client()) {
            c.play("/c0/sub");
            c.picture();
            List<Long> gaps = new ArrayList<>();
            for (int burst = 0; burst < 2; burst++) {
                long quiet = System.nanoTime();
                c.picture();
                gaps.add((System.nanoTime() - quiet) / 1_000_000);
                long start = System.nanoTime();
                pictures(c, 55); // four seconds have 60
                assertThat((System.nanoTime() - start) / 1_000_000)
                        .as("all at once")
                        .isLessThan(1_000);
                pictures(c, 4);
            }
            assertThat(gaps.get(1)).as("silence before a burst, ms").isBetween(2_000L, 5_000L);
        }
    }

    @Test
    void whoDoesNotReadIsDroppedAndTheOthersGoOn() throws Exception {
        try (RtspClient deaf = new RtspClient(server.port(), 4_096);
                RtspClient good = client()) {
            deaf.play("/c0/main");
            good.play("/c1/sub");
            await().until(() -> server.playing() == 2);
            await().pollInterval(Duration.ofMillis(50))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        pass(Duration.ofSeconds(2));
                        pictures(good, 30);
                        return server.playing() == 1;
                    });
            pictures(good, 5);
        }
    }

    @Test
    void whoSaysNothingForTooLongIsDropped() throws Exception {
        try (RtspClient c = client()) {
            assertThat(c.ask("OPTIONS", "/c0/sub")).contains("200");
            pass(Duration.ofSeconds(80));
            assertThatThrownBy(c::answer).isInstanceOf(IOException.class);
        }
        await().until(() -> server.connections() == 0);
    }

    @Test
    void nonsenseEndsItsOwnConnectionAlone() throws Exception {
        try (RtspClient good = client()) {
            good.play("/c0/sub");
            for (String bad : List.of(
                    "\r\n\r\nHELO\r\n\r\n",
                    "OPTIONS * RTSP/1.0\r\n\r\n",
                    "OPTIONS * RTSP/1.0\r\nCSeq: x\r\n\r\n",
                    "DESCRIBE rtsp://x/c0/sub RTSP/1.0\r\nCSeq: 1\r\nContent-Length: 99999999\r\n\r\n",
                    "OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n" + "X: y\r\n".repeat(100) + "\r\n")) {
                try (RtspClient c = client()) {
                    c.raw(bad);
                    assertThat(c.answer()).startsWith("RTSP/1.0 400 Bad Request\r\n");
                    assertThatThrownBy(c::answer).isInstanceOf(IOException.class);
                }
            }
            try (RtspClient c = client()) {
                c.raw("A".repeat(20_000));
                assertThatThrownBy(() -> {
                            assertThat(c.answer()).startsWith("RTSP/1.0 413 ");
                            c.answer();
                        })
                        .isInstanceOf(IOException.class);
            }
            try (RtspClient c = client()) { // a client's report between two requests, in pieces
                c.raw("$\u0001\u0000");
                c.raw("\u0004ab");
                c.raw("cdOPTIONS * RTSP/1.0\r\nCS");
                c.raw("eq: 5\r\n\r\n");
                assertThat(c.answer()).startsWith("RTSP/1.0 200 OK\r\nCSeq: 5\r\n");
            }
            pictures(good, 3);
        }
    }

    @Test
    void garbageIsRightRtpWithWrongPictures() throws Exception {
        Clip clip = cameras.feeds.find("c0").clip(Kind.SUB);
        garbage.set(true);
        try (RtspClient c = client()) {
            c.play("/c0/sub");
            c.patience(500);
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 20; i++) {
                            find(clip, c.picture());
                        }
                    })
                    .isInstanceOfAny(AssertionError.class, RuntimeException.class);
        }
    }

    @Test
    void sixteenAtOnceGetTheirPace() throws Exception {
        List<RtspClient> all = new ArrayList<>();
        try {
            for (int i = 0; i < 16; i++) {
                RtspClient c = client();
                all.add(c);
                c.play("/c" + i % 4 + (i % 3 == 0 ? "/main" : "/sub"));
            }
            long start = System.nanoTime();
            for (int i = 0; i < 30; i++) {
                for (RtspClient c : all) {
                    c.picture();
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            assertThat(seconds).as("30 pictures of 15 a second").isBetween(1.2, 6.0);
            assertThat(server.playing()).isEqualTo(16);
        } finally {
            for (RtspClient c : all) {
                c.close();
            }
        }
        await().until(() -> server.connections() == 0);
    }
}
