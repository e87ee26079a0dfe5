package vn.toancanh.city.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.city.fault.FaultBoard;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.city.model.CursorTooOldException;
import vn.toancanh.city.model.LogRow;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.message.Heartbeat;

/**
 * {@code /stream}: each client reads the log at its own speed, on its own thread. Nothing is queued for it, so a slow client
 * costs no memory and keeps nobody waiting; one that falls behind the log, or whose line takes nothing for half a minute
 * (the web server's idle time), is dropped. Thread-safe.
 */
final class Streams {
    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
    private static final int PIECE = 256;

    private final CityModel model;
    private final Json json;
    private final SampleFeed samples;
    private final FaultBoard faults;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final long beatMillis;
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean closed;

    /** @param beatMillis between two heartbeats, 2,000 by contract */
    Streams(
            CityModel model,
            Json json,
            SampleFeed samples,
            FaultBoard faults,
            InstantSource clock,
            LongSupplier nanos,
            long beatMillis) {
        this.model = model;
        this.json = json;
        this.samples = samples;
        this.faults = faults;
        this.clock = clock;
        this.nanos = nanos;
        this.beatMillis = beatMillis;
    }

    /** Serves one client until either side has had enough. */
    void serve(Context ctx) throws IOException {
        String since = ctx.header("Last-Event-ID");
        Cursor start = Cursors.parse(since == null ? ctx.queryParam("since") : since);
        try {
            model.after(start, 1);
        } catch (CursorTooOldException e) {
            throw new ProblemException(410, "cursor-too-old");
        }
        HttpServletResponse res = ctx.res();
        res.setStatus(200);
        res.setContentType("text/event-stream;charset=UTF-8");
        res.setHeader("Cache-Control", "no-store");
        open.incrementAndGet();
        try {
            talk(start, res.getOutputStream());
        } catch (CursorTooOldException e) {
            LOG.info("A stream ends: {}", e.getMessage()); // another epoch, or a client that is too slow
        } catch (IOException e) {
            LOG.debug("A client has left the stream.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.decrementAndGet();
        }
    }

    /** How many clients listen. */
    int count() {
        return open.get();
    }

    /** Ends all streams. */
    void close() {
        closed = true;
        model.pulse().beat();
    }

    private void talk(Cursor start, OutputStream out) throws IOException, CursorTooOldException, InterruptedException {
        Cursor at = start;
        StreamFaults spoil = new StreamFaults(faults, start.epoch());
        long tick = 0;
        long nextBeat = nanos.getAsLong(); // the first one at once: the client learns the head
        while (!closed) {
            long seen = model.pulse().count();
            StringBuilder text = new StringBuilder();
            List<LogRow> rows = model.after(at, PIECE);
            for (LogRow row : rows) {
                spoil.change(row, text);
                at = new Cursor(at.epoch(), row.seq());
            }
            SampleFeed.Tick now = samples.tick();
            if (now != null && now.n() != tick) {
                tick = now.n();
                text.append("event: samples\ndata: ").append(now.json()).append("\n\n");
            }
            if (nanos.getAsLong() - nextBeat >= 0) {
                spoil.flush(text);
                Cursor head = model.cursor();
                String beat = json.text(new Heartbeat(clock.instant(), head.epoch(), head.seq()));
                text.append("event: heartbeat\ndata: ").append(beat).append("\n\n");
                nextBeat = nanos.getAsLong() + beatMillis * 1_000_000;
            }
            if (text.length() > 0) {
                out.write(text.toString().getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            if (rows.isEmpty()) {
                model.pulse().await(seen, Math.max(1, (nextBeat - nanos.getAsLong()) / 1_000_000));
            }
        }
    }
}
