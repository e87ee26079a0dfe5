package vn.toancanh.city.http;

import io.javalin.http.Context;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.toancanh.city.Words;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.WallState;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.message.ProblemDocument;

/** Problem documents (RFC 9457) in the language that was asked for. Thread-safe. */
final class Problems {
    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(409, "Conflict"),
            Map.entry(410, "Gone"),
            Map.entry(413, "Content Too Large"),
            Map.entry(422, "Unprocessable Content"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(507, "Insufficient Storage"));

    private final Json json;
    private final Words words;

    Problems(Json json, Words words) {
        this.json = json;
        this.words = words;
    }

    ProblemDocument document(String language, int status, String code, @Nullable Case current) {
        String key = "city.problem." + code;
        String detail = words.say(language, words.has(key) ? key : "city.problem.other");
        return new ProblemDocument("about:blank", TITLES.getOrDefault(status, "Error"), status, detail, code, current);
    }

    void answer(Context ctx, ProblemException e) {
        WallState wall = e.wall();
        if (wall == null) {
            answer(ctx, e.status(), e.code(), e.current());
            return;
        }
        ProblemDocument d = document(language(ctx), e.status(), e.code(), e.current());
        send(ctx, new ProblemDocument(d.type(), d.title(), d.status(), d.detail(), d.code(), d.currentCase(), wall));
    }

    void answer(Context ctx, int status, String code, @Nullable Case current) {
        send(ctx, document(language(ctx), status, code, current));
    }

    private void send(Context ctx, ProblemDocument d) {
        ctx.status(d.status());
        ctx.contentType("application/problem+json");
        ctx.header("Content-Language", language(ctx));
        ctx.result(json.bytes(d));
    }

    static String language(Context ctx) {
        String wanted = ctx.header("Accept-Language");
        return Words.language(wanted == null ? "" : wanted);
    }
}
