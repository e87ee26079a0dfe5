package vn.toancanh.city;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Listens to a stream on a thread of its own and keeps what it heard. */
final class TestStream implements AutoCloseable {
    record Event(String name, @Nullable String id, String data) {
        long seq() {
            return id == null ? -1 : Long.parseLong(id.substring(id.lastIndexOf(':') + 1));
        }
    }

    final List<Event> events = new CopyOnWriteArrayList<>();
    final int status;
    volatile boolean ended;
    /** What came after the last whole event. */
    volatile String rest = "";

    private final InputStream in;

    private TestStream(HttpResponse<InputStream> response) {
        this.status = response.statusCode();
        this.in = response.body();
        Thread t = new Thread(this::listen, "test-stream");
        t.setDaemon(true);
        t.start();
    }

    static TestStream open(TestCity city, String token, String since) throws IOException, InterruptedException {
        return new TestStream(city.http.send(
                city.request("/stream?since=" + since, token).build(), HttpResponse.BodyHandlers.ofInputStream()));
    }

    List<Long> seqs() {
        return events.stream()
                .filter(e -> e.name().equals("change"))
                .map(Event::seq)
                .toList();
    }

    long count(String name) {
        return events.stream().filter(e -> e.name().equals(name)).count();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void listen() {
        try (BufferedReader r = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String name = "";
            String id = null;
            String data = "";
            for (String line = r.readLine(); line != null; line = r.readLine()) {
                if (line.isEmpty()) {
                    events.add(new Event(name, id, data));
                    name = "";
                    id = null;
                    data = "";
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                }
                rest = data.isEmpty() ? "" : name;
            }
        } catch (IOException e) {
            rest = rest.isEmpty() ? "broken" : rest;
        }
        ended = true;
    }
}
