package vn.toancanh.link;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.port.CityGateway.ActionAnswer;
import vn.toancanh.core.port.CityGateway.BatchAnswer;
import vn.toancanh.core.port.CityGateway.Keyed;
import vn.toancanh.core.port.CityGateway.Verdict;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.GatewayException.Kind;
import vn.toancanh.wire.AnswerReader;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;
import vn.toancanh.wire.message.BatchResult;
import vn.toancanh.wire.message.ProblemDocument;

/** What the city decided about acts, read from its answers: one by one or in a batch. Thread-safe. */
final class Decisions {
    private final Json json;
    private final AnswerReader reader;

    Decisions(Json json, AnswerReader reader) {
        this.json = json;
        this.reader = reader;
    }

    /** @throws GatewayException when the answer is no decision: the act is neither done nor refused */
    ActionAnswer of(Answer a, Instant now) throws GatewayException {
        if (a.status == 200) {
            try {
                return new ActionAnswer(
                        Verdict.APPLIED, reader.applied(a.json()).orElse(null), null);
            } catch (WireException e) {
                throw Failures.notTheCity("The answer is not one of the contract: " + e.getMessage(), e);
            }
        }
        GatewayException e = a.refusal(reader, now);
        Problem why = e.problem();
        boolean decided = e.kind() == Kind.REJECTED || e.kind() == Kind.CURSOR_TOO_OLD;
        if (!decided || why == null) {
            throw e;
        }
        ProblemDocument doc = a.problem(reader);
        boolean faster = (a.status == 409 && why.code().equals("conflict")) || a.status == 412;
        return new ActionAnswer(
                faster ? Verdict.CONFLICT : Verdict.REJECTED, doc == null ? null : doc.currentCase(), why);
    }

    /**
     * The answers of a batch in the order of the question. An item that is missing, stands under another key or cannot be
     * read says nothing about its act, and nothing about the others.
     */
    List<BatchAnswer> ofBatch(byte[] body, List<Keyed> asked, Instant now) throws GatewayException {
        BatchResult result;
        try {
            result = json.read(body, BatchResult.class);
        } catch (WireException e) {
            throw Failures.notTheCity("The answer is not one of the contract: " + e.getMessage(), e);
        }
        List<BatchAnswer> out = new ArrayList<>(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            BatchResult.Item item =
                    i < result.results().size() ? result.results().get(i) : null;
            out.add(one(item, asked.get(i), now));
        }
        return out;
    }

    private BatchAnswer one(BatchResult.@Nullable Item item, Keyed asked, Instant now) {
        if (item == null || !asked.key().equals(item.key())) {
            return new BatchAnswer(null, Failures.notTheCity("The batch does not say what became of this act.", null));
        }
        try {
            return new BatchAnswer(of(Answer.item(item.status(), json.bytes(item.body())), now), null);
        } catch (GatewayException e) {
            return new BatchAnswer(null, e);
        }
    }

    /** The frozen bytes are put together as they are: nothing of them is written anew. */
    static byte[] batchBody(List<Keyed> acts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 + acts.size() * 400);
        text(out, "{\"actions\":[");
        for (int i = 0; i < acts.size(); i++) {
            text(out, (i == 0 ? "" : ",") + "{\"command\":");
            out.writeBytes(acts.get(i).frozen());
            text(out, ",\"key\":\"" + acts.get(i).key() + "\"}");
        }
        text(out, "]}");
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String s) {
        out.writeBytes(s.getBytes(StandardCharsets.US_ASCII));
    }
}
