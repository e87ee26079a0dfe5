package vn.toancanh.wire.pack;

import java.util.List;
import vn.toancanh.core.model.LocalText;

/**
 * An answer to a citizen.
 *
 * @param when the acts after which it is offered
 * @param text with holes such as {@code {ma}}
 * @param placeholders the holes of the text
 */
public record Reply(String id, List<String> when, LocalText text, List<String> placeholders) {
    public Reply {
        when = List.copyOf(when);
        placeholders = List.copyOf(placeholders);
    }
}
