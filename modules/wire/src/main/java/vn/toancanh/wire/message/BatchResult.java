package vn.toancanh.wire.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;

/** Answers of a batch, one for each action, in their order. */
public record BatchResult(List<Item> results) {
    public BatchResult {
        results = List.copyOf(results);
    }

    /** {@code body} is an {@link ActionResult} for status 200 and a {@link ProblemDocument} for every other. */
    public record Item(UUID key, int status, JsonNode body) {}
}
