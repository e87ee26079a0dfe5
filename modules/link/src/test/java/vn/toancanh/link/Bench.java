package vn.toancanh.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import okhttp3.Dns;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseBuilder;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.testkit.net.ScriptedServer;
import vn.toancanh.wire.CommandCodec;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.message.ProblemDocument;

/** A scripted server with a gateway on it. What it is made to answer fits the contract unless the test wants otherwise. */
final class Bench implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-02T08:15:30Z");
    static final Actor ACTOR = new Actor("p-lan", "H’Lan Niê", "operator", "u-ioc");
    static final Session SESSION = new Session(ACTOR, Set.of(), "secret-token");
    static final UUID KEY = UUID.fromString("0b2f6f0e-94a1-4f52-9f0a-6a1f6a8a1c11");
    /** For what must not end by a limit of time, on a machine that has much to do. */
    static final LinkOptions CALM = new LinkOptions(
            Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), 1 << 20, 64 << 10, "ToanCanh/test");
    /** For what must. */
    static final LinkOptions HASTY = new LinkOptions(
            Duration.ofSeconds(20),
            Duration.ofMillis(1_500),
            Duration.ofSeconds(1),
            1 << 20,
            64 << 10,
            "ToanCanh/test");

    final Json json = new Json();
    final ScriptedServer server = ScriptedServer.start();
    final HttpCityGateway gateway;
    final HttpCityGateway hasty;

    Bench() {
        gateway = at(server.url(), CALM);
        gateway.use(SESSION);
        hasty = at(server.url(), HASTY);
        hasty.use(SESSION);
    }

    HttpCityGateway at(String url, LinkOptions options) {
        return at(url, options, Dns.SYSTEM);
    }

    HttpCityGateway at(String url, LinkOptions options, Dns names) {
        try {
            return new HttpCityGateway(
                    GatewayAddress.parse(url), json, () -> "vi", InstantSource.fixed(NOW), options, names);
        } catch (BadAddressException e) {
            throw new AssertionError(e);
        }
    }

    static Case someCase() {
        return new CaseBuilder("c-1", "PA-1234", NOW)
                .title("Ngập đường")
                .version(8)
                .build();
    }

    byte[] frozen() {
        return new CommandCodec(json).freeze(new Command(KEY, "c-1", 7, ACTOR, NOW, new Act.AddNote("Đã gọi lại 🚒")));
    }

    /** JSON of a message, held against the contract first. */
    String fit(String schema, Object message) {
        assertThat(ContractRequests.CONTRACT.faults(schema, json.tree(message))).isEmpty();
        return json.text(message);
    }

    String problem(int status, String code, Case current) {
        return fit(
                "ProblemDocument",
                new ProblemDocument("about:blank", "Said", status, "Không được đâu.", code, current));
    }

    Bench problemNext(int status, String code, Case current, String... headers) {
        server.thenAnswer(status, "application/problem+json", problem(status, code, current), headers);
        return this;
    }

    static GatewayException failure(ThrowingCallable call) {
        GatewayException e = catchThrowableOfType(GatewayException.class, call);
        assertThat(e).as("a GatewayException").isNotNull();
        assertThat(e.getMessage()).matches("[A-Z].*\\.").doesNotContain("secret-token");
        return e;
    }

    /** Ends the bench and holds all that was sent against the contract. */
    @Override
    public void close() throws Exception {
        gateway.close();
        hasty.close();
        List<ScriptedServer.Request> all = server.requests();
        server.close();
        for (ScriptedServer.Request r : all) {
            ContractRequests.check(r);
        }
    }
}
