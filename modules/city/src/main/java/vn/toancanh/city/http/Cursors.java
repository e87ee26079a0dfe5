package vn.toancanh.city.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.Cursor;

/** Cursors and page tokens as clients send them. */
final class Cursors {
    /** A page of the snapshot: the moment of its first page, and where the page before ended. */
    record Page(Cursor cursor, Instant asOf, String afterKey) {
        /** Opaque to clients. */
        String token() {
            String plain = cursor.text() + "\n" + asOf + "\n" + afterKey;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Cursors() {}

    /** @throws ProblemException 400 for anything that is no cursor */
    static Cursor parse(@Nullable String text) {
        Cursor c = text == null ? null : Cursor.parse(text);
        if (c == null) {
            throw new ProblemException(400, "invalid-cursor");
        }
        return c;
    }

    /** @throws ProblemException 400 for a token that is not ours */
    static Page page(String token) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            String[] parts = plain.split("\n", 3);
            if (parts.length == 3) {
                return new Page(parse(parts[0]), Instant.parse(parts[1]), parts[2]);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // refused below
        }
        throw new ProblemException(400, "invalid-page");
    }
}
