package vn.toancanh.core.change;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Latest samples by key, beside the city state. Any thread reads and writes; memory follows the number of keys. */
public final class SampleBoard {
    private static final int MAX_KEYS = 200_000; // twice the most sensors that a city has

    private final Map<String, Sample> latest = new ConcurrentHashMap<>();
    private final AtomicLong taken = new AtomicLong();

    /** Keeps the sample unless a later one of its key is there already. */
    public void put(Sample s) {
        if (latest.size() >= MAX_KEYS && !latest.containsKey(s.key())) {
            return; // a hostile stream of new keys must not eat the memory
        }
        latest.merge(s.key(), s, (old, neu) -> neu.asOf().isBefore(old.asOf()) ? old : neu);
        taken.incrementAndGet();
    }

    public @Nullable Sample get(String key) {
        return latest.get(key);
    }

    /** Grows with each sample that comes: while it stays nothing here is another. */
    public long revision() {
        return taken.get();
    }

    /** A live view. */
    public Collection<Sample> all() {
        return latest.values();
    }
}
