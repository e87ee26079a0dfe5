package vn.toancanh.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.ImageCheck;
import vn.toancanh.core.port.ImageCheck.Look;
import vn.toancanh.core.port.PhotoCache;
import vn.toancanh.core.port.PhotoSpool;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.testkit.SameThreadExecutor;

class FetchedPhotosTest {
    private static final byte[] RIGHT = {1, 2, 3};

    private final Map<String, byte[]> city = new HashMap<>();
    private final Map<String, byte[]> kept = new HashMap<>();
    private final Map<Path, Look> spooled = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private boolean full;
    private GatewayException.@Nullable Kind refusal;

    private final FetchedPhotos photos =
            new FetchedPhotos(this::download, new Spool(), new Cache(), new Check(), new SameThreadExecutor());

    private byte[] download(String id) throws GatewayException {
        asked.add(id);
        byte[] bytes = city.get(id);
        if (refusal != null || bytes == null) {
            throw new GatewayException(refusal == null ? GatewayException.Kind.REFUSED : refusal, "no");
        }
        return bytes;
    }

    private final class Cache implements PhotoCache {
        @Override
        public byte @Nullable [] load(String sha256) {
            return kept.get(sha256);
        }

        @Override
        public void save(String sha256, byte[] content) {
            if (!full) {
                kept.put(sha256, content);
            }
        }
    }

    private record Spool() implements PhotoSpool {
        @Override
        public Attachment keep(Path file, String name) throws StoreException {
            throw new StoreException(StoreException.Kind.READ_ONLY, "nothing is kept here");
        }

        @Override
        public Attachment keep(byte[] content, String name) throws StoreException {
            throw new StoreException(StoreException.Kind.READ_ONLY, "nothing is kept here");
        }

        @Override
        public Path fileOf(Attachment attachment) {
            return Path.of("spool", attachment.id());
        }
    }

    /** Sees one pixel: how long the file is. */
    private final class Check implements ImageCheck {
        @Override
        public Look look(Path file, int maxSide) {
            return spooled.getOrDefault(file, new Look.Refused("not-here"));
        }

        @Override
        public Look look(byte[] file, int maxSide) {
            return new Look.Seen(1, 1, new int[] {file.length});
        }
    }

    private static String hash(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static Attachment named(String id, byte[] bytes) throws Exception {
        return new Attachment(id, id + ".png", "image/png", bytes.length, hash(bytes));
    }

    private Look look(Attachment a) {
        return photos.look(a, 100).toCompletableFuture().join();
    }

    @Test
    void whatWasSeenOnceIsThereWithoutTheCity() throws Exception {
        city.put("a", RIGHT);
        assertThat(look(named("a", RIGHT))).isInstanceOf(Look.Seen.class);
        city.clear();
        assertThat(look(named("a", RIGHT))).isInstanceOf(Look.Seen.class);
        assertThat(asked).containsExactly("a");
    }

    @Test
    void theOwnPhotoIsNotFetchedNorReplacedWhereItIsBad() throws Exception {
        city.put("a", RIGHT);
        spooled.put(Path.of("spool", "a"), new Look.Refused("unreadable"));
        assertThat(look(named("a", RIGHT))).isEqualTo(new Look.Refused("unreadable"));
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsNotTheFileThatTheCaseNamesIsThrownAway() throws Exception {
        city.putAll(Map.of("a", new byte[] {9, 9}, "b", RIGHT));
        assertThat(look(named("a", RIGHT))).isEqualTo(new Look.Refused("unreadable"));
        assertThat(kept).isEmpty();
        Attachment path = new Attachment("b", "b.png", "image/png", 3, "../../../outside");
        assertThat(look(path)).isEqualTo(new Look.Refused("unreadable"));
        assertThat(asked).as("what is no hash is not even asked for").containsExactly("a");
        assertThat(look(named("b", RIGHT))).isInstanceOf(Look.Seen.class);
    }

    @Test
    void aCopyThatWentBadIsFetchedAnew() throws Exception {
        city.put("a", RIGHT);
        kept.put(hash(RIGHT), new byte[3]);
        assertThat(look(named("a", RIGHT))).isInstanceOf(Look.Seen.class);
        assertThat(asked).containsExactly("a");
        assertThat(kept.get(hash(RIGHT))).isEqualTo(RIGHT);
    }

    @Test
    void aDiskThatTakesNothingHidesNoPhoto() throws Exception {
        city.put("a", RIGHT);
        full = true;
        assertThat(look(named("a", RIGHT))).isInstanceOf(Look.Seen.class);
        refusal = GatewayException.Kind.TIMEOUT;
        assertThat(look(named("a", RIGHT))).isEqualTo(new Look.Refused("not-here"));
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSED,not-here",
        "TIMEOUT,not-here",
        "BUSY,not-here",
        "SERVER_ERROR,not-here",
        "REJECTED,withheld",
        "TOO_LARGE,too-large"
    })
    void eachWayInWhichTheCityGivesNothingHasItsCode(GatewayException.Kind kind, String code) throws Exception {
        refusal = kind;
        assertThat(look(named("a", RIGHT))).isEqualTo(new Look.Refused(code));
    }

    @Test
    void aConsoleThatEndsAnswersToo() throws Exception {
        FetchedPhotos ending = new FetchedPhotos(this::download, new Spool(), new Cache(), new Check(), task -> {
            throw new RejectedExecutionException();
        });
        assertThat(ending.look(named("a", RIGHT), 100).toCompletableFuture().join())
                .isEqualTo(new Look.Refused("not-here"));
    }
}
