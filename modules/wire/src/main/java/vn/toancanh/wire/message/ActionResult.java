package vn.toancanh.wire.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import vn.toancanh.core.model.Case;

/** The city did it, or it was so already. {@code replayed} when the key had been answered before. */
public record ActionResult(
        Verdict verdict, @JsonProperty("case") Case current, boolean replayed) {
    /** What the act did. */
    public enum Verdict {
        APPLIED,
        NO_CHANGE
    }
}
