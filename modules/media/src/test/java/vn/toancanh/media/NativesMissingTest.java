package vn.toancanh.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.model.CameraStream;
import vn.toancanh.core.model.CameraStream.Kind;
import vn.toancanh.core.model.CameraStream.Transport;
import vn.toancanh.media.decode.Painter;
import vn.toancanh.media.decode.Sink;
import vn.toancanh.media.ffmpeg.FfmpegDecoder;
import vn.toancanh.media.session.StreamAddress;

/** FFmpeg's machine code is not there, or is called by the wrong thread. */
class NativesMissingTest {
    @TempDir
    Path cache;

    @Test
    void withoutTheMachineCodeEachCameraSaysSoAndTheProgramGoesOn() throws Exception {
        String without = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(p ->
                        !Path.of(p).getFileName().toString().matches("(ffmpeg|javacpp)-.*-(linux|windows|macosx)-.*"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(without).isNotEqualTo(System.getProperty("java.class.path"));
        Process p = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.bytedeco.javacpp.cachedir=" + cache,
                        "-cp",
                        without,
                        NativesMissingTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(p.waitFor()).isZero();
        assertThat(said.lines().filter(l -> l.startsWith("CAMERA")))
                .containsExactly("CAMERA BACKOFF NO_DECODER", "CAMERA BACKOFF NO_DECODER");
    }

    /** Two cameras in a process of its own, without the machine code. */
    public static void main(String[] none) {
        try (LocalMedia media = LocalMedia.of(System::nanoTime, () -> 0.5)) {
            List<Feed> feeds = List.of(open(media, "a"), open(media, "b"));
            for (Feed f : feeds) {
                await().atMost(Duration.ofSeconds(20)).until(() -> f.status().reason() == Reason.NO_DECODER);
                System.out.println(
                        "CAMERA " + f.status().phase() + " " + f.status().reason());
            }
        }
        System.exit(0);
    }

    private static Feed open(Media media, String id) {
        CameraStream s = new CameraStream(Kind.SUB, Transport.RTSP, "rtsp://127.0.0.1:9/" + id, 640, 360, 15);
        Feed f = media.open(new FeedRequest(id, List.of(s), FeedRequest.Use.CELL, Mode.FULL, 15));
        f.size(320, 180);
        return f;
    }

    @Test
    void theJavaFxThreadDoesNotGetToTheMachineCode() throws Exception {
        StreamAddress address = StreamAddress.of("rtsp://127.0.0.1:9/a");
        FfmpegDecoder decoder = new FfmpegDecoder(System::nanoTime, "Linux");
        AtomicReference<Throwable> got = new AtomicReference<>();
        Thread fx = new Thread(
                () -> {
                    try {
                        decoder.run(address, new Nobody());
                    } catch (Exception | LinkageError e) {
                        got.set(e);
                    }
                },
                "JavaFX Application Thread");
        fx.start();
        fx.join();

        assertThat(got.get()).isInstanceOf(IllegalStateException.class).hasMessageContaining("JavaFX");
        // Any other thread comes through, and finds nobody there.
        assertThatThrownBy(() -> decoder.run(address, new Nobody())).isNotInstanceOf(IllegalStateException.class);
    }

    private static final class Nobody implements Sink {
        @Override
        public boolean goOn() {
            return true;
        }

        @Override
        public Mode mode() {
            return Mode.FULL;
        }

        @Override
        public void picture(long ptsMicros, Painter painter) {}

        @Override
        public void rest(long nanos) {}
    }
}
