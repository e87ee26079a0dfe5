package vn.toancanh.city.hls;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.toancanh.city.feed.Clip;
import vn.toancanh.city.feed.Feed;
import vn.toancanh.city.feed.Feeds;
import vn.toancanh.core.model.CameraHealth.Health;
import vn.toancanh.core.model.CameraStream.Kind;

/**
 * Playlists and segments of all cameras. A slow camera's playlist grows in leaps, a frozen one's no more, a lost camera has
 * none. Thread-safe.
 */
public final class HlsFeed {
    private static final double SECONDS = 2;
    private static final int WINDOW = 6;
    private static final int KEPT = 3; // segments that can still be fetched after they left the window
    private static final long NUMBERS_BEFORE = 1_000; // so that the first playlist has a past already
    private static final long LEAP = 8_000_000_000L;

    private final Feeds feeds;
    private final BooleanSupplier garbage;
    private final LongSupplier nanos;
    private final long begin;
    private final Map<Clip, TsMuxer> muxers = new ConcurrentHashMap<>();
    private final Map<String, Long> frozen = new ConcurrentHashMap<>();

    /**
     * @param garbage whether segments are to be nonsense now
     * @param nanos the real monotonic clock
     * @param begin when the feeds began, by that clock
     */
    public HlsFeed(Feeds feeds, BooleanSupplier garbage, LongSupplier nanos, long begin) {
        this.feeds = feeds;
        this.garbage = garbage;
        this.nanos = nanos;
        this.begin = begin;
    }

    /** Whether a camera asks for a password. */
    public boolean isLocked(String cameraId) {
        return feeds.find(cameraId) != null && feeds.health(cameraId) == Health.LOCKED;
    }

    /** The live playlist; null when there is nothing to see. */
    public byte @Nullable [] playlist(String cameraId, Kind kind) {
        Feed f = seen(cameraId);
        if (f == null) {
            return null;
        }
        long first = newest(f, kind) - WINDOW + 1;
        StringBuilder out = new StringBuilder(400);
        out.append("#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        out.append("#EXT-X-TARGETDURATION:").append((int) Math.ceil(SECONDS)).append('\n');
        out.append("#EXT-X-MEDIA-SEQUENCE:").append(first).append('\n');
        for (long n = first; n < first + WINDOW; n++) {
            out.append(String.format(Locale.ROOT, "#EXTINF:%.3f,%n", SECONDS).replace("\r", ""));
            out.append(n).append(".ts\n");
        }
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** A segment; null when it is not there yet, or no more. */
    public byte @Nullable [] segment(String cameraId, Kind kind, long number) {
        Feed f = seen(cameraId);
        if (f == null) {
            return null;
        }
        long newest = newest(f, kind);
        if (number > newest || number <= newest - WINDOW - KEPT) {
            return null;
        }
        Clip clip = f.clip(kind);
        byte[] out = muxers.computeIfAbsent(clip, c -> new TsMuxer(c, (int) Math.round(SECONDS * c.fps())))
                .segment(number);
        if (garbage.getAsBoolean()) {
            SplittableRandom dice = new SplittableRandom(number);
            for (int i = 0; i < out.length; i++) {
                out[i] = (byte) dice.nextInt();
            }
        }
        return out;
    }

    private @Nullable Feed seen(String cameraId) {
        Feed f = feeds.find(cameraId);
        return f == null || feeds.health(cameraId) == Health.LOST ? null : f;
    }

    /** Number of the last segment that is whole. */
    private long newest(Feed f, Kind kind) {
        long now = nanos.getAsLong() - begin;
        Health health = feeds.health(f.cameraId());
        if (health == Health.FROZEN) {
            long at = now;
            now = frozen.computeIfAbsent(f.cameraId(), id -> at);
        } else {
            frozen.remove(f.cameraId());
        }
        if (health == Health.SLOW) {
            now = now / LEAP * LEAP;
        }
        long perSegment = Math.round(SECONDS * f.clip(kind).fps());
        return NUMBERS_BEFORE + Math.floorDiv(f.taken(kind, now), perSegment) - 1;
    }
}
