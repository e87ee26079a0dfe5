package vn.toancanh.city;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import vn.toancanh.city.fault.Fault;
import vn.toancanh.city.fault.FaultBoard;
import vn.toancanh.city.fault.FaultJson;
import vn.toancanh.city.fault.FaultKind;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.city.model.Effect;
import vn.toancanh.city.sim.SimClock;
import vn.toancanh.city.sim.Simulator;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.Priority;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;

/**
 * The control port: faults, speed, reports on demand and what tests ask for. Not part of the contract, and never to be reached
 * from outside: it listens on the loopback address only. Thread-safe.
 */
final class ControlServer implements AutoCloseable {
    private static final int MAX_BODY = 64 * 1024;
    private static final Pattern WORD = Pattern.compile("\\{\\{([a-z0-9-]+)}}");

    private final CityModel model;
    private final Simulator simulator;
    private final SimClock clock;
    private final FaultBoard faults;
    private final Json json;
    private final Words words;
    private final IntSupplier streams;
    private final Runnable moved;
    private final Javalin server;

    /**
     * Starts it.
     *
     * @param streams how many streams are open
     * @param moved called after the clock was put forward
     * @param port 0 takes a free one
     */
    ControlServer(
            CityModel model,
            Simulator simulator,
            SimClock clock,
            FaultBoard faults,
            Json json,
            Words words,
            IntSupplier streams,
            Runnable moved,
            int port) {
        this.model = model;
        this.simulator = simulator;
        this.clock = clock;
        this.faults = faults;
        this.json = json;
        this.words = words;
        this.streams = streams;
        this.moved = moved;
        this.server = Javalin.create(this::configure).start("127.0.0.1", port);
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.threadPool = new QueuedThreadPool(16, 4);
        config.jetty.modifyServer(s -> s.setStopTimeout(0));
        config.routes.before(ControlServer::refuseStrangers);
        config.routes.get("/", this::page);
        config.routes.get("/sim/state", this::state);
        config.routes.get("/sim/faults", this::listFaults);
        config.routes.post("/sim/faults", this::addFault);
        config.routes.delete("/sim/faults", ctx -> {
            faults.clear();
            listFaults(ctx);
        });
        config.routes.delete("/sim/faults/{fault}", this::removeFault);
        config.routes.post("/sim/burst", this::burst);
        config.routes.post("/sim/calm", ctx -> {
            simulator.calm(clock.instant());
            state(ctx);
        });
        config.routes.post("/sim/speed", this::speed);
        config.routes.post("/sim/skip", this::skip);
        config.routes.post("/sim/report", this::report);
        config.routes.post("/sim/camera", this::camera);
        config.routes.get("/sim/effects", this::effects);
        config.routes.exception(IllegalArgumentException.class, (e, ctx) -> refuse(ctx, e.getMessage()));
        config.routes.exception(WireException.class, (e, ctx) -> refuse(ctx, e.getMessage()));
    }

    /** A web page of somebody else must not be able to break the city through the operator's browser. */
    private static void refuseStrangers(Context ctx) {
        String origin = ctx.header("Origin");
        String host = ctx.header("Host");
        boolean local = host != null && host.matches("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");
        if (!local || (origin != null && !origin.equals("http://" + host))) {
            throw new IllegalArgumentException("the control port is for this machine only");
        }
    }

    private void page(Context ctx) throws IOException {
        String asked = ctx.queryParam("lang");
        String header = ctx.header("Accept-Language");
        String language = asked == null ? Words.language(header == null ? "" : header) : asked;
        try (InputStream in = ControlServer.class.getResourceAsStream("control.html")) {
            if (in == null) {
                throw new IOException("control.html is not on the class path");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Matcher m = WORD.matcher(text);
            ctx.contentType("text/html; charset=utf-8");
            ctx.result(m.replaceAll(r -> Matcher.quoteReplacement(words.say(language, "city.control." + r.group(1)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void state(Context ctx) {
        Cursor head = model.cursor();
        long open = model.all("case/").stream()
                .filter(c ->
                        c instanceof Change.CaseChanged x && x.value().state().isOpen())
                .count();
        ObjectNode n = object();
        n.put("now", clock.instant().toString());
        n.put("speed", clock.speed());
        n.put("epoch", head.epoch());
        n.put("seq", head.seq());
        n.put("openCases", open);
        n.put("streams", streams.getAsInt());
        send(ctx, n);
    }

    private void listFaults(Context ctx) {
        send(ctx, FaultJson.list(faults.all()));
    }

    private void addFault(Context ctx) throws WireException {
        Fault f = FaultJson.read(body(ctx));
        if (f.kind() == FaultKind.EPOCH) {
            model.startEpoch();
        } else if (f.kind() == FaultKind.BURST) {
            simulator.burst(f.count(), f.count() / 50, clock.instant());
        } else {
            faults.put(f);
        }
        listFaults(ctx);
    }

    private void removeFault(Context ctx) {
        FaultKind kind = FaultKind.parse(ctx.pathParam("fault"));
        if (kind == null) {
            throw new IllegalArgumentException("there is no such fault");
        }
        faults.remove(kind);
        listFaults(ctx);
    }

    private void burst(Context ctx) throws WireException {
        JsonNode n = body(ctx);
        int count = n.path("count").asInt(10_000);
        int newCases = n.path("newCases").asInt(count / 50);
        if (count < 1 || count > 1_000_000 || newCases < 0 || newCases > count) {
            throw new IllegalArgumentException("count must be 1..1000000, newCases 0..count");
        }
        simulator.burst(count, newCases, clock.instant());
        state(ctx);
    }

    private void speed(Context ctx) throws WireException {
        clock.setSpeed(body(ctx).path("speed").asDouble(1));
        state(ctx);
    }

    private void skip(Context ctx) throws WireException {
        double seconds = body(ctx).path("seconds").asDouble(0);
        if (!(seconds >= 0 && seconds <= 31 * 86_400)) {
            throw new IllegalArgumentException("seconds must be 0..2678400");
        }
        clock.skip(Duration.ofMillis(Math.round(seconds * 1000)));
        moved.run();
        state(ctx);
    }

    private void report(Context ctx) throws WireException {
        JsonNode n = body(ctx);
        JsonNode p = n.path("point");
        GeoPoint point = p.isObject()
                ? new GeoPoint(p.path("lat").asDouble(Double.NaN), p.path("lon").asDouble(Double.NaN))
                : null;
        ctx.status(201);
        ctx.contentType("application/json");
        ctx.result(json.bytes(simulator.report(
                text(n, "category"),
                n.has("priority") ? Priority.of(n.path("priority").asInt()) : null,
                text(n, "text"),
                text(n, "channel"),
                text(n, "address"),
                point,
                clock.instant())));
    }

    private void camera(Context ctx) throws WireException {
        String id = text(body(ctx), "camera");
        if (id == null) {
            throw new IllegalArgumentException("which camera?");
        }
        ctx.status(201);
        ctx.contentType("application/json");
        ctx.result(json.bytes(simulator.camera(id, clock.instant())));
    }

    private void effects(Context ctx) {
        ObjectNode n = object();
        var list = n.putArray("effects");
        for (Effect e : model.effects(ctx.queryParam("caseId"))) {
            list.addObject()
                    .put("n", e.n())
                    .put("caseId", e.caseId())
                    .put("key", e.key())
                    .put("act", e.act())
                    .put("personId", e.personId())
                    .put("version", e.version())
                    .put("appliedAt", e.appliedAt().toString());
        }
        send(ctx, n);
    }

    private static @Nullable String text(JsonNode n, String name) {
        JsonNode v = n.get(name);
        return v == null || v.isNull() ? null : v.asText();
    }

    private JsonNode body(Context ctx) throws WireException {
        try {
            byte[] body = ctx.req().getInputStream().readNBytes(MAX_BODY);
            return body.length == 0 ? object() : json.tree(body);
        } catch (IOException e) {
            throw new WireException("The body cannot be read.", e);
        }
    }

    private void refuse(Context ctx, @Nullable String why) {
        ctx.status(400);
        send(ctx, object().put("error", why == null ? "bad request" : why));
    }

    private void send(Context ctx, JsonNode n) {
        ctx.contentType("application/json");
        ctx.result(json.bytes(n));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
