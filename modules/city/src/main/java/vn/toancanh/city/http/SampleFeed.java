package vn.toancanh.city.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.Sample;
import vn.toancanh.wire.Json;

/** The latest samples by key, and those of the last second as the stream sends them. Thread-safe. */
public final class SampleFeed {
    /** @param n counts the seconds; a reader that misses some has missed nothing that the next one does not replace */
    record Tick(long n, String json) {}

    private final Json json;
    private final Map<String, Sample> latest = new TreeMap<>();
    private Instant asOf = Instant.EPOCH;
    private @Nullable Tick tick;

    public SampleFeed(Json json) {
        this.json = json;
    }

    /** Takes the samples of a second. */
    public void publish(List<Sample> samples, Instant at) {
        String text = samples.isEmpty() ? "" : json.text(samples);
        synchronized (this) {
            samples.forEach(s -> latest.put(s.key(), s));
            asOf = at;
            if (!samples.isEmpty()) {
                tick = new Tick(tick == null ? 1 : tick.n() + 1, text);
            }
        }
    }

    synchronized List<Sample> latest() {
        return List.copyOf(latest.values());
    }

    synchronized Instant asOf() {
        return asOf;
    }

    synchronized @Nullable Tick tick() {
        return tick;
    }
}
