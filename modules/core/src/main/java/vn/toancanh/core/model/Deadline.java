package vn.toancanh.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a step is due, in the city's time, and when it was met, if it was. */
public record Deadline(
        DeadlineStep step, Instant due, @Nullable Instant met) {}
