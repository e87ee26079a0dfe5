package vn.toancanh.media.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.toancanh.media.Engine;
import vn.toancanh.media.Mode;
import vn.toancanh.media.Phase;
import vn.toancanh.media.Reason;
import vn.toancanh.media.decode.Decoder;
import vn.toancanh.media.decode.Sink;
import vn.toancanh.media.decode.StreamFailure;
import vn.toancanh.media.frame.Frame;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.testkit.ManualScheduler;
import vn.toancanh.testkit.SameThreadExecutor;

/** The rules of a stream over time, by a decoder that plays a script. */
class StreamSessionTest {
    private interface Act {
        void play(Sink sink) throws StreamFailure;
    }

    private final ManualClock clock = new ManualClock();
    private final ManualScheduler timer = new ManualScheduler(clock);
    private final Deque<Act> script = new ArrayDeque<>();
    private final List<Long> opened = new ArrayList<>();
    private final OpenLimiter limiter = new OpenLimiter();
    private final Decoder decoder = new Decoder() {
        @Override
        public void run(StreamAddress address, Sink sink) throws StreamFailure {
            opened.add(clock.nanoTime().getAsLong());
            Act act = script.poll();
            if (act == null) {
                throw new StreamFailure(Reason.REFUSED, "test");
            }
            act.play(sink);
        }

        @Override
        public Engine engine() {
            return Engine.FFMPEG;
        }
    };
    private final Tile tile = new Tile(Mode.FULL, 15);
    private long pts;
    private int colour;

    @Test
    void waitsLongerEachTimeUpToHalfAMinute() {
        StreamSession s = start();
        assertThat(s.status().reason()).isEqualTo(Reason.REFUSED);
        timer.advance(Duration.ofSeconds(120));

        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < opened.size(); i++) {
            gaps.add((opened.get(i) - opened.get(i - 1)) / 1_000_000_000L);
        }
        assertThat(gaps).startsWith(1L, 2L, 4L, 8L, 15L, 30L, 30L);
        assertThat(s.status().phase()).isEqualTo(Phase.BACKOFF);
        assertThat(s.status().without()).isEqualTo(Duration.ofSeconds(120));
    }

    @Test
    void jitterKeepsWithinThirtyPercent() {
        assertThat(new Backoff(() -> 0).next()).isEqualTo(700_000_000L);
        assertThat(new Backoff(() -> 1).next()).isBetween(1_299_999_000L, 1_300_000_000L);
    }

    @Test
    void halfAMinuteOfGoodPicturesForgivesAll() {
        script.add(sink -> {
            throw new StreamFailure(Reason.ENDED, "");
        });
        script.add(sink -> {
            throw new StreamFailure(Reason.ENDED, "");
        });
        script.add(sink -> pictures(sink, 31 * 15));
        start();
        timer.advance(Duration.ofSeconds(1));
        timer.advance(Duration.ofSeconds(2));
        long end = clock.nanoTime().getAsLong();
        timer.advance(Duration.ofSeconds(2));
        assertThat(opened.get(3) - end).isEqualTo(1_000_000_000L);
    }

    @Test
    void noNewMediaTimeIsStaleAfterThreeSecondsAndGivenUpAfterSix() {
        script.add(sink -> {
            pictures(sink, 15);
            // The same picture again and again, as libVLC does, is no news.
            for (int i = 0; i < 28; i++) {
                step(100);
                sink.picture(pts, f -> {});
            }
            assertThat(sink.goOn()).isTrue();
            assertThat(session.status().phase()).isEqualTo(Phase.LIVE);
            step(200);
            assertThat(session.status().phase()).isEqualTo(Phase.STALE);
            assertThat(session.status().age()).isEqualTo(Duration.ofMillis(3_000));
            step(2_900);
            assertThat(sink.goOn()).isTrue();
            step(100);
            assertThat(sink.goOn()).isFalse();
        });
        start();
        assertThat(session.status().phase()).isEqualTo(Phase.BACKOFF);
        assertThat(session.status().reason()).isEqualTo(Reason.STALLED);
        assertThat(session.status().age()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void picturesThatComeLateInBurstsAreSlowAndTheirAgeIsTold() {
        script.add(sink -> {
            pictures(sink, 30);
            step(2_500);
            // Two and a half seconds in one go: all but the last are old when they come.
            pts += 66_667;
            sink.picture(pts, this::paint);
            assertThat(session.status().slow()).isTrue();
            assertThat(session.status().behind()).isBetween(Duration.ofMillis(2_300), Duration.ofMillis(2_500));
            assertThat(session.status().age()).isGreaterThan(Duration.ofMillis(2_300));
            step(700);
            assertThat(session.status().phase()).isEqualTo(Phase.STALE);
        });
        start();
    }

    @Test
    void oneAndTheSamePictureIsFrozenThoughItsClockRuns() {
        script.add(sink -> {
            pictures(sink, 15);
            for (int i = 0; i < 11 * 15; i++) {
                step(67);
                pts += 66_667;
                sink.picture(pts, f -> f.pixels().putInt(0, colour));
            }
            assertThat(session.status().phase()).isEqualTo(Phase.STALE);
            assertThat(session.status().reason()).isEqualTo(Reason.FROZEN);
            pictures(sink, 2);
            assertThat(session.status().phase()).isEqualTo(Phase.LIVE);
        });
        start();
    }

    @Test
    void aClipThatBeginsAnewGoesOn() {
        script.add(sink -> {
            pictures(sink, 30);
            pts = 0;
            pictures(sink, 30);
            assertThat(session.status().phase()).isEqualTo(Phase.LIVE);
            assertThat(session.status().slow()).isFalse();
        });
        start();
    }

    @Test
    void aMissingLibraryIsSaidOnceAndNotTriedAgain() {
        script.add(sink -> {
            throw new UnsatisfiedLinkError("no jniavutil");
        });
        start();
        timer.advance(Duration.ofMinutes(5));
        assertThat(session.status().reason()).isEqualTo(Reason.NO_DECODER);
        assertThat(opened).hasSize(1);
    }

    @Test
    void closingEndsTheWaiting() {
        start();
        session.close();
        timer.advance(Duration.ofMinutes(5));
        assertThat(opened).hasSize(1);
        assertThat(session.status().phase()).isEqualTo(Phase.CLOSED);
    }

    @Test
    void fourConnectAtATimeAndTheDeadLetTheLivingPass() {
        List<String> turns = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int n = i;
            limiter.enter("h", i == 4 ? 3 : 0, () -> turns.add("t" + n));
        }
        limiter.enter("other", 0, () -> turns.add("o"));
        assertThat(turns).containsExactly("t0", "t1", "t2", "t3", "o");
        limiter.leave("h");
        limiter.leave("h");
        assertThat(turns).endsWith("t5", "t4");
    }

    private StreamSession session;

    private StreamSession start() {
        try {
            session = new StreamSession(
                    StreamAddress.of("rtsp://cam/1"),
                    decoder,
                    new StreamSession.Shared(new SameThreadExecutor(), timer, clock.nanoTime(), () -> 0.5, limiter));
        } catch (StreamFailure e) {
            throw new AssertionError(e);
        }
        tile.slots().size(16, 9);
        session.add(tile);
        session.start();
        return session;
    }

    private void pictures(Sink sink, int count) {
        for (int i = 0; i < count; i++) {
            clock.advance(Duration.ofNanos(66_667_000));
            pts += 66_667;
            sink.picture(pts, this::paint);
        }
    }

    private void paint(Frame f) {
        f.pixels().putInt(0, ++colour);
    }

    private void step(long millis) {
        clock.advance(Duration.ofMillis(millis));
    }
}
