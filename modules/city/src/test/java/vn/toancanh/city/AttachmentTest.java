package vn.toancanh.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Case;

/** Files are kept whole, once, under a name that can harm nobody. */
class AttachmentTest {
    private TestCity city;
    private String token;

    @BeforeEach
    void open() throws Exception {
        city = TestCity.still();
        token = city.signIn("ha");
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void aFileComesBackAsItWasSent() throws Exception {
        byte[] photo = bytes(300_000);
        assertThat(put("a-1", photo, sha(photo)).status()).isEqualTo(201);
        assertThat(put("a-1", photo, sha(photo)).status()).as("again").isEqualTo(200);
        TestCity.Answer a = city.get("/attachments/a-1", token);
        assertThat(a.body()).isEqualTo(photo);
        assertThat(a.type()).isEqualTo("image/jpeg");
    }

    /** An answer that comes before the body was read must not be overtaken by a reset. */
    @Test
    void aRefusedUploadHearsWhy() throws Exception {
        byte[] film = bytes(5_000_000);
        assertThat(put("a-5", film, sha(film)).status()).isEqualTo(201);
        for (int i = 0; i < 10; i++) {
            assertThat(put("a-5", film, sha(film)).status()).isEqualTo(200);
            assertThat(put("a-5", film, "no sum").status()).isEqualTo(400);
            assertThat(city.send(city.request("/attachments/a-5", "guessed")
                                    .PUT(HttpRequest.BodyPublishers.ofByteArray(film)))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void aDamagedFileIsNotKept() throws Exception {
        byte[] photo = bytes(10_000);
        TestCity.Answer a = put("a-2", photo, sha(bytes(10)));
        assertThat(a.status()).isEqualTo(422);
        assertThat(a.code()).isEqualTo("checksum-mismatch");
        assertThat(city.get("/attachments/a-2", token).status()).isEqualTo(404);
        assertThat(put("a-2", photo, sha(photo)).status()).isEqualTo(201);
        assertThat(put("a-2", photo, sha(bytes(10))).code()).as("another file").isEqualTo("checksum-mismatch");
    }

    @Test
    void whatIsTooLongOrNamedInBadFaithIsRefused() throws Exception {
        byte[] small = bytes(10);
        assertThat(put("..%2Fcity.db", small, sha(small)).status()).isGreaterThanOrEqualTo(400);
        assertThat(put(".hidden", small, sha(small)).code()).isEqualTo("invalid-id");
        assertThat(put("a-3", small, "no sum").status()).isEqualTo(400);
        byte[] long51 = new byte[51 * 1024 * 1024];
        assertThat(put("a-4", long51, sha(long51)).code()).isEqualTo("too-large");
    }

    @Test
    void aFileThatNeverCameCannotBeAttached() throws Exception {
        Case c = city.report("tree");
        byte[] photo = bytes(10_000);
        assertThat(attach(c, "a-6", sha(photo)).code()).isEqualTo("no-such-attachment");
        put("a-6", photo, sha(photo));
        assertThat(attach(c, "a-6", sha(bytes(10))).code()).as("another file").isEqualTo("no-such-attachment");
        assertThat(attach(c, "a-6", sha(photo)).status()).isEqualTo(200);
        assertThat(city.find(token, c.id()).attachments()).hasSize(1);
    }

    private TestCity.Answer attach(Case c, String id, String sha) throws Exception {
        return city.act(
                token,
                city.command("ha", c, new Act.Attach(new Attachment(id, "ảnh 1.jpg", "image/jpeg", 10_000, sha))));
    }

    private TestCity.Answer put(String id, byte[] body, String sha) throws Exception {
        return city.send(city.request("/attachments/" + id, token)
                .header("Content-Type", "image/jpeg")
                .header("X-Name", "%E1%BA%A3nh+1.jpg")
                .header("X-SHA256", sha)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static byte[] bytes(int n) {
        byte[] b = new byte[n];
        new Random(n).nextBytes(b);
        return b;
    }

    private static String sha(byte[] b) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(b));
    }
}
