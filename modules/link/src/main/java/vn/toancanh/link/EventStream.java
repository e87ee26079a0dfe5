package vn.toancanh.link;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.Response;
import okio.BufferedSource;
import okio.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.change.Sequenced;
import vn.toancanh.core.port.CityGateway.Stream;
import vn.toancanh.core.port.CityGateway.StreamListener;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.GatewayException.Kind;
import vn.toancanh.wire.AnswerReader;
import vn.toancanh.wire.Read;
import vn.toancanh.wire.WireException;
import vn.toancanh.wire.message.Heartbeat;

/**
 * The open stream: one thread of its own reads events and calls the listener. It ends by itself when the bytes end, when an
 * event is too large, and when neither a comment nor an event that could be handed on came for the time of silence, even if bytes
 * trickle.
 *
 * <p>{@link #close} may be called from any thread, the listener's included, and never waits for the listener; after it no
 * call begins, {@code onEnd} neither.
 */
final class EventStream implements Stream {
    private static final Logger log = LoggerFactory.getLogger(EventStream.class);

    private enum Turn {
        FREE,
        CALLING,
        OVER
    }

    private final Call call;
    private final Response response;
    private final AnswerReader reader;
    private final StreamListener listener;
    private final LinkOptions options;
    private final Runnable over;
    private final AtomicReference<Turn> turn = new AtomicReference<>(Turn.FREE);
    private int unusable;

    EventStream(
            Call call,
            Response response,
            AnswerReader reader,
            StreamListener listener,
            LinkOptions options,
            Runnable over) {
        this.call = call;
        this.response = response;
        this.reader = reader;
        this.listener = listener;
        this.options = options;
        this.over = over;
    }

    void start() {
        Thread t = new Thread(this::run, "link-stream");
        t.setDaemon(true);
        t.start();
    }

    @Override
    public void close() {
        turn.set(Turn.OVER);
        call.cancel();
    }

    private void run() {
        GatewayException why;
        try (response) {
            why = read(response.body().source());
        } catch (IOException e) {
            why = Failures.of(e);
        } catch (RuntimeException | Error e) {
            log.error("E-LINK-1 a listener of the stream failed", e);
            why = new GatewayException(Kind.BROKEN, "The stream could not be handled.", e, null, null);
        }
        call.cancel();
        over.run();
        if (unusable > 1) {
            log.warn("{} events of the stream could not be used", unusable);
        }
        GatewayException end = why;
        // If the listener failed, the turn is still its.
        turn.compareAndSet(Turn.CALLING, Turn.FREE);
        if (turn.compareAndSet(Turn.FREE, Turn.OVER)) {
            listener.onEnd(end);
        }
    }

    private GatewayException read(BufferedSource in) throws IOException {
        Timeout patience = in.timeout();
        long silence = options.silence().toNanos();
        EventReader events = new EventReader(in, options.maxEventBytes(), () -> {
            if (call(listener::onComment)) {
                patience.deadline(silence, TimeUnit.NANOSECONDS);
            }
        });
        patience.deadline(silence, TimeUnit.NANOSECONDS);
        while (true) {
            EventReader.Event e = events.next();
            if (e == null) {
                return new GatewayException(Kind.BROKEN, "The gateway ended the stream.");
            }
            if (hear(e)) {
                patience.deadline(silence, TimeUnit.NANOSECONDS);
            } else if (turn.get() == Turn.OVER) {
                return new GatewayException(Kind.BROKEN, "The stream was closed.");
            }
        }
    }

    /** Whether the event was handed on. */
    private boolean hear(EventReader.Event e) {
        Runnable word;
        try {
            word = word(e);
        } catch (WireException x) {
            if (unusable++ == 0) {
                log.warn("An event of the stream cannot be used and is left out: {}", x.getMessage());
            }
            if (e.name().equals("change")) {
                call(listener::onUnusable);
            }
            return false;
        }
        return word != null && call(word);
    }

    /** Calls the listener, unless the stream is over. */
    private boolean call(Runnable word) {
        if (!turn.compareAndSet(Turn.FREE, Turn.CALLING)) {
            return false;
        }
        word.run();
        turn.compareAndSet(Turn.CALLING, Turn.FREE);
        return true;
    }

    /** The call that the event makes; null for an event that this version does not know. */
    private @Nullable Runnable word(EventReader.Event e) throws WireException {
        switch (e.name()) {
            case "change" -> {
                Cursor at = e.id() == null ? null : Cursor.parse(e.id());
                if (at == null) {
                    throw new WireException("A change has no id of the form epoch:seq.");
                }
                Change change = reader.change(e.data());
                return () -> listener.onChange(at.epoch(), new Sequenced(at.seq(), change));
            }
            case "samples" -> {
                Read<List<Sample>> samples = reader.samples(e.data());
                unusable += samples.skipped();
                return () -> listener.onSamples(samples.message());
            }
            case "heartbeat" -> {
                Heartbeat beat = reader.heartbeat(e.data());
                return () -> listener.onHeartbeat(beat.at(), new Cursor(beat.epoch(), beat.seq()));
            }
            default -> {
                return null;
            }
        }
    }
}
