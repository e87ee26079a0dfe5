package vn.toancanh.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A data source of the city as the city sees it; a silent source is told apart from a lost link. */
public record SourceHealth(
        String id, LocalText name, boolean silent, @Nullable Instant lastWordAt, Instant asOf) {}
