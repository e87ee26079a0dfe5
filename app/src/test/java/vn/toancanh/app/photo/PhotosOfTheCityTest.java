package vn.toancanh.app.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.app.fixture.CoreConsole;
import vn.toancanh.app.fixture.LiveCity;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.port.ImageCheck.Look;

/** Photos between two consoles and a real city, decoded in a process of their own. */
class PhotosOfTheCityTest {
    @TempDir
    Path dir;

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
}
