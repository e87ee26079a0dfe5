package vn.toancanh.city.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.function.Supplier;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.city.model.WallDecision;
import vn.toancanh.core.model.WallState;
import vn.toancanh.wire.ContractSchemas;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;
import vn.toancanh.wire.message.SceneTaken;
import vn.toancanh.wire.message.TakeScene;
import vn.toancanh.wire.pack.Member;

/** {@code /walls/ID/scene}. Thread-safe. */
final class WallTakes {
    private final CityModel model;
    private final Json json;
    private final Supplier<ContractSchemas> schemas;

    WallTakes(CityModel model, Json json, Supplier<ContractSchemas> schemas) {
        this.model = model;
        this.json = json;
        this.schemas = schemas;
    }

    void take(Context ctx, Member who) {
        WallDecision d;
        try {
            JsonNode body = json.tree(Bodies.read(ctx, Bodies.ACTION));
            schemas.get().check("TakeScene", body);
            d = model.take(
                    who,
                    Actions.key(ctx.header("Idempotency-Key")),
                    ctx.pathParam("id"),
                    json.convert(body, TakeScene.class));
        } catch (WireException e) {
            throw new ProblemException(400, "invalid-body");
        }
        WallState wall = d.wall();
        if (d.status() != 200 || wall == null) {
            throw new ProblemException(d.status(), d.code(), wall);
        }
        ctx.contentType("application/json");
        ctx.result(json.bytes(new SceneTaken(wall, d.replayed())));
    }
}
