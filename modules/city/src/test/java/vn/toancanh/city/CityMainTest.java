package vn.toancanh.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.model.Actor;
import vn.toancanh.wire.Json;

/** The city as a process of its own: what it prints, and what it knows again after a kill. */
class CityMainTest {
    private static final Json JSON = new Json();

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aKilledProcessTakesItsCityUpAgain() throws Exception {
        String db = folder.resolve("city.db").toString();
        String token;
        Command note;
        String epoch;
        Process first = start("--db", db, "--pace", "still");
        try {
            List<URI> at = addresses(first);
            JsonNode me = post(at.get(0).resolve("/sign-in"), null, "{\"personId\":\"thu-ha\"}", null);
            token = me.path("token").asText();
            Actor actor = JSON.convert(me.path("actor"), Actor.class);
            JsonNode made = post(at.get(1).resolve("/sim/report"), null, "{\"category\":\"cay-do\"}", null);
            note = new Command(
                    UUID.randomUUID(),
                    made.path("id").asText(),
                    1,
                    actor,
                    Instant.parse(made.path("receivedAt").asText()),
                    new Act.AddNote("trước khi mất điện"));
            JsonNode done = post(at.get(0).resolve("/actions"), token, JSON.text(note), note.id());
            assertThat(done.path("replayed").asBoolean()).isFalse();
            epoch = get(at.get(0).resolve("/health")).path("epoch").asText();
        } finally {
            first.destroyForcibly().waitFor();
        }
        Process second = start("--db", db, "--pace", "still");
        try {
            List<URI> at = addresses(second);
            assertThat(get(at.get(0).resolve("/health")).path("epoch").asText()).isEqualTo(epoch);
            JsonNode again = post(at.get(0).resolve("/actions"), token, JSON.text(note), note.id());
            assertThat(again.path("replayed").asBoolean()).isTrue();
            JsonNode effects = get(at.get(1).resolve("/sim/effects?caseId=" + note.caseId()));
            assertThat(effects.path("effects")).hasSize(1);
        } finally {
            second.destroy();
            assertThat(second.waitFor(10, TimeUnit.SECONDS))
                    .as("it ends when asked")
                    .isTrue();
        }
    }

    @Test
    void whatIsInTheWayIsSaidInOneSentence() throws Exception {
        assertThat(refusal(2, "--port", "many")).contains("a port is a number from 0 to 65535, not many");
        assertThat(refusal(1, "--city", "atlantis")).contains("pack.json");
        assertThat(refusal(1, "--pace", "sleepy")).contains("there is no pace sleepy");
        assertThat(refusal(1, "--db", folder.toString())).contains("cannot be used");
    }

    @Test
    void andInVietnameseToWhoSpeaksIt() throws Exception {
        assertThat(refusalIn("vi", 2, "--port", "many"))
                .startsWith("city: cổng mạng là một số từ 0 đến 65535, không phải many")
                .contains("Cách dùng: city");
        assertThat(refusalIn("vi", 2, "--colour", "red")).startsWith("city: không có tùy chọn --colour");
        assertThat(refusalIn("vi", 1, "--pace", "sleepy")).startsWith("city: không có nhịp sleepy, chỉ có demo, still");
        assertThat(refusalIn("vi", 1, "--db", folder.toString())).startsWith("city: không dùng được tệp " + folder);
    }

    private String refusal(int status, String... args) throws Exception {
        return refusalIn("en", status, args);
    }

    private String refusalIn(String language, int status, String... args) throws Exception {
        Process p = startIn(language, args);
        String said = new String(p.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(p.waitFor()).as(said).isEqualTo(status);
        assertThat(said).startsWith("city: ").doesNotContain("\tat ");
        return said;
    }

    private static Process start(String... args) throws IOException {
        return startIn("en", args);
    }

    private static Process startIn(String language, String... args) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=" + language,
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .replace('\n', File.pathSeparatorChar),
                CityMain.class.getName()));
        line.addAll(List.of(args));
        return new ProcessBuilder(line).start();
    }

    /** The gateway's address and the control port's, once the city is ready. */
    private static List<URI> addresses(Process p) throws IOException {
        BufferedReader out = p.inputReader(StandardCharsets.UTF_8);
        String ready = out.readLine();
        if (ready == null) {
            throw new AssertionError(new String(p.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        String control = out.readLine();
        assertThat(ready).matches("READY http://127\\.0\\.0\\.1:\\d+");
        assertThat(control).matches("CONTROL http://127\\.0\\.0\\.1:\\d+");
        return List.of(
                URI.create(ready.substring("READY ".length())), URI.create(control.substring("CONTROL ".length())));
    }

    private JsonNode get(URI uri) throws Exception {
        return send(HttpRequest.newBuilder(uri));
    }

    private JsonNode post(
            URI uri,
            @org.jspecify.annotations.Nullable String token,
            String body,
            @org.jspecify.annotations.Nullable UUID key)
            throws Exception {
        HttpRequest.Builder b = HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            b.header("Authorization", "Bearer " + token);
        }
        if (key != null) {
            b.header("Idempotency-Key", key.toString());
        }
        return send(b);
    }

    private JsonNode send(HttpRequest.Builder b) throws Exception {
        return JSON.tree(
                http.send(b.build(), HttpResponse.BodyHandlers.ofByteArray()).body());
    }
}
