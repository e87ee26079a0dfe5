package vn.toancanh.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.city.sim.Pace;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.message.TakeScene;

/** Scenes are taken to a wall over HTTP: who may, what is there, who was faster, once, and for good. */
class WallTakeTest {
    @TempDir
    private Path folder;

    private static TestCity.Answer take(TestCity city, String token, UUID key, String wall, String scene, long base)
            throws Exception {
        return city.post(
                "/walls/" + wall + "/scene",
                token,
                TestCity.JSON.bytes(new TakeScene(scene, null, base)),
                "Idempotency-Key",
                key.toString());
    }

    @Test
    void whoMayTakesASceneAndTheCityNamesHim() throws Exception {
        try (TestCity city = TestCity.still()) {
            TestCity.Answer a = take(city, city.signIn("bao"), UUID.randomUUID(), "main", "storm", 1);
            assertThat(a.status()).isEqualTo(200);
            var wall = a.json().path("wall");
            assertThat(wall.path("sceneId").asText()).isEqualTo("storm");
            assertThat(wall.path("previousSceneId").asText()).isEqualTo("calm");
            assertThat(wall.path("takenBy").asText()).isEqualTo("Lê Quốc Bảo");
            assertThat(wall.path("version").asLong()).isEqualTo(2);
        }
    }

    @Test
    void whoMayNotIsRefusedAndNothingChanges() throws Exception {
        try (TestCity city = TestCity.still()) {
            TestCity.Answer a = take(city, city.signIn("bia"), UUID.randomUUID(), "main", "storm", 1);
            assertThat(a.status()).isEqualTo(403);
            assertThat(a.code()).isEqualTo("no-right");
            // Version 1 is still the wall's: the next take stands on it.
            assertThat(take(city, city.signIn("bao"), UUID.randomUUID(), "main", "storm", 1)
                            .status())
                    .isEqualTo(200);
            assertThat(take(city, null, UUID.randomUUID(), "main", "calm", 2).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void whatIsNotThereIsNamed() throws Exception {
        try (TestCity city = TestCity.still()) {
            String token = city.signIn("bao");
            TestCity.Answer scene = take(city, token, UUID.randomUUID(), "main", "nowhere", 1);
            assertThat(scene.status()).isEqualTo(404);
            assertThat(scene.code()).isEqualTo("no-such-scene");
            TestCity.Answer wall = take(city, token, UUID.randomUUID(), "nowhere", "storm", 1);
            assertThat(wall.status()).isEqualTo(404);
            assertThat(wall.code()).isEqualTo("no-such-wall");
        }
    }

    @Test
    void theSlowerOneIsToldWhatIsOnAir() throws Exception {
        try (TestCity city = TestCity.still()) {
            take(city, city.signIn("bao"), UUID.randomUUID(), "main", "storm", 1);
            TestCity.Answer late = take(city, city.signIn("ha"), UUID.randomUUID(), "main", "calm", 1);
            assertThat(late.status()).isEqualTo(409);
            assertThat(late.code()).isEqualTo("conflict");
            assertThat(new String(late.body(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("storm", "Lê Quốc Bảo");
        }
    }

    @Test
    void aRepeatedKeyTakesOnce() throws Exception {
        try (TestCity city = TestCity.still()) {
            String token = city.signIn("bao");
            UUID key = UUID.randomUUID();
            TestCity.Answer first = take(city, token, key, "main", "storm", 1);
            TestCity.Answer again = take(city, token, key, "main", "storm", 1);
            assertThat(first.json().path("replayed").asBoolean()).isFalse();
            assertThat(again.json().path("replayed").asBoolean()).isTrue();
            assertThat(again.json().path("wall")).isEqualTo(first.json().path("wall"));
            assertThat(take(city, token, key, "main", "calm", 2).code()).isEqualTo("key-reused");
        }
    }

    @Test
    void aTakeOutlivesTheCitysRestart() throws Exception {
        Path db = folder.resolve("city.db");
        ManualClock clock = new ManualClock();
        UUID key = UUID.randomUUID();
        try (TestCity city = TestCity.open(db, Pace.STILL, clock, CityModel.LOG_LIMIT)) {
            take(city, city.signIn("bao"), key, "main", "storm", 1);
        }
        try (TestCity city = TestCity.open(db, Pace.STILL, clock, CityModel.LOG_LIMIT)) {
            TestCity.Answer a = take(city, city.signIn("bao"), key, "main", "storm", 1);
            assertThat(a.json().path("replayed").asBoolean()).isTrue();
            assertThat(a.json().path("wall").path("version").asLong()).isEqualTo(2);
        }
    }
}
