package vn.toancanh.city.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.city.model.Decision;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.model.Case;
import vn.toancanh.wire.ContractSchemas;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;
import vn.toancanh.wire.message.ActionResult;
import vn.toancanh.wire.message.BatchResult;
import vn.toancanh.wire.pack.Member;

/** {@code /actions} and {@code /actions/batch}. Thread-safe. */
final class Actions {
    private static final int MAX_BATCH = 500;

    private final CityModel model;
    private final Json json;
    private final Problems problems;
    private final Supplier<ContractSchemas> schemas;

    Actions(CityModel model, Json json, Problems problems, Supplier<ContractSchemas> schemas) {
        this.model = model;
        this.json = json;
        this.problems = problems;
        this.schemas = schemas;
    }

    void one(Context ctx, Member who) {
        UUID key = key(ctx.header("Idempotency-Key"));
        byte[] body = Bodies.read(ctx, Bodies.ACTION);
        Decision d;
        try {
            d = model.act(who, key, command(json.tree(body)));
        } catch (WireException e) {
            throw new ProblemException(400, "invalid-body");
        }
        if (d.isDone()) {
            ctx.contentType("application/json");
            ctx.result(json.bytes(done(d)));
        } else {
            throw new ProblemException(d.status(), d.code(), d.current());
        }
    }

    /** An answer for each, in order; what cannot be read is refused alone. */
    void batch(Context ctx, Member who) {
        byte[] body = Bodies.read(ctx, Bodies.BATCH);
        String language = Problems.language(ctx);
        List<BatchResult.Item> out = new ArrayList<>();
        try {
            JsonNode list = json.tree(body).path("actions");
            if (!list.isArray() || list.size() > MAX_BATCH) {
                throw new ProblemException(400, "invalid-body");
            }
            for (JsonNode item : list) {
                UUID key = key(item.path("key").asText());
                out.add(item(who, key, item.path("command"), language));
            }
        } catch (WireException e) {
            throw new ProblemException(400, "invalid-body");
        }
        ctx.contentType("application/json");
        ctx.result(json.bytes(new BatchResult(out)));
    }

    private BatchResult.Item item(Member who, UUID key, JsonNode body, String language) {
        Decision d;
        try {
            d = model.act(who, key, command(body));
        } catch (WireException e) {
            return new BatchResult.Item(
                    key, 400, json.tree((Object) problems.document(language, 400, "invalid-body", null)));
        }
        Object answer = d.isDone() ? done(d) : problems.document(language, d.status(), d.code(), d.current());
        return new BatchResult.Item(key, d.status(), json.tree(answer));
    }

    private Command command(JsonNode body) throws WireException {
        schemas.get().check("Command", body);
        return json.convert(body, Command.class);
    }

    private static ActionResult done(Decision d) {
        Case c = d.current();
        if (c == null) {
            throw new IllegalStateException("what was done was done to a case");
        }
        ActionResult.Verdict v =
                d.code().equals("applied") ? ActionResult.Verdict.APPLIED : ActionResult.Verdict.NO_CHANGE;
        return new ActionResult(v, c, d.replayed());
    }

    static UUID key(@Nullable String text) {
        try {
            if (text != null && text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            // refused below, as every other wrong key
        }
        throw new ProblemException(400, "invalid-body");
    }
}
