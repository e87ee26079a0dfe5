package vn.toancanh.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.port.Receipt;
import vn.toancanh.core.port.SessionKeeper;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Trouble;
import vn.toancanh.engine.CityRing;
import vn.toancanh.engine.EngineParts;
import vn.toancanh.link.GatewayAddress;
import vn.toancanh.link.HttpCityGateway;
import vn.toancanh.link.LinkOptions;
import vn.toancanh.storage.Disk;
import vn.toancanh.storage.Profile;
import vn.toancanh.storage.Storage;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.testkit.ManualScheduler;
import vn.toancanh.testkit.net.Cut;
import vn.toancanh.testkit.net.FaultProxy;
import vn.toancanh.testkit.net.ScriptedServer;
import vn.toancanh.testkit.net.ScriptedServer.Request;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.message.ActionResult;
import vn.toancanh.wire.message.ProblemDocument;

/**
 * Every row of the table of answers: bytes on the wire in, state of the act in the outbox out. What is no decision leaves the
 * act waiting, and the same bytes go again under the same key.
 */
@Timeout(60)
class AnswerTableTest {
    private static final LinkOptions HASTY = new LinkOptions(
            Duration.ofSeconds(2), Duration.ofMillis(700), Duration.ofMillis(600), 1 << 20, 64 << 10, "test");

    @TempDir
    Path dir;

    private final ManualClock clock = new ManualClock();
    private final ManualScheduler timer = new ManualScheduler(clock);
    private final Json json = new Json();
    private final ScriptedServer server = ScriptedServer.start();
    private final FaultProxy proxy =
            FaultProxy.to(Integer.parseInt(server.url().substring(server.url().lastIndexOf(':') + 1)));
    private Profile profile;
    private Storage storage;
    private HalfCity city;
    private CityRing ring;

    @BeforeEach
    void open() throws Exception {
        profile = Profile.open(dir);
        storage = Storage.of(profile, clock, json, (delay, task) -> {}, Disk.REAL);
        city = new HalfCity(new HttpCityGateway(GatewayAddress.parse(proxy.url()), json, () -> "vi", clock, HASTY));
        ring = new CityRing(new EngineParts(
                city,
                storage.cache(),
                storage.outbox(),
                storage.spool(),
                new Kept(),
                clock,
                clock.nanoTime(),
                new SplittableRandom(3),
                Runnable::run,
                Runnable::run,
                Runnable::run,
                (delay, task) -> {
                    var f = timer.schedule(task, delay.toNanos(), java.util.concurrent.TimeUnit.NANOSECONDS);
                    return () -> f.cancel(false);
                }));
        ring.start();
    }

    @AfterEach
    void close() {
        ring.close();
        city.close();
        storage.close();
        profile.close();
        proxy.close();
        server.close();
    }

    private CityState state() {
        return ring.state();
    }

    private void act(String caseId, Act act) {
        assertThat(ring.submit(caseId, act).toCompletableFuture().getNow(null)).isInstanceOf(Receipt.Ticked.class);
    }

    private void live(Duration time) {
        for (long ms = 0; ms < time.toMillis(); ms += 100) {
            timer.advance(Duration.ofMillis(100));
            if (ms % 1_000 == 0) {
                city.beat(clock.instant());
            }
        }
    }

    private void decided(String caseId, long version) {
        server.thenAnswer(
                200,
                "application/json",
                json.text(new ActionResult(ActionResult.Verdict.APPLIED, HalfCity.some(caseId, version), false)));
    }

    private String problem(int status, String code) {
        return json.text(new ProblemDocument("about:blank", "Said", status, "Không được đâu.", code, null));
    }

    /** The act waits; once an answer is there it is sent again as it was, and done. */
    private void goesAgainTheSame(Duration least, Duration most) throws Exception {
        assertThat(state().unsent()).isEqualTo(1);
        assertThat(state().tray()).isEmpty();
        int before = server.requests().size();
        live(least.minusMillis(100));
        assertThat(server.requests()).as("not before its time").hasSize(before);
        decided("a", 2);
        live(most.minus(least).plusMillis(600));
        assertThat(state().unsent()).isZero();
        assertThat(state().tray()).isEmpty();
        List<Request> all = server.requests();
        assertThat(all).hasSize(before + 1);
        Request last = all.get(all.size() - 1);
        for (Request r : all) {
            assertThat(r.header("Idempotency-Key")).isEqualTo(last.header("Idempotency-Key"));
            assertThat(r.body()).isEqualTo(last.body());
        }
    }

    @Test
    void twoHundredIsDone() {
        decided("a", 2);
        act("a", new Act.AddNote("x"));
        assertThat(state().unsent()).isZero();
        assertThat(state().confirmed().get("a").version()).isEqualTo(2);
    }

    @Test
    void alreadyAppliedIsDone() {
        server.thenAnswer(
                200,
                "application/json",
                json.text(new ActionResult(ActionResult.Verdict.NO_CHANGE, HalfCity.some("a", 2), true)));
        act("a", new Act.AddNote("x"));
        assertThat(state().unsent()).isZero();
        assertThat(state().tray()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        // status, type, body: problem code, 'html', 'empty' or 'null'; Retry-After; least and most wait in seconds
        "200, application/json, empty, '', 0.1, 1",
        "200, '', empty, '', 0.1, 1",
        "200, application/json, null, '', 0.1, 1",
        "200, text/html, html, '', 0.1, 1",
        "302, text/html, html, '', 0.1, 1",
        "511, text/html, html, '', 0.1, 1",
        "403, text/html, html, '', 0.1, 1",
        "404, text/html, html, '', 0.1, 1",
        "500, application/problem+json, internal, '', 0.1, 1",
        "502, text/html, html, '', 0.1, 1",
        "504, text/html, html, '', 0.1, 1",
        "507, application/problem+json, city-store, '', 0.1, 1",
        "408, text/html, html, '', 0.1, 1",
        "425, text/html, html, '', 0.1, 1",
        "409, application/problem+json, in-progress, '', 2, 2",
        "429, text/plain, html, 7, 7, 7",
        "503, text/html, html, 30, 30, 30",
        "503, text/html, html, 'Fri, 20 Nov 2026 01:00:40 GMT', 40, 40",
        "503, text/html, html, 'Mon, 01 Jan 1990 00:00:00 GMT', 1, 1",
        "429, text/html, html, 999999, 900, 900",
        "503, text/html, html, 'Fri, 20 Nov 2099 01:00:40 GMT', 900, 900",
        "429, text/html, html, 'soon', 0.5, 1",
        "429, text/html, html, -5, 0.5, 1",
        "503, text/html, html, '', 0.5, 1",
        "426, application/problem+json, update-needed, '', 900, 900"
    })
    @Fault({47, 48, 49, 53})
    void whatIsNoDecisionWaits(int status, String type, String body, String retryAfter, double least, double most)
            throws Exception {
        String text =
                switch (body) {
                    case "empty" -> "";
                    case "null" -> "null";
                    case "html" -> "<!DOCTYPE html><html><body>Chào mừng</body></html>";
                    default -> problem(status, body);
                };
        String[] headers = retryAfter.isEmpty() ? new String[0] : new String[] {"Retry-After: " + retryAfter};
        server.thenAnswer(status, type, text, headers);
        if (status == 408) {
            server.thenAnswer(status, type, text, headers); // the client itself asks once more
        }
        act("a", new Act.AddNote("x"));
        assertThat(state().troubles().contains(Trouble.UPDATE_NEEDED)).isEqualTo(status == 426);
        goesAgainTheSame(Duration.ofMillis((long) (least * 1_000)), Duration.ofMillis((long) (most * 1_000)));
        assertThat(state().troubles()).isEmpty();
    }

    /** Ways in which there is no answer at all. */
    enum Line {
        REFUSED,
        RESET_AT_ONCE,
        RESET_IN_THE_REQUEST,
        RESET_IN_THE_ANSWER,
        CLOSED_WITHOUT_A_WORD,
        SILENT,
        ANSWER_TRICKLES,
        ANSWER_TOO_SHORT
    }

    @ParameterizedTest
    @EnumSource
    @Fault({41, 42, 44, 45})
    void whereThereIsNoAnswerTheActWaits(Line line) throws Exception {
        switch (line) {
            case REFUSED -> proxy.refuse(true);
            case RESET_AT_ONCE -> proxy.line(vn.toancanh.testkit.net.Line.RESET);
            case RESET_IN_THE_REQUEST -> proxy.cuts("POST", 1, r -> Cut.before(120));
            case RESET_IN_THE_ANSWER -> {
                proxy.cuts("POST", 1, r -> Cut.after(20));
                decided("a", 2);
            }
            case CLOSED_WITHOUT_A_WORD -> server.then(c -> {});
            case SILENT -> server.then(ScriptedServer.Connection::hold);
            case ANSWER_TRICKLES ->
                server.then(c -> c.head(200, "Content-Type: application/json", "Content-Length: 100000")
                        .trickle("{", Duration.ofMillis(50)));
            case ANSWER_TOO_SHORT ->
                server.then(c -> c.head(200, "Content-Type: application/json", "Content-Length: 1000")
                        .send("{\"verdict\":"));
        }
        act("a", new Act.AddNote("x"));
        proxy.refuse(false);
        proxy.line(vn.toancanh.testkit.net.Line.PASS).cuts("POST", 1, null);
        goesAgainTheSame(Duration.ofMillis(100), Duration.ofSeconds(1));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "400, invalid-body, REJECTED",
        "403, no-right, REJECTED",
        "404, no-such-case, REJECTED",
        "410, gone-for-good, REJECTED",
        "413, too-large, REJECTED",
        "422, case-closed, REJECTED",
        "431, headers-too-large, REJECTED",
        "409, key-expired, REJECTED",
        "409, key-reused, REJECTED",
        "409, conflict, CONFLICT",
        "412, precondition-failed, CONFLICT"
    })
    @Fault({52, 53, 83})
    void aDecisionAgainstItGoesToTheTrayWithTheCitysReasonAndTheRestGoesOn(int status, String code, DeliveryState end) {
        server.thenAnswer(status, "application/problem+json", problem(status, code));
        act("a", new Act.ChangePriority(Priority.P1));
        assertThat(state().tray()).singleElement().satisfies(e -> {
            assertThat(e.state()).isEqualTo(end);
            assertThat(e.problem().code()).isEqualTo(code);
            assertThat(e.problem().detail()).isEqualTo("Không được đâu.");
        });
        act("a", new Act.Accept());
        assertThat(state().unsent()).as("what stands on it waits").isEqualTo(1);
        decided("b", 2);
        act("b", new Act.AddNote("việc khác"));
        assertThat(state().outbox())
                .filteredOn(e -> e.command().caseId().equals("b"))
                .isEmpty();
        int sent = server.requests().size();
        live(Duration.ofMinutes(10));
        assertThat(server.requests()).as("a decision is not asked for again").hasSize(sent);
    }

    @Test
    @Fault(51)
    void fourHundredAndOnePausesAll() {
        server.thenAnswer(401, "application/problem+json", problem(401, "token-expired"));
        act("a", new Act.AddNote("x"));
        act("b", new Act.AddNote("y"));
        live(Duration.ofMinutes(5));
        assertThat(server.requests()).hasSize(1);
        assertThat(state().unsent()).isEqualTo(2);
        assertThat(state().tray()).isEmpty();
        assertThat(state().troubles()).contains(Trouble.SIGNED_OUT);
    }

    @Test
    @Fault(49)
    void aBusyCityHoldsTheOtherCasesAsWell() {
        server.thenAnswer(429, "text/plain", "", "Retry-After: 20");
        act("a", new Act.AddNote("x"));
        act("b", new Act.AddNote("y"));
        live(Duration.ofSeconds(19));
        assertThat(server.requests()).hasSize(1);
        decided("a", 2);
        decided("b", 2);
        live(Duration.ofSeconds(2));
        assertThat(state().unsent()).isZero();
    }

    @Test
    void anActThatIsTriedTooOftenStaysOnTheDiskAndInSight() throws Exception {
        for (int i = 0; i < 20; i++) {
            server.thenAnswer(502, "text/html", "<html></html>");
        }
        act("a", new Act.AddNote("x"));
        live(Duration.ofMinutes(21));
        assertThat(state().tray())
                .singleElement()
                .extracting(OutboxEntry::state)
                .isEqualTo(DeliveryState.PARKED);
        assertThat(storage.outbox().open())
                .singleElement()
                .extracting(OutboxEntry::state)
                .isEqualTo(DeliveryState.PARKED);
    }

    private static final class Kept implements SessionKeeper {
        @Override
        public Optional<Session> last() {
            return Optional.of(HalfCity.SESSION);
        }

        @Override
        public void keep(Session session) {}

        @Override
        public void forget() {}
    }
}
