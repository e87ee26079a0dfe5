package vn.toancanh.app.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.toancanh.city.CityMain;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;

/** The embedded city as {@code installer/run} starts it, and its control port. */
final class CityProcess implements AutoCloseable {
    private final ChildProcess process;
    private final String url;
    private final String control;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Json json = new Json();

    /** @param more of its command line */
    CityProcess(Path dir, String... more) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                "--port", "0", "--seed", "1", "--db", dir.resolve("city.db").toString()));
        line.addAll(List.of(more));
        process = new ChildProcess("city", dir.resolve("city.log"), CityMain.class.getName(), line);
        String first = process.await("");
        String second = process.await("");
        url = (first.startsWith("READY") ? first : second).substring("READY ".length());
        control = (first.startsWith("READY") ? second : first).substring("CONTROL ".length());
    }

    String url() {
        return url;
    }

    void cut() throws IOException {
        call("POST", "/sim/faults", "{\"fault\":\"cut\"}");
    }

    void heal() throws IOException {
        call("DELETE", "/sim/faults", "");
    }

    /** Makes one case now; gives its id. */
    String report(String category, int priority, String text) throws IOException {
        return call("POST", "/sim/report", json.text(new Report(category, priority, text)))
                .path("id")
                .asText();
    }

    /** A camera sees now what it is there to see; gives the id of the alert. */
    String camera(String cameraId) throws IOException {
        return call("POST", "/sim/camera", json.text(Map.of("camera", cameraId)))
                .path("id")
                .asText();
    }

    int port() {
        return URI.create(url).getPort();
    }

    void burst(int count) throws IOException {
        call("POST", "/sim/burst", "{\"count\":" + count + "}");
    }

    /** Cases that are not ended, alerts too. */
    long openCases() throws IOException {
        return call("GET", "/sim/state", "").path("openCases").asLong();
    }

    /** What happened to a case at the city, in order: the kinds of act. */
    List<String> effects(String caseId) throws IOException {
        List<String> out = new ArrayList<>();
        for (JsonNode e : call("GET", "/sim/effects?caseId=" + caseId, "").path("effects")) {
            out.add(e.path("act").asText());
        }
        return out;
    }

    /** The idempotency keys of what happened to a case. */
    List<String> keys(String caseId) throws IOException {
        List<String> out = new ArrayList<>();
        for (JsonNode e : call("GET", "/sim/effects?caseId=" + caseId, "").path("effects")) {
            out.add(e.path("key").asText());
        }
        return out;
    }

    private record Report(String category, int priority, String text) {}

    private JsonNode call(String method, String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(control + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(path + " answered " + answer.statusCode());
            }
            return json.tree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (WireException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
