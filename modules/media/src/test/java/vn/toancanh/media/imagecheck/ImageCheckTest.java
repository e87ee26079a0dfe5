package vn.toancanh.media.imagecheck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.picture.PictureHead;
import vn.toancanh.core.port.ImageCheck.Look;
import vn.toancanh.testkit.Fault;

/** Photos made to harm: each ends as a code for a sentence, in this process nothing is decoded. */
@Timeout(120)
class ImageCheckTest {
    /** Longer than shipped: two cores are shared by all builds. */
    private final ChildImageCheck check = new ChildImageCheck(Duration.ofSeconds(30), List.of("-Xmx256m"));

    @TempDir
    Path dir;

    private Look look(byte[] content) {
        try {
            return check.look(Files.write(dir.resolve("anh.jpg"), content), 64);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Look refused(String code) {
        return new Look.Refused(code);
    }

    @Test
    void a_sound_photo_comes_back_small_and_in_its_colours() {
        for (String format : List.of("jpg", "png")) {
            assertThat(look(HostilePictures.sound(format, 1600, 800)))
                    .as(format)
                    .isInstanceOfSatisfying(Look.Seen.class, s -> {
                        assertThat(s.width()).isEqualTo(64);
                        assertThat(s.height()).isEqualTo(32);
                        assertThat(s.argb()).hasSize(64 * 32);
                        assertThat(s.argb()[16 * 64 + 10] >> 16 & 0xFF)
                                .as("red")
                                .isGreaterThan(240);
                        assertThat(s.argb()[16 * 64 + 54] & 0xFF).as("blue").isGreaterThan(240);
                    });
        }
    }

    @Test
    @Fault(38)
    void sixty_thousand_pixels_a_side_are_refused_by_the_head_alone() throws IOException {
        // Whatever this one would start, it ends at once as unreadable.
        ChildImageCheck none = new ChildImageCheck(Duration.ofSeconds(30), List.of("-XX:NoSuchOption"));
        for (byte[] bomb :
                List.of(HostilePictures.jpegClaiming(60_000, 60_000), HostilePictures.png(60_000, 60_000, 10))) {
            Path file = Files.write(dir.resolve("anh.jpg"), bomb);
            assertThat(none.look(file, 64)).isEqualTo(refused("too-many-pixels"));
        }
    }

    @Test
    @Fault(38)
    void a_bomb_within_the_pixels_is_thinned_out_in_little_memory() {
        byte[] bomb = HostilePictures.png(6_300, 6_300, 6_300);
        assertThat(bomb.length).isLessThan(100_000);
        assertThat(look(bomb)).isInstanceOf(Look.Seen.class);
    }

    @Test
    @Fault(38)
    void what_eats_the_memory_or_the_time_ends_with_its_process() throws IOException {
        Path file = Files.write(dir.resolve("anh.png"), HostilePictures.png(6_300, 6_300, 6_300));
        assertThat(new ChildImageCheck(Duration.ofSeconds(30), List.of("-Xmx2m")).look(file, 64))
                .isEqualTo(refused("unreadable"));
        assertThat(new ChildImageCheck(Duration.ofMillis(20), List.of()).look(file, 64))
                .isEqualTo(refused("too-slow"));
        assertThat(ProcessHandle.current()
                        .descendants()
                        .filter(ProcessHandle::isAlive)
                        .filter(p -> p.info().commandLine().orElse("").contains("DecodingChild")))
                .as("nothing of it is left")
                .allSatisfy(p -> p.onExit()
                        .orTimeout(5, java.util.concurrent.TimeUnit.SECONDS)
                        .join());
    }

    @Test
    void a_photo_that_is_nowhere_but_in_memory_is_looked_at_all_the_same() {
        assertThat(check.look(HostilePictures.sound("png", 200, 100), 64)).isInstanceOf(Look.Seen.class);
        assertThat(check.look(new byte[(20 << 20) + 1], 64)).isEqualTo(refused("too-large"));
    }

    @Test
    void options_that_are_meant_for_the_console_do_not_reach_the_process() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH",
                "/bin",
                "JDK_JAVA_OPTIONS",
                "-XX:AOTMode=on",
                "_JAVA_OPTIONS",
                "-Xmx9g",
                "JAVA_TOOL_OPTIONS",
                "-Xmx9g"));
        ChildImageCheck.ownOptions(environment);
        assertThat(environment).containsOnlyKeys("PATH");
    }

    @Test
    @Fault(38)
    void what_is_no_picture_that_we_decode_is_refused() {
        byte[] pdf = "%PDF-1.7\n".getBytes(UTF_8);
        byte[] svg =
                "<svg xmlns='http://www.w3.org/2000/svg'><!ENTITY x SYSTEM 'file:///etc/passwd'></svg>".getBytes(UTF_8);
        byte[] tiff = {'I', 'I', 42, 0, 8, 0, 0, 0, 0, 0};
        for (byte[] b :
                List.of(pdf, svg, tiff, HostilePictures.animatedGif(10_000), new byte[0], new byte[] {(byte) 0xFF})) {
            assertThat(look(b)).isEqualTo(refused("not-a-picture"));
        }
    }

    @Test
    @Fault(38)
    void broken_ones_end_as_a_placeholder_or_as_what_is_left_of_them() {
        assertThat(look(HostilePictures.cut(HostilePictures.sound("png", 400, 400), 0.05)))
                .isEqualTo(refused("unreadable"));
        assertThat(look(HostilePictures.png(400, 400, 3))).isEqualTo(refused("unreadable"));
        // Of four colours and of a JPEG that ends too early the decoder makes what it can.
        for (byte[] b :
                List.of(HostilePictures.cmyk(), HostilePictures.cut(HostilePictures.sound("jpg", 400, 400), 0.7))) {
            Look l = look(b);
            assertThat(l.equals(refused("unreadable"))
                            || l instanceof Look.Seen s && s.argb().length == s.width() * s.height())
                    .as("%s", l)
                    .isTrue();
        }
    }

    @Test
    @Fault(38)
    void the_name_proves_nothing_and_what_hangs_behind_a_picture_is_not_read() {
        // A PNG that is called a JPEG, with an archive and a page behind it.
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(HostilePictures.sound("png", 80, 80));
        both.writeBytes("PK\u0003\u0004<script>alert(1)</script>".getBytes(UTF_8));
        assertThat(look(both.toByteArray())).isInstanceOf(Look.Seen.class);
    }

    @Test
    @Fault(38)
    void files_that_are_too_large_or_none_are_not_read() throws IOException {
        Path large = dir.resolve("large.jpg");
        try (java.io.RandomAccessFile f = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            f.setLength(PictureHead.MAX_BYTES + 1L);
        }
        assertThat(check.look(large, 64)).isEqualTo(refused("too-large"));
        assertThat(check.look(dir, 64)).isEqualTo(refused("unreadable"));
        assertThat(check.look(dir.resolve("none"), 64)).isEqualTo(refused("not-here"));
    }

    @Test
    @Fault(38)
    void no_head_makes_the_reader_of_heads_fail() {
        byte[] jpeg = HostilePictures.sound("jpg", 100, 50);
        assertThat(PictureHead.of(jpeg)).isEqualTo(Optional.of(new PictureHead(PictureHead.Kind.JPEG, 100, 50)));
        for (int i = 0; i < Math.min(jpeg.length, 700); i++) {
            PictureHead.of(HostilePictures.cut(jpeg, (double) i / jpeg.length));
            byte[] bent = jpeg.clone();
            bent[i] ^= (byte) 0xFF;
            PictureHead.of(bent);
        }
    }
}
