package vn.toancanh.app.tour;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The control port of the embedded city: what the tour asks of it. Blocks; never on the JavaFX thread. */
final class TourCity {
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI control;

    TourCity(String control) {
        this.control = URI.create(control.endsWith("/") ? control : control + "/");
    }

    /** Cuts the link until {@link #heal}. */
    void cut() throws IOException {
        call("POST", "sim/faults", "{\"fault\":\"cut\"}");
    }

    void heal() throws IOException {
        call("DELETE", "sim/faults", "");
    }

    /** So many citizens report something now. */
    void reports(int count) throws IOException {
        call("POST", "sim/burst", "{\"count\":" + count + ",\"newCases\":" + count + "}");
    }

    /** This camera sees something now. */
    void alert(String cameraId) throws IOException {
        call("POST", "sim/camera", "{\"camera\":\"" + cameraId + "\"}");
    }

    /** Ends every case that is open, so that the city is calm. */
    void calm() throws IOException {
        call("POST", "sim/calm", "{}");
    }

    private void call(String method, String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(control.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(path + " answered " + answer.statusCode());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
