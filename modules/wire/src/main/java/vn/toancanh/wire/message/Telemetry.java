package vn.toancanh.wire.message;

import java.time.Instant;
import java.util.List;
import vn.toancanh.core.change.Sample;

/** Latest values of all samples. */
public record Telemetry(Instant asOf, List<Sample> samples) {
    public Telemetry {
        samples = List.copyOf(samples);
    }
}
