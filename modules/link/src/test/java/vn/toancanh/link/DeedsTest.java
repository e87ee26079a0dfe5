package vn.toancanh.link;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.toancanh.link.Bench.KEY;
import static vn.toancanh.link.Bench.failure;
import static vn.toancanh.link.Bench.someCase;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.port.CityGateway.ActionAnswer;
import vn.toancanh.core.port.CityGateway.BatchAnswer;
import vn.toancanh.core.port.CityGateway.Keyed;
import vn.toancanh.core.port.CityGateway.Verdict;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.GatewayException.Kind;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.net.ScriptedServer.Request;
import vn.toancanh.wire.message.ActionResult;

/** Acts and files on their way to the city. */
@Timeout(30)
class DeedsTest {
    private final Bench bench = new Bench();

    @TempDir
    Path folder;

    @AfterEach
    void end() throws Exception {
        bench.close();
    }

    @Test
    void the_frozen_bytes_travel_unchanged_under_their_key() throws Exception {
        bench.server.thenAnswer(
                200,
                "application/json",
                bench.fit("ActionResult", new ActionResult(ActionResult.Verdict.APPLIED, someCase(), false)));
        ActionAnswer a = bench.gateway.send(KEY, bench.frozen());
        assertThat(a).isEqualTo(new ActionAnswer(Verdict.APPLIED, someCase(), null));
        Request r = bench.server.takeRequest();
        assertThat(r.body()).isEqualTo(bench.frozen());
        assertThat(r.header("Idempotency-Key")).isEqualTo(KEY.toString());
    }

    @Test
    void done_is_done_even_if_the_case_of_the_answer_cannot_be_read() throws Exception {
        String odd = bench.json
                .text(new ActionResult(ActionResult.Verdict.NO_CHANGE, someCase(), true))
                .replace("\"version\":8", "\"version\":\"levitating\"");
        bench.server.thenAnswer(200, "application/json", odd);
        assertThat(bench.gateway.send(KEY, bench.frozen())).isEqualTo(new ActionAnswer(Verdict.APPLIED, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "409,conflict,CONFLICT",
        "409,key-expired,REJECTED",
        "409,key-reused,REJECTED",
        "422,already-accepted,REJECTED",
        "403,no-right,REJECTED",
        "404,no-such-case,REJECTED",
        "410,gone-for-good,REJECTED",
        "410,cursor-too-old,REJECTED",
        "400,invalid-body,REJECTED"
    })
    void a_decision_against_it_comes_with_reason_and_the_citys_case(int status, String code, Verdict verdict)
            throws Exception {
        bench.problemNext(status, code, someCase());
        ActionAnswer a = bench.gateway.send(KEY, bench.frozen());
        assertThat(a.verdict()).isEqualTo(verdict);
        assertThat(a.current()).isEqualTo(someCase());
        assertThat(a.problem().code()).isEqualTo(code);
        assertThat(a.problem().status()).isEqualTo(status);
        assertThat(a.problem().detail()).isEqualTo("Không được đâu.");
    }

    @Test
    void the_citys_sentence_is_sanitised_and_a_broken_case_left_out() throws Exception {
        bench.server.thenAnswer(
                409,
                "application/problem+json",
                "{\"type\":\"about:blank\",\"title\":\"t\",\"status\":200,\"detail\":\"a\\u202Eb\",\"code\":\"conflict\","
                        + "\"currentCase\":{}}");
        ActionAnswer a = bench.gateway.send(KEY, bench.frozen());
        assertThat(a.verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(a.problem().detail()).isEqualTo("ab");
        assertThat(a.problem().status()).isEqualTo(409);
        assertThat(a.current()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "200,text/html,CAPTIVE_PORTAL",
        "302,text/html,CAPTIVE_PORTAL",
        "511,text/html,CAPTIVE_PORTAL",
        "200,text/plain,NOT_THE_CITY",
        "201,application/json,NOT_THE_CITY",
        "404,text/html,NOT_THE_CITY",
        "409,text/html,NOT_THE_CITY",
        "500,text/html,SERVER_ERROR",
        "503,text/html,BUSY",
        "408,text/html,TIMEOUT",
        "425,text/html,TIMEOUT"
    })
    void what_is_no_decision_of_the_city_leaves_the_act_to_be_tried_again(int status, String type, Kind kind) {
        bench.server.thenAnswer(status, type, "<html></html>");
        if (status == 408) {
            bench.server.thenAnswer(status, type, "<html></html>"); // the HTTP client asks again by itself, once
        }
        assertThat(failure(() -> bench.gateway.send(KEY, bench.frozen())).kind())
                .isEqualTo(kind);
    }

    @Test
    void an_ended_sign_in_is_no_decision_about_the_act() {
        bench.problemNext(401, "token-expired", null);
        assertThat(failure(() -> bench.gateway.send(KEY, bench.frozen())).kind())
                .isEqualTo(Kind.UNAUTHORISED);
    }

    @Test
    @Fault(82)
    void a_batch_is_answered_item_by_item_and_sends_the_frozen_bytes() throws Exception {
        UUID two = UUID.fromString("0b2f6f0e-94a1-4f52-9f0a-6a1f6a8a1c12");
        UUID three = UUID.fromString("0b2f6f0e-94a1-4f52-9f0a-6a1f6a8a1c13");
        UUID four = UUID.fromString("0b2f6f0e-94a1-4f52-9f0a-6a1f6a8a1c14");
        String done = bench.json.text(new ActionResult(ActionResult.Verdict.APPLIED, someCase(), false));
        bench.server.thenAnswer(
                200,
                "application/json",
                "{\"results\":[{\"key\":\"" + KEY + "\",\"status\":200,\"body\":" + done + "},"
                        + "{\"key\":\"" + two + "\",\"status\":409,\"body\":"
                        + bench.problem(409, "conflict", someCase()) + "},"
                        + "{\"key\":\"" + KEY + "\",\"status\":200,\"body\":" + done + "}]}");
        List<BatchAnswer> a = bench.gateway.sendBatch(List.of(
                new Keyed(KEY, bench.frozen()),
                new Keyed(two, bench.frozen()),
                new Keyed(three, bench.frozen()),
                new Keyed(four, bench.frozen())));
        assertThat(a).hasSize(4);
        assertThat(a.get(0).answer()).isEqualTo(new ActionAnswer(Verdict.APPLIED, someCase(), null));
        assertThat(a.get(1).answer().verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(a.get(2).failure().kind()).as("under another key").isEqualTo(Kind.NOT_THE_CITY);
        assertThat(a.get(3).failure().kind()).as("missing").isEqualTo(Kind.NOT_THE_CITY);
        String body = new String(bench.server.takeRequest().body(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(body).contains(new String(bench.frozen(), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void a_file_is_uploaded_with_its_name_and_sum() throws Exception {
        Path file = Files.write(folder.resolve("x"), new byte[] {1, 2, 3, (byte) 0xFF});
        Attachment a = new Attachment("f-1", "ngập đường+1.jpg", "image/jpeg", 4, "ab".repeat(32));
        bench.server.then(c -> c.head(201, "Content-Length: 0"));
        bench.gateway.upload(a, file);
        Request r = bench.server.takeRequest();
        assertThat(r.method() + " " + r.target()).isEqualTo("PUT /attachments/f-1");
        assertThat(r.body()).containsExactly(1, 2, 3, 0xFF);
        assertThat(r.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(r.header("X-Name")).isEqualTo("ng%E1%BA%ADp%20%C4%91%C6%B0%E1%BB%9Dng%2B1.jpg");
        assertThat(r.header("X-SHA256")).isEqualTo("ab".repeat(32));
        bench.server.then(c -> c.head(200, "Content-Length: 0"));
        bench.gateway.upload(a, file);
    }

    @Test
    void an_upload_that_was_not_taken_is_never_called_taken() throws Exception {
        Path file = Files.write(folder.resolve("x"), new byte[10]);
        Attachment a = new Attachment("f-1", "x", "nonsense", 10, "ab".repeat(32));
        bench.server.thenAnswer(200, "text/html", "<html>Đăng nhập Wi-Fi</html>");
        assertThat(failure(() -> bench.gateway.upload(a, file)).kind()).isEqualTo(Kind.CAPTIVE_PORTAL);
        bench.problemNext(422, "checksum-mismatch", null);
        GatewayException e = failure(() -> bench.gateway.upload(a, file));
        assertThat(e.kind()).isEqualTo(Kind.REJECTED);
        assertThat(e.problem().code()).isEqualTo("checksum-mismatch");
        GatewayException gone = failure(() -> bench.gateway.upload(a, folder.resolve("gone")));
        assertThat(gone.kind()).isEqualTo(Kind.REJECTED);
        assertThat(gone.problem().code()).isEqualTo("file-missing");
    }
}
