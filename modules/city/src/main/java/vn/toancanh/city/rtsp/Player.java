package vn.toancanh.city.rtsp;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.toancanh.city.feed.Clip;
import vn.toancanh.city.feed.Feed;
import vn.toancanh.core.model.CameraHealth.Health;
import vn.toancanh.core.model.CameraStream;

/**
 * One session's pictures at the pace of its camera. Begins with a key frame at once and stays as far behind the camera as that
 * was; stamps go on over the seam of the loop. All times are nanoseconds since the feeds began. One thread.
 */
final class Player {
    private static final long SECOND = 1_000_000_000L;
    private static final long BURST = 4 * SECOND;
    private static final long FREEZES_AFTER = 5 * SECOND;
    private static final long LOOK_AGAIN = SECOND / 4;
    private static final long REPORT = 5 * SECOND;
    private static final long HOPELESS = 6 * SECOND;

    private final Feed feed;
    private final CameraStream.Kind kind;
    private final Clip clip;
    private final RtpPackets packets;
    private final int firstStamp;
    private final SplittableRandom noise;
    private boolean playing;
    private long origin = -1;
    private long next;
    private long lag;
    private long started;
    private long burst;
    private long nextReport;
    private boolean healthyOnce;
    private boolean still;

    Player(Feed feed, CameraStream.Kind kind, RtpPackets packets, int firstStamp, long seed) {
        this.feed = feed;
        this.kind = kind;
        this.clip = feed.clip(kind);
        this.packets = packets;
        this.firstStamp = firstStamp;
        this.noise = new SplittableRandom(seed);
    }

    boolean isPlaying() {
        return playing;
    }

    /** Begins, or goes on after a pause, at a key frame. */
    void play(long now) {
        if (playing) {
            return;
        }
        playing = true;
        started = now;
        burst = -1;
        still = false;
        healthyOnce = false;
        nextReport = now;
        join(now);
    }

    void pause() {
        playing = false;
    }

    /** Number of the next packet. */
    int sequence() {
        return packets.sequence();
    }

    /** Stamp of the next picture, 90 kHz. */
    int stamp() {
        return firstStamp + (int) Math.round((next - origin) * 90_000 / clip.fps());
    }

    /** Chooses a key frame that was not sent yet, as near as can be to what the camera sees now. */
    private void join(long now) {
        long live = feed.taken(kind, now);
        int n = clip.pictures();
        long key = live - Math.floorMod(live, (long) n) + clip.keyBefore((int) Math.floorMod(live, (long) n));
        if (origin < 0) {
            origin = key;
        } else {
            while (key < next || !clip.isKey((int) Math.floorMod(key, (long) n))) {
                key++;
            }
        }
        next = key;
        lag = live - key;
    }

    /**
     * Sends what is due.
     *
     * @param garbage whether payloads are to be nonsense
     * @return when to come again; -1 when the session is to end
     */
    long step(long now, Health health, boolean garbage, Instant wall, Consumer<ByteBuffer> out) {
        switch (health) {
            case OK, LOCKED -> healthyOnce = true;
            case SLOW -> {
                long turn = (now - started) / BURST;
                if (turn == burst) {
                    return started + (burst + 1) * BURST;
                }
                burst = turn;
            }
            case FROZEN -> {
                if (healthyOnce || now - started >= FREEZES_AFTER) {
                    still = true;
                    return now + LOOK_AGAIN;
                }
            }
            case LOST -> {
                if (!feed.hangsWhenLost()) {
                    return -1;
                }
                still = true;
                return now + LOOK_AGAIN;
            }
        }
        if (still || due(next) < now - HOPELESS) {
            still = false;
            join(now);
        }
        while (due(next) <= now) {
            int picture = (int) Math.floorMod(next, (long) clip.pictures());
            if (now >= nextReport) {
                out.accept(packets.report(wall, stamp(), feed.cameraId()));
                nextReport = now + REPORT;
            }
            out.accept(packets.picture(clip, picture, stamp(), spoilt(garbage)));
            next++;
        }
        return due(next);
    }

    private @Nullable SplittableRandom spoilt(boolean garbage) {
        return garbage ? noise : null;
    }

    /** When a picture is to be sent. */
    private long due(long picture) {
        return (long) Math.ceil(((picture + lag) / clip.fps() - feed.offsetSeconds()) * 1e9);
    }
}
