package vn.toancanh.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.change.SampleBoard;
import vn.toancanh.core.change.Sequenced;
import vn.toancanh.core.port.CityGateway;
import vn.toancanh.core.port.CityGateway.ChangesPage;
import vn.toancanh.core.port.CityGateway.PackAnswer;
import vn.toancanh.core.port.CityGateway.SnapshotPage;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.Subscription;

/**
 * Keeps the link: fetches the pack, pulls what was missed, opens the stream, watches for gaps, and connects again with
 * backoff when it breaks. One attempt runs at a time on the network executor; everything it learns goes to the sink.
 *
 * <p>Thread-safe; {@link #position} is guarded by this object.
 */
final class LinkKeeper {
    /** What the keeper learns; every call may come from any thread and must only post to the loop. */
    interface Sink {
        void pack(PackAnswer answer);

        /** Begins a snapshot; its pages follow on the same thread, then {@link #snapshotEnd}. */
        void snapshotPage(List<Change> changes, boolean first);

        void snapshotEnd(Cursor cursor);

        /** A change in order; false when the inbox is full and the rest must be pulled. */
        boolean change(String epoch, Sequenced change);

        void opened();

        void word(Cursor head);

        /** The city's clock, just arrived. */
        void cityTime(Instant at);

        /** How long a question and its answer took. */
        void roundTrip(Duration took);

        /** Whether a gap or a snapshot is being pulled. */
        void pulling(boolean busy);

        void broken(String code);

        void refused(String code);

        void unauthorised();

        /** @param count of all that could not be used since the last snapshot */
        void leftOut(int count);
    }

    /** A stream that lived shorter proves nothing: somebody may end each one at once, and must not be asked without end. */
    private static final int PROVEN_BEATS = 2;

    /** A city that was reached within this time is asked each second or two: its line comes and goes, and is not spared. */
    private static final Duration JUST_NOW = Duration.ofMinutes(1);

    private static final Backoff IMPATIENCE = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(2));
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(15));

    /** After so many failures, some five minutes of them, the line and the battery are spared. */
    private static final int LONG_GONE = 40;

    private static final Backoff PATIENCE = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60));

    /** A line that is held by comments alone: the city is asked as often as it should have said its beat. */
    private static final Duration ASK_EVERY = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(LinkKeeper.class);

    private final EngineParts parts;
    private final Sink sink;
    private final SampleBoard samples;
    private final Poison poison = new Poison();
    private Cursor position = Cursor.NONE;
    private @Nullable String etag;
    private CityGateway.@Nullable Stream stream;
    private @Nullable Subscription retry;
    private int failures;
    private @Nullable Long reached; // when a stream was opened last
    private int life; // counts attempts; words of an earlier one are not heard any more
    private boolean running;
    private boolean connecting;
    private boolean repairing;
    private int beatsBehind;
    private long heard; // when the city itself said or answered something on this stream, by the monotonic clock

    LinkKeeper(EngineParts parts, Sink sink, SampleBoard samples) {
        this.parts = parts;
        this.sink = sink;
        this.samples = samples;
    }

    /** Begins to keep the link from this position. */
    synchronized void start(Cursor from, @Nullable String packEtag) {
        position = from;
        etag = packEtag;
        running = true;
        connectSoon(Duration.ZERO);
    }

    /** Tries now; the backoff starts anew. */
    synchronized void retryNow() {
        if (running && stream == null && !connecting) {
            failures = 0;
            connectSoon(Duration.ZERO);
        }
    }

    /** The machine has slept: the open stream is of another time, even if nobody has said so yet. */
    synchronized void connectAnew() {
        if (running) {
            failures = 0;
            connectSoon(Duration.ZERO);
        }
    }

    /** Nothing was heard for long, and nobody has said that the stream is over: it is, whatever it says. */
    synchronized void doubtStream() {
        if (stream != null) {
            LOG.warn("TC-E19 the stream is silent and says no end: it is opened anew");
            connectAnew();
        }
    }

    /** Forgets how far it has come and begins with a snapshot, now or when the link is back. */
    synchronized void fetchAnew() {
        position = Cursor.NONE;
        connectSoon(Duration.ZERO);
    }

    void stop() {
        CityGateway.Stream old;
        synchronized (this) {
            running = false;
            life++;
            cancelRetry();
            old = stream;
            stream = null;
        }
        if (old != null) {
            old.close();
        }
    }

    private synchronized void connectSoon(Duration delay) {
        cancelRetry();
        if (!running) {
            return;
        }
        connecting = true;
        int mine = ++life;
        CityGateway.Stream old = stream;
        stream = null;
        if (old != null) {
            // Not here: closing waits for the listener's thread, which may wait for this lock.
            parts.network().execute(old::close);
        }
        Runnable go = () -> parts.network().execute(() -> connect(mine));
        if (delay.isZero()) {
            go.run();
        } else {
            connecting = false;
            retry = parts.timer().after(delay, go);
        }
    }

    private void cancelRetry() {
        Subscription r = retry;
        if (r != null) {
            r.close();
            retry = null;
        }
    }

    private void connect(int mine) {
        synchronized (this) {
            if (mine != life || !running) {
                return;
            }
            connecting = true;
        }
        try {
            fetchPack();
            if (position().isNone() && !snapshot(mine)) {
                return;
            }
            catchUp(mine);
            if (isOver(mine)) {
                return;
            }
            CityGateway.Stream opened = parts.gateway().openStream(position(), new Listener(mine));
            boolean late;
            synchronized (this) {
                late = mine != life || !running;
                if (!late) {
                    stream = opened;
                    connecting = false;
                    beatsBehind = 0;
                    reached = parts.nanos().getAsLong();
                    heard = parts.nanos().getAsLong();
                }
            }
            if (late) {
                opened.close();
                return;
            }
            sink.opened();
            sink.pulling(false);
        } catch (GatewayException e) {
            failed(mine, e, true);
        } catch (RuntimeException | Error e) {
            LOG.error("TC-E30 connecting failed", e);
            failed(mine, new GatewayException(GatewayException.Kind.BROKEN, e.toString()), true);
        }
    }

    private void failed(int mine, GatewayException e, boolean whileConnecting) {
        Duration wait;
        synchronized (this) {
            if (mine != life || !running) {
                return;
            }
            connecting = false;
            if (e.kind() == GatewayException.Kind.CURSOR_TOO_OLD) {
                position = Cursor.NONE;
            }
            Duration asked = e.retryAfter();
            boolean atOnce = !whileConnecting || e.kind() == GatewayException.Kind.CURSOR_TOO_OLD;
            wait = atOnce && failures < 3 ? Duration.ZERO : pause(asked);
            failures++;
        }
        if (e.kind() == GatewayException.Kind.UNAUTHORISED) {
            sink.unauthorised();
        }
        if (whileConnecting && e.kind() != GatewayException.Kind.CURSOR_TOO_OLD) {
            LOG.info("no link: {}", e.getMessage());
            sink.refused(e.code());
        } else {
            LOG.info("the stream ended: {}", e.getMessage());
            sink.broken(e.code());
        }
        connectSoon(wait);
    }

    /** What the city asks for, but never nothing: a Retry-After of zero must not make us ask without a pause. */
    private Duration pause(@Nullable Duration asked) {
        boolean comesAndGoes = reached != null && parts.nanos().getAsLong() - reached < JUST_NOW.toNanos();
        Duration own = comesAndGoes
                ? IMPATIENCE.delay(failures, parts.random())
                : failures > LONG_GONE
                        ? PATIENCE.patient(failures, parts.random())
                        : BACKOFF.delay(failures, parts.random());
        return asked == null || asked.compareTo(own) < 0 ? own : asked;
    }

    private void fetchPack() throws GatewayException {
        String known;
        synchronized (this) {
            known = etag;
        }
        PackAnswer pack = parts.gateway().pack(known);
        if (pack != null) {
            sink.pack(pack);
            synchronized (this) {
                etag = pack.etag();
            }
        }
    }

    /** False when a later attempt has begun meanwhile: pages of two snapshots must not mix. */
    private boolean snapshot(int mine) throws GatewayException {
        sink.pulling(true);
        SnapshotPage page = parts.gateway().snapshot(null);
        Cursor at = page.cursor();
        if (!hand(mine, page, true)) {
            return false;
        }
        String next = page.next();
        while (next != null) {
            page = parts.gateway().snapshot(next);
            if (!page.cursor().epoch().equals(at.epoch())) {
                throw new GatewayException(GatewayException.Kind.CURSOR_TOO_OLD, "the epoch changed during a snapshot");
            }
            if (!hand(mine, page, false)) {
                return false;
            }
            next = page.next();
        }
        synchronized (this) {
            if (mine != life) {
                return false;
            }
            sink.snapshotEnd(at);
            position = at;
        }
        parts.gateway().telemetry().forEach(samples::put);
        return true;
    }

    private synchronized boolean hand(int mine, SnapshotPage page, boolean first) {
        if (mine != life) {
            return false;
        }
        sink.snapshotPage(page.changes(), first);
        if (poison.snapshot(page.leftOut(), first)) {
            sink.leftOut(poison.count());
        }
        return true;
    }

    private synchronized boolean isOver(int mine) {
        return mine != life;
    }

    private void catchUp(int mine) throws GatewayException {
        boolean more = true;
        while (more) {
            Cursor since = position();
            long asked = parts.nanos().getAsLong();
            ChangesPage page = parts.gateway().changes(since);
            if (page.changes().isEmpty()) {
                sink.roundTrip(Duration.ofNanos(parts.nanos().getAsLong() - asked));
            }
            if (!page.cursor().epoch().equals(since.epoch())) {
                throw new GatewayException(GatewayException.Kind.CURSOR_TOO_OLD, "the city began a new epoch");
            }
            if (!page.changes().isEmpty()) {
                sink.pulling(true);
            }
            if (poison.changes(page.cursor().epoch(), page.leftOut())) {
                sink.leftOut(poison.count());
            }
            for (Sequenced s : page.changes()) {
                if (!take(mine, page.cursor().epoch(), s, true)) {
                    throw new GatewayException(
                            GatewayException.Kind.BUSY, "too much waits here", null, Duration.ofSeconds(1), null);
                }
            }
            synchronized (this) {
                if (mine != life) {
                    return;
                }
                if (page.cursor().seq() > position.seq()) {
                    position = page.cursor(); // the log keeps only the last change of a thing: its end may be a hole
                }
            }
            more = page.more() && page.cursor().seq() > since.seq();
        }
    }

    private synchronized Cursor position() {
        return position;
    }

    /** Takes a change if it is the next one; tells whether the order holds. */
    private boolean take(int mine, String epoch, Sequenced s, boolean pulled) {
        synchronized (this) {
            if (mine != life) {
                return true;
            }
            if (s.seq() <= position.seq()) {
                return true; // a repetition
            }
            // A pulled page may have holes: the log keeps only the last change of a thing.
            if (!pulled && s.seq() != position.seq() + 1) {
                return false;
            }
            if (!sink.change(epoch, s)) {
                return false;
            }
            position = new Cursor(epoch, s.seq());
            return true;
        }
    }

    private void repair(int mine) {
        pull(mine, () -> {});
    }

    /** Asks for what is new since the position; an answer that comes is followed by {@code then}. */
    private void pull(int mine, Runnable then) {
        synchronized (this) {
            if (repairing || mine != life) {
                return;
            }
            repairing = true;
        }
        parts.network().execute(() -> {
            try {
                catchUp(mine);
                sink.pulling(false);
                then.run();
            } catch (GatewayException e) {
                endStream(mine, e);
            } catch (RuntimeException | Error e) {
                LOG.error("TC-E30 pulling what was missed failed", e);
                endStream(mine, new GatewayException(GatewayException.Kind.BROKEN, e.toString()));
            } finally {
                synchronized (this) {
                    repairing = false;
                    beatsBehind = 0;
                }
            }
        });
    }

    private void endStream(int mine, GatewayException why) {
        failed(mine, why, false);
    }

    /** Hears one stream. */
    private final class Listener implements CityGateway.StreamListener {
        private final int mine;
        private int beats;

        Listener(int mine) {
            this.mine = mine;
        }

        @Override
        public void onChange(String epoch, Sequenced change) {
            if (isOver(mine)) {
                return;
            }
            heard();
            if (!epoch.equals(position().epoch())) {
                endStream(
                        mine, new GatewayException(GatewayException.Kind.CURSOR_TOO_OLD, "the city began a new epoch"));
            } else if (!take(mine, epoch, change, false)) {
                repair(mine);
            } else {
                sink.word(position());
            }
        }

        @Override
        public void onSamples(List<Sample> latest) {
            if (!isOver(mine)) {
                latest.forEach(samples::put);
            }
        }

        @Override
        public void onUnusable() {
            if (!isOver(mine)) {
                repair(mine); // what cannot be used in a page either is left out there, and the stream goes on
            }
        }

        @Override
        public void onComment() {
            boolean due;
            synchronized (LinkKeeper.this) {
                due = mine == life && parts.nanos().getAsLong() - heard >= ASK_EVERY.toNanos();
            }
            if (due) {
                pull(mine, () -> {
                    if (!isOver(mine)) {
                        heard();
                        sink.word(position());
                    }
                });
            }
        }

        private void heard() {
            synchronized (LinkKeeper.this) {
                heard = parts.nanos().getAsLong();
            }
        }

        @Override
        public void onHeartbeat(Instant cityTime, Cursor head) {
            if (isOver(mine)) {
                return;
            }
            heard();
            if (!head.epoch().equals(position().epoch())) {
                endStream(
                        mine, new GatewayException(GatewayException.Kind.CURSOR_TOO_OLD, "the city began a new epoch"));
                return;
            }
            sink.cityTime(cityTime);
            sink.word(head);
            boolean behind;
            synchronized (LinkKeeper.this) {
                if (++beats == PROVEN_BEATS) {
                    failures = 0;
                }
                // One beat may overtake its changes on the way; two in a row mean that something was lost.
                beatsBehind = head.seq() > position.seq() ? beatsBehind + 1 : 0;
                behind = beatsBehind >= 2;
            }
            if (behind) {
                repair(mine);
            }
        }

        @Override
        public void onEnd(GatewayException why) {
            failed(mine, why, false);
        }
    }
}
