package vn.toancanh.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.port.CityGateway.ActionAnswer;
import vn.toancanh.core.port.CityGateway.BatchAnswer;
import vn.toancanh.core.port.CityGateway.Keyed;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.StoreException;

/**
 * Carries acts to the city: reads their bytes, sends them, and says on the state loop what came back. It knows neither which
 * act may go nor what an answer means. {@link #one} and {@link #batch} return at once; each ends in exactly one call of its
 * {@code then}, whatever happens.
 */
final class ActSender {
    private static final Logger LOG = LoggerFactory.getLogger(ActSender.class);

    private final EngineParts parts;
    private final StateLoop loop;

    ActSender(EngineParts parts, StateLoop loop) {
        this.parts = parts;
        this.loop = loop;
    }

    /**
     * What became of one act that was to be sent: exactly one of the last three is set.
     *
     * @param answer the city's decision
     * @param failure why there is none
     * @param unread why it was not sent: its bytes or its file cannot be read
     */
    record Sent(
            OutboxEntry entry,
            @Nullable ActionAnswer answer,
            @Nullable GatewayException failure,
            @Nullable StoreException unread) {
        private static Sent answered(OutboxEntry e, ActionAnswer answer) {
            return new Sent(e, answer, null, null);
        }

        private static Sent failed(OutboxEntry e, GatewayException why) {
            return new Sent(e, null, why, null);
        }

        private static Sent unread(OutboxEntry e, StoreException why) {
            return new Sent(e, null, null, why);
        }
    }

    /**
     * What came back of one call.
     *
     * @param whole why the city said nothing about any one act of a batch; then each of them carries it as its failure
     */
    record Return(List<Sent> each, @Nullable GatewayException whole) {}

    /** One act, its file before it. */
    void one(OutboxEntry e, Consumer<Return> then) {
        parts.network().execute(() -> {
            Sent sent = sent(e);
            loop.urgent(() -> then.accept(new Return(List.of(sent), null)));
        });
    }

    private Sent sent(OutboxEntry e) {
        try {
            if (e.command().act() instanceof Act.Attach a) {
                parts.gateway().upload(a.attachment(), parts.spool().fileOf(a.attachment()));
            }
            return Sent.answered(
                    e, parts.gateway().send(e.command().id(), parts.outbox().payload(e.n())));
        } catch (GatewayException x) {
            return Sent.failed(e, x);
        } catch (StoreException x) {
            return Sent.unread(e, x);
        } catch (RuntimeException | Error x) {
            LOG.error("TC-E20 sending entry {} failed", e.n(), x);
            return Sent.failed(e, new GatewayException(GatewayException.Kind.BROKEN, x.toString()));
        }
    }

    /** Acts of different cases in one call; those that cannot be read stay behind. */
    void batch(List<OutboxEntry> entries, Consumer<Return> then) {
        parts.network().execute(() -> {
            Return back = sentTogether(entries);
            loop.urgent(() -> then.accept(back));
        });
    }

    private Return sentTogether(List<OutboxEntry> entries) {
        List<Sent> each = new ArrayList<>();
        List<OutboxEntry> going = new ArrayList<>(entries);
        try {
            List<Keyed> acts = new ArrayList<>();
            for (OutboxEntry e : entries) {
                try {
                    acts.add(new Keyed(e.command().id(), parts.outbox().payload(e.n())));
                } catch (StoreException x) {
                    going.remove(e);
                    each.add(Sent.unread(e, x));
                }
            }
            List<BatchAnswer> answers =
                    acts.isEmpty() ? List.of() : parts.gateway().sendBatch(acts);
            for (int i = 0; i < going.size(); i++) {
                each.add(decided(going.get(i), i < answers.size() ? answers.get(i) : null));
            }
            return new Return(each, null);
        } catch (GatewayException x) {
            return undecided(each, going, x);
        } catch (RuntimeException | Error x) {
            LOG.error("TC-E20 sending a batch failed", x);
            return undecided(each, going, new GatewayException(GatewayException.Kind.BROKEN, x.toString()));
        }
    }

    private static Return undecided(List<Sent> unread, List<OutboxEntry> going, GatewayException why) {
        List<Sent> each = new ArrayList<>(unread);
        going.forEach(e -> each.add(Sent.failed(e, why)));
        return new Return(each, why);
    }

    private static Sent decided(OutboxEntry e, @Nullable BatchAnswer a) {
        ActionAnswer decided = a == null ? null : a.answer();
        GatewayException why = a == null ? null : a.failure();
        if (decided != null) {
            return Sent.answered(e, decided);
        }
        return Sent.failed(
                e, why == null ? new GatewayException(GatewayException.Kind.NOT_THE_CITY, "no answer") : why);
    }
}
