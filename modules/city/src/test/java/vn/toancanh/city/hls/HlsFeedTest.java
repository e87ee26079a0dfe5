package vn.toancanh.city.hls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import vn.toancanh.city.feed.TestFeeds;
import vn.toancanh.core.model.CameraHealth.Health;
import vn.toancanh.core.model.CameraStream.Kind;

/** The playlist slides, the segments fit together over the seam of the loop, and troubled cameras have troubled playlists. */
class HlsFeedTest {
    private final TestFeeds cameras = new TestFeeds();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicBoolean garbage = new AtomicBoolean();
    private final HlsFeed hls = new HlsFeed(cameras.feeds, garbage::get, nanos::get, 0);

    private List<Long> numbers(String camera) {
        byte[] list = hls.playlist(camera, Kind.SUB);
        assertThat(list).isNotNull();
        return new String(list, StandardCharsets.US_ASCII)
                .lines()
                .filter(l -> l.endsWith(".ts"))
                .map(l -> Long.valueOf(l.replace(".ts", "")))
                .toList();
    }

    private void pass(Duration d) {
        nanos.addAndGet(d.toNanos());
    }

    @Test
    void theWindowSlidesWithTheCamera() {
        List<Long> a = numbers("c0");
        assertThat(a).hasSize(6);
        pass(Duration.ofSeconds(2));
        List<Long> b = numbers("c0");
        assertThat(b.get(0)).isEqualTo(a.get(0) + 1);
        assertThat(new String(hls.playlist("c0", Kind.SUB), StandardCharsets.US_ASCII))
                .startsWith("#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-TARGETDURATION:2\n"
                        + "#EXT-X-MEDIA-SEQUENCE:" + b.get(0) + "\n#EXTINF:2.000,\n" + b.get(0) + ".ts\n")
                .doesNotContain("ENDLIST", "DISCONTINUITY", "\r");
        assertThat(hls.segment("c0", Kind.SUB, b.get(5))).isNotNull();
        assertThat(hls.segment("c0", Kind.SUB, b.get(5) + 1))
                .as("not whole yet")
                .isNull();
        assertThat(hls.segment("c0", Kind.SUB, a.get(0))).as("just gone").isNotNull();
        assertThat(hls.segment("c0", Kind.SUB, a.get(0) - 3)).as("long gone").isNull();
        assertThat(hls.playlist("nobody", Kind.SUB)).isNull();
    }

    @Test
    void packetsAndStampsGoOnFromSegmentToSegmentAndLoopToLoop() {
        int counter = -1;
        long stamp = -1;
        int pictures = 0;
        for (int s = 0; s < 14; s++) {
            long n = numbers("c0").get(5);
            byte[] ts = hls.segment("c0", Kind.SUB, n);
            assertThat(ts.length % TsMuxer.PACKET).isZero();
            for (int at = 0; at < ts.length; at += TsMuxer.PACKET) {
                assertThat(ts[at]).isEqualTo((byte) 0x47);
                int pid = (ts[at + 1] & 31) << 8 | ts[at + 2] & 255;
                if (pid != 0x100) {
                    continue;
                }
                int c = ts[at + 3] & 15;
                assertThat(counter < 0 || c == (counter + 1 & 15)).as("counter").isTrue();
                counter = c;
                if ((ts[at + 1] & 0x40) != 0) {
                    int p = at + 5 + (ts[at + 4] & 255);
                    long pts = (ts[p + 9] & 0x0eL) << 29
                            | (ts[p + 10] & 255L) << 22
                            | (ts[p + 11] & 0xfeL) << 14
                            | (ts[p + 12] & 255L) << 7
                            | (ts[p + 13] & 255L) >> 1;
                    assertThat(stamp < 0 || pts - stamp == 6_000).as("stamps").isTrue();
                    stamp = pts;
                    pictures++;
                }
            }
            pass(Duration.ofSeconds(2));
        }
        assertThat(pictures).as("more than two loops").isEqualTo(14 * 30);
    }

    @Test
    void troubledCamerasHaveTroubledPlaylists() {
        cameras.set("c0", Health.FROZEN);
        cameras.set("c1", Health.LOST);
        cameras.set("c2", Health.SLOW);
        cameras.set("c3", Health.LOCKED);
        assertThat(hls.isLocked("c3")).isTrue();
        assertThat(hls.isLocked("c0")).isFalse();
        assertThat(hls.playlist("c1", Kind.MAIN)).isNull();
        List<Long> frozen = numbers("c0");
        List<Integer> leaps = new ArrayList<>();
        long last = numbers("c2").get(0);
        for (int i = 0; i < 12; i++) {
            pass(Duration.ofSeconds(2));
            assertThat(numbers("c0")).isEqualTo(frozen);
            long now = numbers("c2").get(0);
            leaps.add((int) (now - last));
            last = now;
        }
        assertThat(leaps).containsOnly(0, 4);
        cameras.set("c0", Health.OK);
        assertThat(numbers("c0").get(0)).isEqualTo(frozen.get(0) + 12);
        garbage.set(true);
        assertThat(hls.segment("c0", Kind.SUB, numbers("c0").get(0))[0]).isNotEqualTo((byte) 0x47);
    }
}
