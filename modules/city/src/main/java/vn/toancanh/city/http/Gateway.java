package vn.toancanh.city.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.city.Words;
import vn.toancanh.city.fault.FaultBoard;
import vn.toancanh.city.fault.FaultKind;
import vn.toancanh.city.ground.CityGround;
import vn.toancanh.city.hls.HlsFeed;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.city.model.CityStoreException;
import vn.toancanh.city.model.CursorTooOldException;
import vn.toancanh.city.model.LogRow;
import vn.toancanh.city.sim.Simulator;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.CityDigest;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.Right;
import vn.toancanh.wire.ContractSchemas;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;
import vn.toancanh.wire.message.CamerasAnswer;
import vn.toancanh.wire.message.DigestMessage;
import vn.toancanh.wire.message.HealthAnswer;
import vn.toancanh.wire.message.PeopleAnswer;
import vn.toancanh.wire.message.Series;
import vn.toancanh.wire.message.SignIn;
import vn.toancanh.wire.message.SignInAnswer;
import vn.toancanh.wire.message.SnapshotMessage;
import vn.toancanh.wire.message.Telemetry;
import vn.toancanh.wire.pack.CityPack;
import vn.toancanh.wire.pack.Member;

/** The contract over HTTP, on an inner port of the loopback address; the fault gate stands before it. Thread-safe. */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final int PAGE = 500;
    private static final int MAX_CHANGES = 5_000;
    private static final int THREADS = 500; // a stream holds one: three hundred consoles and their calls

    private final CityModel model;
    private final CityPack pack;
    private final CityGround ground;
    private final Json json;
    private final Simulator simulator;
    private final SampleFeed samples;
    private final FaultBoard faults;
    private final InstantSource clock;
    private final Problems problems;
    private final Tokens tokens;
    private final Actions actions;
    private final WallTakes walls;
    private final Attachments attachments;
    private final Streams streams;
    private final HlsRoutes hls;
    private volatile Served served;
    private final Javalin server;

    /** The catalogue as it is served. */
    private record Served(Catalogue catalogue, byte[] body, String tag) {}

    private interface Signed {
        void handle(Context ctx, Member who) throws Exception;
    }

    /**
     * Starts the web server on a free port.
     *
     * @param folder for attachments
     * @param clock the city's time
     * @param nanos the real monotonic clock: heartbeats do not follow the city's speed
     * @param hls what the cameras see
     */
    public Gateway(
            CityModel model,
            CityPack pack,
            CityGround ground,
            Json json,
            Words words,
            Simulator simulator,
            SampleFeed samples,
            FaultBoard faults,
            Path folder,
            InstantSource clock,
            LongSupplier nanos,
            long beatMillis,
            Supplier<ContractSchemas> schemas,
            HlsFeed hls) {
        this.model = model;
        this.pack = pack;
        this.ground = ground;
        this.json = json;
        this.simulator = simulator;
        this.samples = samples;
        this.faults = faults;
        this.clock = clock;
        this.problems = new Problems(json, words);
        this.tokens = new Tokens(model, pack);
        this.actions = new Actions(model, json, problems, schemas);
        this.walls = new WallTakes(model, json, schemas);
        this.attachments = new Attachments(model, folder);
        this.streams = new Streams(model, json, samples, faults, clock, nanos, beatMillis);
        this.hls = new HlsRoutes(hls);
        this.served = served(pack.catalogue());
        this.server = Javalin.create(this::configure).start("127.0.0.1", 0);
    }

    /** The inner port. */
    public int port() {
        return server.port();
    }

    /** Serves this catalogue from now on: the cameras' addresses are known only when all doors are open. */
    public void serve(Catalogue catalogue) {
        served = served(catalogue);
    }

    private Served served(Catalogue c) {
        String tag = "\"" + c.version().replaceAll("[^A-Za-z0-9._-]", "-") + "\"";
        return new Served(c, json.bytes(c), tag);
    }

    /** How many streams are open. */
    public int streams() {
        return streams.count();
    }

    @Override
    public void close() {
        streams.close();
        // Jetty waits without a limit for a selector that may never answer, seldom and on a busy machine.
        Thread stop = new Thread(server::stop, "city-stop");
        stop.setDaemon(true);
        stop.start();
        try {
            stop.join(LONGEST_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stop.isAlive()) {
            LOG.warn("The server has not stopped within {} s and is left to itself.", LONGEST_STOP.toSeconds());
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.GZIP;
        config.jetty.threadPool = new QueuedThreadPool(THREADS, 8);
        config.jetty.modifyServer(s -> s.setStopTimeout(0));
        config.routes.before(this::spoil);
        config.routes.get("/health", this::health);
        config.routes.get("/people", this::people);
        config.routes.post("/sign-in", this::signIn);
        config.routes.get("/pack", signed((ctx, who) -> sendPack(ctx)));
        config.routes.get("/snapshot", signed((ctx, who) -> snapshot(ctx)));
        config.routes.get("/changes", signed((ctx, who) -> changes(ctx)));
        config.routes.get("/digest", signed((ctx, who) -> digest(ctx)));
        config.routes.get("/telemetry", signed((ctx, who) -> telemetry(ctx)));
        config.routes.get("/stream", signed((ctx, who) -> streams.serve(ctx)));
        config.routes.post("/actions", signed(actions::one));
        config.routes.post("/actions/batch", signed(actions::batch));
        config.routes.post("/walls/{id}/scene", signed(walls::take));
        config.routes.put("/attachments/{id}", signed((ctx, who) -> attachments.put(ctx)));
        config.routes.get("/attachments/{id}", signed((ctx, who) -> attachments.get(ctx)));
        config.routes.get("/cases/{id}", signed((ctx, who) -> oneCase(ctx)));
        config.routes.get("/cameras", signed((ctx, who) -> cameras(ctx)));
        config.routes.get("/layers/{id}", signed((ctx, who) -> layer(ctx)));
        config.routes.get("/series", signed((ctx, who) -> series(ctx)));
        hls.add(config);
        config.routes.error(404, ctx -> unless(ctx, 404, "no-such-path"));
        config.routes.error(405, ctx -> unless(ctx, 405, "no-such-path"));
        config.routes.exception(ProblemException.class, (e, ctx) -> {
            Bodies.drain(ctx);
            problems.answer(ctx, e);
        });
        config.routes.exception(Exception.class, this::failed);
    }

    private Handler signed(Signed handler) {
        return ctx -> handler.handle(ctx, tokens.require(ctx));
    }

    /** The faults above TCP that a whole answer can have. */
    private void spoil(Context ctx) {
        if (faults.strikes(FaultKind.ERROR)) {
            throw new ProblemException(500, "fault");
        }
        FaultBoard.Active busy = faults.active(FaultKind.BUSY);
        if (busy != null && faults.strikes(FaultKind.BUSY)) {
            ctx.header("Retry-After", String.valueOf(busy.fault().retryAfter()));
            throw new ProblemException(429, "busy");
        }
    }

    private void unless(Context ctx, int status, String code) {
        String type = ctx.res().getContentType();
        if (type == null || !type.startsWith("application/problem+json")) {
            problems.answer(ctx, status, code, null);
        }
    }

    private void failed(Exception e, Context ctx) {
        if (e instanceof IOException) {
            LOG.debug("A client has left.", e);
            return;
        }
        boolean store = e instanceof CityStoreException;
        LOG.error("{} {} failed.", ctx.method(), ctx.path(), e);
        problems.answer(ctx, store ? 507 : 500, store ? "city-store" : "internal", null);
    }

    private void health(Context ctx) {
        send(ctx, new HealthAnswer("ok", pack.catalogue().id(), model.cursor().epoch()));
    }

    private void people(Context ctx) {
        send(ctx, new PeopleAnswer(pack.people().stream().map(Member::person).toList()));
    }

    private void signIn(Context ctx) {
        String id;
        try {
            id = json.read(Bodies.read(ctx, Bodies.ACTION), SignIn.class).personId();
        } catch (WireException e) {
            throw new ProblemException(400, "invalid-body");
        }
        Member m = pack.member(id).orElseThrow(() -> new ProblemException(404, "no-such-person"));
        List<Right> rights =
                Arrays.stream(Right.values()).filter(m.rights()::contains).toList();
        ctx.header("Cache-Control", "no-store");
        send(ctx, new SignInAnswer(tokens.issue(m), m.actor(), rights));
    }

    private void sendPack(Context ctx) {
        Served now = served;
        sendUnlessKnown(ctx, now.tag(), "application/json", now.body());
    }

    private void layer(Context ctx) {
        CityGround.Served s =
                ground.layer(ctx.pathParam("id")).orElseThrow(() -> new ProblemException(404, "no-such-layer"));
        sendUnlessKnown(ctx, "\"" + s.def().version() + "\"", "application/geo+json", s.body());
    }

    private static void sendUnlessKnown(Context ctx, String tag, String type, byte[] body) {
        ctx.header("ETag", tag);
        String have = ctx.header("If-None-Match");
        if (have != null && Arrays.stream(have.split(",", 50)).anyMatch(t -> isOurs(t.strip(), tag))) {
            ctx.status(304);
            return;
        }
        ctx.contentType(type);
        ctx.result(body);
    }

    private static boolean isOurs(String asked, String tag) {
        return asked.equals("*") || (asked.startsWith("W/") ? asked.substring(2) : asked).equals(tag);
    }

    private void snapshot(Context ctx) {
        String token = ctx.queryParam("page");
        Cursors.Page at = token == null ? new Cursors.Page(model.cursor(), clock.instant(), "") : Cursors.page(token);
        if (!at.cursor().epoch().equals(model.cursor().epoch())) {
            throw new ProblemException(410, "cursor-too-old");
        }
        CityModel.Page page = model.page(at.afterKey(), PAGE);
        String next = page.nextKey();
        send(
                ctx,
                new SnapshotMessage(
                        at.cursor().epoch(),
                        at.cursor().seq(),
                        at.asOf(),
                        page.changes(),
                        next == null ? null : new Cursors.Page(at.cursor(), at.asOf(), next).token()));
    }

    private void changes(Context ctx) {
        Cursor since = Cursors.parse(ctx.queryParam("since"));
        List<LogRow> rows;
        try {
            rows = model.after(since, MAX_CHANGES + 1);
        } catch (CursorTooOldException e) {
            throw new ProblemException(410, "cursor-too-old");
        }
        boolean more = rows.size() > MAX_CHANGES;
        List<LogRow> said = more ? rows.subList(0, MAX_CHANGES) : rows;
        long last = said.isEmpty() ? since.seq() : said.get(said.size() - 1).seq();
        // The rows are JSON already; reading them back only to write them again would cost most of the answer.
        StringBuilder out = new StringBuilder(1024 + said.size() * 1024);
        out.append("{\"changes\":[");
        for (LogRow r : said) {
            out.append(out.charAt(out.length() - 1) == '[' ? "" : ",")
                    .append("{\"change\":")
                    .append(r.json())
                    .append(",\"seq\":")
                    .append(r.seq())
                    .append('}');
        }
        out.append("],\"epoch\":").append(json.text(since.epoch()));
        out.append(",\"more\":").append(more).append(",\"seq\":").append(last).append('}');
        ctx.contentType("application/json");
        ctx.result(out.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void digest(Context ctx) {
        CityDigest d = model.digest();
        send(
                ctx,
                new DigestMessage(
                        d.cursor().epoch(),
                        d.cursor().seq(),
                        d.cases(),
                        HexFormat.of().toHexDigits(d.hash())));
    }

    private void telemetry(Context ctx) {
        send(ctx, new Telemetry(samples.asOf(), samples.latest()));
    }

    private void oneCase(Context ctx) {
        Case c = model.find(ctx.pathParam("id"));
        if (c == null) {
            throw new ProblemException(404, "no-such-case");
        }
        send(ctx, c);
    }

    private void cameras(Context ctx) {
        List<CameraHealth> health = new ArrayList<>();
        for (Change c : model.all("camera/")) {
            if (c instanceof Change.CameraChanged x) {
                health.add(x.value());
            }
        }
        send(ctx, new CamerasAnswer(served.catalogue().cameras(), health));
    }

    private void series(Context ctx) {
        String key = ctx.queryParam("key");
        Instant from = time(ctx.queryParam("from"));
        Instant to = time(ctx.queryParam("to"));
        if (key == null || key.isEmpty() || to.isBefore(from)) {
            throw new ProblemException(400, "invalid-query");
        }
        Instant now = clock.instant();
        Simulator.Past past = simulator
                .series(key, from, to.isAfter(now) ? now : to)
                .orElseThrow(() -> new ProblemException(404, "no-such-series"));
        List<Series.Point> points = past.points().stream()
                .map(p -> new Series.Point(p.at().toEpochMilli(), p.value()))
                .toList();
        send(ctx, new Series(key, past.unit(), points));
    }

    private static Instant time(@org.jspecify.annotations.Nullable String text) {
        try {
            if (text != null) {
                return Instant.parse(text);
            }
        } catch (DateTimeException e) {
            // refused below
        }
        throw new ProblemException(400, "invalid-query");
    }

    private void send(Context ctx, Object body) {
        ctx.contentType("application/json");
        ctx.result(json.bytes(body));
    }
}
