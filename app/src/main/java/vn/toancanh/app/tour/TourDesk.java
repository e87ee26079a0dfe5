package vn.toancanh.app.tour;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import vn.toancanh.core.model.Person;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;
import vn.toancanh.wire.message.TakeScene;

/**
 * A supervisor at another desk, as the wall's tour needs one: signs in at the gateway and takes scenes. Blocks; never on the
 * JavaFX thread.
 */
final class TourDesk {
    private static final String SUPERVISOR = "tc";

    private final Json json = new Json();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI gateway;
    private String token = "";

    TourDesk(String gateway) {
        this.gateway = URI.create(gateway.endsWith("/") ? gateway : gateway + "/");
    }

    /** @throws IOException also when the city refuses, with its answer */
    void take(String wallId, String sceneId, long baseVersion) throws IOException {
        if (token.isEmpty()) {
            signIn();
        }
        call(request("walls/" + wallId + "/scene")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.bytes(new TakeScene(sceneId, null, baseVersion)))));
    }

    private void signIn() throws IOException {
        JsonNode people = call(request("people").GET());
        String id = "";
        for (JsonNode p : people.isArray() ? people : people.path("people")) {
            if (p.path("role").asText().equals(SUPERVISOR)
                    && p.path("station").asText(Person.DESK).equals(Person.DESK)) {
                id = p.path("id").asText();
            }
        }
        token = call(request("sign-in").POST(HttpRequest.BodyPublishers.ofString("{\"personId\":\"" + id + "\"}")))
                .path("token")
                .asText();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json");
    }

    private JsonNode call(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<byte[]> r = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (r.statusCode() / 100 != 2) {
                throw new IOException(r.uri().getPath() + " answered " + r.statusCode());
            }
            return json.tree(r.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (WireException e) {
            throw new IOException(e);
        }
    }
}
