package vn.toancanh.app.video;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraStream;
import vn.toancanh.media.Feed;
import vn.toancanh.media.FeedRequest;
import vn.toancanh.media.Media;
import vn.toancanh.media.Mode;
import vn.toancanh.media.Phase;
import vn.toancanh.media.StreamStatus;
import vn.toancanh.media.frame.Frame;

/** Somebody who looks at one camera: takes each picture that comes, as a cell does, and remembers what was seen. One thread. */
final class Watching implements AutoCloseable {
    private final String id;
    private final Feed feed;
    private final Set<Long> pictures = new HashSet<>();
    private int taken;
    private int width;
    private int height;
    private boolean wasSlow;
    private Duration longestWithout = Duration.ZERO;
    private boolean everLive;

    Watching(Media media, Camera camera, FeedRequest.Use use, double fps, int width, int height) {
        id = camera.id();
        List<CameraStream> streams = camera.streams().stream()
                .map(s -> new CameraStream(s.kind(), s.transport(), s.at("127.0.0.1"), s.width(), s.height(), s.fps()))
                .toList();
        feed = media.open(new FeedRequest(id, streams, use, Mode.FULL, fps));
        feed.size(width, height);
    }

    /** Takes what there is. */
    void look() {
        @Nullable Frame frame = feed.take();
        if (frame != null) {
            taken++;
            width = frame.width();
            height = frame.height();
            pictures.add(sum(frame.pixels().duplicate()));
            feed.give(frame);
        }
        StreamStatus s = feed.status();
        everLive |= s.phase() == Phase.LIVE;
        wasSlow |= s.slow();
        if (everLive && s.without().compareTo(longestWithout) > 0) {
            longestWithout = s.without();
        }
    }

    private static long sum(ByteBuffer pixels) {
        CRC32 crc = new CRC32();
        crc.update(pixels.rewind());
        return crc.getValue();
    }

    String id() {
        return id;
    }

    /** Pictures taken so far. */
    int taken() {
        return taken;
    }

    /** How many of them look different. */
    int different() {
        return pictures.size();
    }

    /** Of the last picture, {@code width x height}. */
    String size() {
        return width + " x " + height;
    }

    boolean wasSlow() {
        return wasSlow;
    }

    /** The longest time without a live picture after the first. */
    Duration longestWithout() {
        return longestWithout;
    }

    StreamStatus status() {
        return feed.status();
    }

    @Override
    public void close() {
        feed.close();
    }

    @Override
    public String toString() {
        return id + ": " + taken + " pictures, " + pictures.size() + " different, " + size() + ", " + status();
    }
}
