package vn.toancanh.city.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped clips are what the ways out need: whole loops, a key frame a second, two sizes of one scene. */
class ClipTest {
    @Test
    void eachSceneHasTwoSizesAndAKeyFrameASecond() throws IOException {
        List<Scenery.Scene> scenes = Scenery.read(TestFeeds.CLIPS).scenes();
        assertThat(scenes).hasSizeGreaterThanOrEqualTo(5);
        for (Scenery.Scene s : scenes) {
            fits(s.main(), 1280, 720, 25);
            fits(s.sub(), 640, 360, 15);
        }
        try (Stream<Path> files = Files.list(TestFeeds.CLIPS)) {
            long all = files.mapToLong(p -> p.toFile().length()).sum();
            assertThat(all).as("bytes that everybody downloads").isLessThan(20_000_000);
        }
    }

    private static void fits(Clip c, int width, int height, int fps) {
        assertThat(c.width()).isEqualTo(width);
        assertThat(c.height()).isEqualTo(height);
        assertThat(c.fps()).isEqualTo(fps);
        assertThat(c.pictures()).isEqualTo(12 * fps);
        for (int i = 0; i < c.pictures(); i++) {
            assertThat(c.isKey(i)).as("picture " + i).isEqualTo(i % fps == 0);
            assertThat(c.keyBefore(i)).isEqualTo(i / fps * fps);
            assertThat(c.units(i)).as("a key frame brings its parameter sets").isEqualTo(c.isKey(i) ? 3 : 1);
        }
    }

    @Test
    void whatIsNoClipIsRefusedAndTheOthersAreShown(@TempDir Path folder) throws IOException {
        for (byte[] bad : List.of(
                new byte[0], new byte[5_000], new byte[] {0, 0, 1, 0x67, 0x4d}, new byte[] {60, 104, 116, 109, 108, 62
                })) {
            assertThatThrownBy(() -> new Clip(bad)).isInstanceOf(IllegalArgumentException.class);
        }
        Files.writeString(folder.resolve("bad-main.h264"), "<html>");
        Files.copy(TestFeeds.CLIPS.resolve("pho-dem-sub.h264"), folder.resolve("half-main.h264"));
        Files.copy(TestFeeds.CLIPS.resolve("pho-dem-sub.h264"), folder.resolve("good-main.h264"));
        Files.copy(TestFeeds.CLIPS.resolve("pho-dem-sub.h264"), folder.resolve("good-sub.h264"));
        assertThat(Scenery.read(folder).scenes()).extracting(Scenery.Scene::id).containsExactly("good");
        assertThat(Scenery.read(folder.resolve("nowhere")).scenes()).isEmpty();
        assertThat(Scenery.read(null).scenes()).isEmpty();
    }
}
