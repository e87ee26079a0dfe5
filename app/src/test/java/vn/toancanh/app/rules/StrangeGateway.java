package vn.toancanh.app.rules;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.Sequenced;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseBuilder;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.Right;
import vn.toancanh.wire.CommandCodec;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;
import vn.toancanh.wire.message.ActionResult;
import vn.toancanh.wire.message.ChangesMessage;
import vn.toancanh.wire.message.Heartbeat;
import vn.toancanh.wire.message.ProblemDocument;
import vn.toancanh.wire.message.SignInAnswer;
import vn.toancanh.wire.message.SnapshotMessage;
import vn.toancanh.wire.message.Telemetry;

/**
 * A gateway over real HTTP that speaks the contract but has rules of its own: it gives accepted cases to somebody else,
 * caps priorities, refuses notes on one case, finds conflicts where core sees none, and lets a case vanish.
 */
final class StrangeGateway implements AutoCloseable {
    private static final Instant T0 = Instant.parse("2026-11-20T01:00:00Z");

    final List<String> keys = new CopyOnWriteArrayList<>();
    private final Json json = new Json();
    private final CommandCodec codec = new CommandCodec(json);
    private final Map<String, Case> cases = new ConcurrentHashMap<>();
    private final List<Sequenced> log = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile boolean open = true;

    StrangeGateway() throws IOException {
        for (String id : List.of("given", "capped", "mute", "disputed", "gone")) {
            put(new CaseBuilder(id, "PA-" + id, T0)
                    .title("Việc " + id)
                    .operatorId("ha")
                    .operatorName("Hà")
                    .state(CaseState.VERIFYING)
                    .priority(Priority.P3)
                    .version(1)
                    .build());
        }
        cases.computeIfPresent("given", (k, c) -> c.with()
                .operatorId(null)
                .operatorName(null)
                .state(CaseState.NEW)
                .build());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private static Catalogue catalogue() {
        LocalText name = new LocalText("Thành phố lạ", "A strange city");
        return new Catalogue(
                "strange",
                "1",
                name,
                name,
                null,
                new GeoPoint(12.6, 108),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange x) throws IOException {
        try (x) {
            switch (x.getRequestURI().getPath()) {
                case "/sign-in" ->
                    send(
                            x,
                            200,
                            new SignInAnswer(
                                    "t",
                                    new Actor("ha", "Hà", "tv", "dl-ioc"),
                                    List.copyOf(EnumSet.allOf(Right.class))));
                case "/pack" -> {
                    x.getResponseHeaders().add("ETag", "\"1\"");
                    send(x, 200, catalogue());
                }
                case "/snapshot" -> {
                    List<Change> all = new ArrayList<>();
                    cases.values().forEach(c -> all.add(new Change.CaseChanged(c)));
                    send(x, 200, new SnapshotMessage("e", log.size(), T0, all, null));
                }
                case "/changes" -> {
                    long since = Long.parseLong(x.getRequestURI().getQuery().replaceAll(".*(:|%3A)", ""));
                    send(
                            x,
                            200,
                            new ChangesMessage(
                                    "e",
                                    log.size(),
                                    log.stream().filter(s -> s.seq() > since).toList(),
                                    false));
                }
                case "/telemetry" -> send(x, 200, new Telemetry(T0, List.of()));
                case "/stream" -> stream(x);
                case "/actions" -> act(x);
                default -> refuse(x, 404, "not-found", null);
            }
        }
    }

    private void act(HttpExchange x) throws IOException {
        keys.add(x.getRequestHeaders().getFirst("Idempotency-Key"));
        Command cmd;
        try {
            cmd = codec.thaw(x.getRequestBody().readAllBytes());
        } catch (WireException e) {
            refuse(x, 400, "invalid-body", null);
            return;
        }
        Case c = cases.get(cmd.caseId());
        Act act = cmd.act();
        if (act instanceof Act.Accept) {
            done(x, c.with().operatorId("tuan").operatorName("M. Tuấn").state(CaseState.IN_PROGRESS));
        } else if (act instanceof Act.ChangePriority) {
            done(x, c.with().priority(Priority.P2));
        } else if (act instanceof Act.AddNote) {
            refuse(x, 422, "notes-closed", c);
        } else if (act instanceof Act.Resolve) {
            refuse(x, 409, "conflict", c);
        } else {
            cases.remove(c.id());
            log(new Change.CaseRemoved(c.id(), c.version() + 1));
            refuse(x, 404, "no-such-case", null);
        }
    }

    private void done(HttpExchange x, CaseBuilder b) throws IOException {
        Case next = b.version(b.build().version() + 1).build();
        put(next);
        send(x, 200, new ActionResult(ActionResult.Verdict.APPLIED, next, false));
    }

    private void put(Case c) {
        cases.put(c.id(), c);
        log(new Change.CaseChanged(c));
    }

    private synchronized void log(Change change) {
        Sequenced s = new Sequenced(log.size() + 1L, change);
        log.add(s);
        events.add("event: change\nid: e:" + s.seq() + "\ndata: " + json.text(change) + "\n\n");
    }

    private void stream(HttpExchange x) throws IOException {
        x.getResponseHeaders().add("Content-Type", "text/event-stream");
        x.sendResponseHeaders(200, 0);
        try (OutputStream out = x.getResponseBody()) {
            while (open) {
                String event = events.poll(200, TimeUnit.MILLISECONDS);
                if (event == null) {
                    event = "event: heartbeat\ndata: " + json.text(new Heartbeat(T0, "e", log.size())) + "\n\n";
                }
                out.write(event.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refuse(HttpExchange x, int status, String code, Case current) throws IOException {
        x.getResponseHeaders().add("Content-Type", "application/problem+json");
        send(x, status, new ProblemDocument("about:blank", code, status, "Quy định của thành phố", code, current));
    }

    private void send(HttpExchange x, int status, Object body) throws IOException {
        byte[] bytes = json.bytes(body);
        x.getResponseHeaders().putIfAbsent("Content-Type", List.of("application/json"));
        x.sendResponseHeaders(status, bytes.length);
        x.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        open = false;
        server.stop(0);
        threads.shutdownNow();
    }
}
