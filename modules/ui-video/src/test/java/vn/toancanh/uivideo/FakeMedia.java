package vn.toancanh.uivideo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.toancanh.media.Engine;
import vn.toancanh.media.Feed;
import vn.toancanh.media.FeedRequest;
import vn.toancanh.media.Media;
import vn.toancanh.media.Mode;
import vn.toancanh.media.Note;
import vn.toancanh.media.Phase;
import vn.toancanh.media.Reason;
import vn.toancanh.media.StreamStatus;
import vn.toancanh.media.frame.Frame;
import vn.toancanh.media.frame.FrameSlots;

/** Streams by word of the test: each camera has the state it is given, and pictures of a street that is not there. */
final class FakeMedia implements Media {
    final Map<String, StreamStatus> states = new TreeMap<>();
    final List<FeedRequest> asked = new ArrayList<>();
    final List<String> running = new ArrayList<>();
    final Map<String, String> sizes = new TreeMap<>();

    static StreamStatus live() {
        return status(Phase.LIVE, Reason.NONE, Duration.ofMillis(40), Duration.ZERO, 0);
    }

    static StreamStatus status(Phase p, Reason r, @Nullable Duration age, Duration without, int attempts) {
        return new StreamStatus(p, r, age, without, Duration.ZERO, false, attempts, Engine.FFMPEG, Note.NONE);
    }

    @Override
    public Feed open(FeedRequest request) {
        asked.add(request);
        running.add(request.cameraId());
        return new Fake(request.cameraId());
    }

    @Override
    public void close() {}

    private final class Fake implements Feed {
        private final String id;
        private final FrameSlots slots = new FrameSlots();

        Fake(String id) {
            this.id = id;
        }

        @Override
        public void size(int width, int height) {
            sizes.put(id, width + "x" + height);
            slots.size(width, height);
            Frame f = slots.begin();
            if (f != null) {
                street(f, id.hashCode());
                slots.publish(f, 1, 1);
            }
        }

        @Override
        public void mode(Mode mode) {}

        @Override
        public @Nullable Frame take() {
            return slots.take();
        }

        @Override
        public void give(Frame frame) {
            slots.give(frame);
        }

        @Override
        public StreamStatus status() {
            return states.getOrDefault(id, live());
        }

        @Override
        public void close() {
            running.remove(id);
        }
    }

    private static void street(Frame f, int seed) {
        int w = f.width();
        int h = f.height();
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                double far = (y - h * 0.45) / (h * 0.55);
                int grey;
                if (far < 0) {
                    int house = (x * 9 / w * 31 + seed) & 63;
                    grey = y > h * 0.45 - house * h / 160.0 ? 60 + house : 150 - y * 40 / h;
                } else {
                    double side = Math.abs(x - w / 2.0) / (w * (0.05 + 0.5 * far));
                    grey = side > 1 ? 70 : side < 0.02 && (int) (far * 10) % 2 == 0 ? 220 : 95;
                }
                f.pixels().putInt((y * w + x) * 4, grey * 0x01010101);
            }
        }
        for (int i = 3; i < w * h * 4; i += 4) {
            f.pixels().put(i, (byte) 255);
        }
    }
}
