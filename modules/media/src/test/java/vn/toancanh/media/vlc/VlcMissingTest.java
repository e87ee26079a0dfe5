package vn.toancanh.media.vlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.model.CameraStream;
import vn.toancanh.core.model.CameraStream.Kind;
import vn.toancanh.core.model.CameraStream.Transport;
import vn.toancanh.media.Engine;
import vn.toancanh.media.Feed;
import vn.toancanh.media.FeedRequest;
import vn.toancanh.media.LocalMedia;
import vn.toancanh.media.Mode;
import vn.toancanh.media.Note;
import vn.toancanh.media.Phase;
import vn.toancanh.media.RtspServer;
import vn.toancanh.media.frame.Frame;

/** The large view where VLC is missing, broken, or built without RTSP: FFmpeg shows the same camera and it is said. */
class VlcMissingTest {
    private static final Duration SOON = Duration.ofSeconds(25);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final LocalMedia media = LocalMedia.of(System::nanoTime, () -> 0.5);
    private final RtspServer server = new RtspServer(0);

    @AfterEach
    void end() {
        media.close();
        server.close();
        thread.shutdown();
        timer.shutdownNow();
    }

    @Test
    void withoutVlcFfmpegShowsTheCamera() {
        falls(new VlcLibrary(() -> false), Note.NO_VLC);
    }

    @Test
    void aVlcThatDoesNotLoadIsAsNone() {
        falls(
                new VlcLibrary(() -> {
                    throw new UnsatisfiedLinkError("libvlc.so.5");
                }),
                Note.NO_VLC);
    }

    @Test
    void theVlcOfThisMachineShowsItOrSaysThatItCannot() {
        Feed feed = media.open(request(FeedRequest.Use.FOCUS));
        feed.size(320, 180);
        await().atMost(SOON).until(() -> feed.status().phase() == Phase.LIVE);

        // Debian's is built without RTSP; another one may have it.
        if (feed.status().engine() == Engine.VLC) {
            assertThat(feed.status().note()).isEqualTo(Note.NONE);
        } else {
            assertThat(feed.status().note()).isEqualTo(Note.VLC_CANNOT);
        }
        feed.close();
    }

    private void falls(VlcLibrary library, Note note) {
        VlcPlayers players = new VlcPlayers(library, thread, timer, System::nanoTime);
        Feed feed =
                players.play(request(FeedRequest.Use.FOCUS).streams(), () -> media.open(request(FeedRequest.Use.CELL)));
        feed.size(320, 180);

        await().atMost(SOON).until(() -> feed.status().phase() == Phase.LIVE);
        assertThat(feed.status().note()).isEqualTo(note);
        assertThat(feed.status().engine()).isEqualTo(Engine.FFMPEG);
        Frame[] got = new Frame[1];
        await().atMost(SOON).until(() -> (got[0] = feed.take()) != null);
        assertThat(got[0].width()).isEqualTo(320);
        feed.close();
    }

    private FeedRequest request(FeedRequest.Use use) {
        CameraStream s = new CameraStream(Kind.MAIN, Transport.RTSP, server.url("/live"), 320, 180, 15);
        return new FeedRequest("cam", List.of(s), use, Mode.FULL, 15);
    }
}
