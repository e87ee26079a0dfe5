package vn.toancanh.wire.message;

import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.WallState;

/** An error by RFC 9457. {@code code} is stable, {@code detail} is a sentence in the language that was asked for. */
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable Case currentCase,
        @Nullable WallState currentWall) {
    /** About a case, or about nothing that has a state. */
    public ProblemDocument(
            String type, String title, int status, String detail, String code, @Nullable Case currentCase) {
        this(type, title, status, detail, code, currentCase, null);
    }
}
