package vn.toancanh.wire.message;

import java.util.List;
import java.util.UUID;
import vn.toancanh.core.command.Command;

/** Body of {@code POST /actions/batch}. */
public record BatchRequest(List<Item> actions) {
    public BatchRequest {
        actions = List.copyOf(actions);
    }

    /** One command under its idempotency key. */
    public record Item(UUID key, Command command) {}
}
