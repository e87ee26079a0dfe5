package vn.toancanh.app.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.app.fixture.CoreConsole;
import vn.toancanh.app.fixture.LiveCity;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.port.ImageCheck.Look;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.testkit.SameThreadExecutor;

class FetchedPhotosTest {
    @TempDir
    Path dir;

    private final ManualClock clock = new ManualClock();

    private static byte[] picture(int side) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(side, side / 2, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < side; i++) {
            image.setRGB(i, i / 2, 0xff0000);
        }
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static Attachment named(String id, byte[] bytes) throws Exception {
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        return new Attachment(id, id + ".png", "image/png", bytes.length, hash);
    }

    /** One console sends a photo; another one, which never had it, sees it, also when the city is gone again. */
    @Test
    void aPhotoThatSomebodyElseTookIsSeenAndStaysWithoutALink() throws Exception {
        byte[] png = picture(400);
        try (LiveCity city = new LiveCity()) {
            String id = city.report();
            try (CoreConsole one = new CoreConsole(dir.resolve("one"), city.url()).signIn()) {
                one.awaitCase(id);
                one.ring().attach(id, png, "anh.png").toCompletableFuture().get(60, TimeUnit.SECONDS);
                CoreConsole.patiently().until(() -> one.state().outbox().isEmpty());
            }
            CoreConsole.patiently()
                    .until(() -> !city.snapshot().get(id).attachments().isEmpty());
            Attachment photo = city.snapshot().get(id).attachments().get(0);
            try (CoreConsole other = new CoreConsole(dir.resolve("other"), city.url()).signIn()) {
                Look seen = look(other, photo, 200);
                assertThat(seen).isInstanceOfSatisfying(Look.Seen.class, s -> {
                    assertThat(s.width()).isEqualTo(200);
                    assertThat(s.height()).isEqualTo(100);
                });
                city.fault("{\"fault\":\"cut\"}");
                assertThat(look(other, photo, 100)).isInstanceOf(Look.Seen.class);
                assertThat(look(other, named("never", picture(10)), 100)).isEqualTo(new Look.Refused("not-here"));
            }
        }
    }

    private static Look look(CoreConsole console, Attachment photo, int side) throws Exception {
        return console.photos().look(photo, side).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private FetchedPhotos photos(Map<String, byte[]> city, List<String> asked, long budget) {
        return new FetchedPhotos(
                id -> {
                    asked.add(id);
                    return city.get(id);
                },
                new NoSpool(dir.resolve("spool")),
                (file, side) -> {
                    try {
                        return new Look.Seen(1, 1, new int[] {(int) Files.size(file)});
                    } catch (IOException e) {
                        return new Look.Refused("unreadable");
                    }
                },
                dir.resolve("photos"),
                budget,
                clock,
                new SameThreadExecutor());
    }

    @Test
    void whatIsNotTheFileThatTheCaseNamesIsThrownAway() throws Exception {
        List<String> asked = new ArrayList<>();
        byte[] right = {1, 2, 3};
        FetchedPhotos photos = photos(new HashMap<>(Map.of("a", new byte[] {9, 9}, "b", right)), asked, 1_000);
        Look wrong = photos.look(named("a", right), 100).toCompletableFuture().join();
        assertThat(wrong).isEqualTo(new Look.Refused("unreadable"));
        Attachment path = new Attachment("b", "b.png", "image/png", 3, "../../../outside");
        assertThat(photos.look(path, 100).toCompletableFuture().join()).isEqualTo(new Look.Refused("unreadable"));
        assertThat(asked).as("what is no hash is not even asked for").containsExactly("a");
        assertThat(dir.resolve("photos")).doesNotExist();
        assertThat(photos.look(named("b", right), 100).toCompletableFuture().join())
                .isInstanceOf(Look.Seen.class);
    }

    @Test
    void aDiskThatTakesNothingDoesNotMakeAPhotoADamagedOne() throws Exception {
        Files.writeString(dir.resolve("photos"), "a file where the folder should be");
        byte[] right = {1, 2, 3};
        FetchedPhotos photos = photos(Map.of("a", right), new ArrayList<>(), 1_000);
        assertThat(photos.look(named("a", right), 100).toCompletableFuture().join())
                .isEqualTo(new Look.Refused("not-here"));
    }

    @Test
    void theOldestGoWhereTheFolderIsFull() throws Exception {
        List<String> asked = new ArrayList<>();
        Map<String, byte[]> city = new HashMap<>();
        List<Attachment> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            byte[] bytes = new byte[100];
            bytes[0] = (byte) i;
            city.put("p" + i, bytes);
            all.add(named("p" + i, bytes));
        }
        FetchedPhotos photos = photos(city, asked, 350);
        for (Attachment a : all) {
            clock.advance(Duration.ofMinutes(1));
            photos.look(a, 100);
            photos.look(all.get(0), 100); // looked at again and again: it stays
        }
        try (Stream<Path> left = Files.list(dir.resolve("photos"))) {
            assertThat(left.map(p -> p.getFileName().toString()))
                    .hasSize(3)
                    .contains(all.get(0).sha256(), all.get(5).sha256());
        }
        assertThat(asked).containsExactly("p0", "p1", "p2", "p3", "p4", "p5");
    }
}
