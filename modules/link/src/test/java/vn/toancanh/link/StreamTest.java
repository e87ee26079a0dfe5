package vn.toancanh.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.toancanh.link.Bench.NOW;
import static vn.toancanh.link.Bench.failure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.change.Sequenced;
import vn.toancanh.core.port.CityGateway.Stream;
import vn.toancanh.core.port.CityGateway.StreamListener;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.GatewayException.Kind;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.net.ScriptedServer;
import vn.toancanh.wire.message.Heartbeat;

/** The stream: what is heard, what is left out, and how it ends. */
@Timeout(30)
class StreamTest {
    private static final Cursor SINCE = new Cursor("e1", 5);
    private final Bench bench = new Bench();
    private final Ear ear = new Ear();

    @AfterEach
    void end() throws Exception {
        bench.close();
    }

    private String change(int seq) {
        return "event: change\nid: e1:" + seq + "\ndata: " + bench.fit("Change", new Change.CaseRemoved("c-" + seq, 1))
                + "\n\n";
    }

    private String beat(int seq) {
        return "event: heartbeat\ndata: " + bench.fit("Heartbeat", new Heartbeat(NOW, "e1", seq)) + "\n\n";
    }

    private Stream openHasty(ScriptedServer.Script script) throws GatewayException {
        bench.server.then(script);
        return bench.hasty.openStream(SINCE, ear);
    }

    private Stream open(ScriptedServer.Script script) throws GatewayException {
        bench.server.then(script);
        return bench.gateway.openStream(SINCE, ear);
    }

    @Test
    void events_are_handed_on_in_the_order_of_their_coming_doubles_and_all() throws Exception {
        open(c -> {
            c.stream().send(change(6) + change(8) + change(7) + change(7) + beat(8));
            c.send("event: samples\ndata: " + bench.fit("SampleList", List.of(new Sample("sensor/1", 2.5, null, NOW)))
                    + "\n\n");
            c.hold();
        });
        assertThat(ear.take(6))
                .containsExactly(
                        "change e1 6 c-6",
                        "change e1 8 c-8",
                        "change e1 7 c-7",
                        "change e1 7 c-7",
                        "beat e1:8",
                        "samples 1");
        assertThat(ear.threads).hasSize(1).first().asString().isEqualTo("link-stream");
        ScriptedServer.Request r = bench.server.takeRequest();
        assertThat(r.target()).isEqualTo("/stream?since=e1%3A5");
        assertThat(r.header("Accept")).isEqualTo("text/event-stream");
        assertThat(r.header("Accept-Encoding")).isEqualTo("identity");
    }

    @Test
    @Fault(2)
    void a_bad_event_is_left_out_and_the_next_ones_are_heard() throws Exception {
        open(c -> {
            c.stream().send(": hello\n\nevent: change\nid: e1:6\ndata: {\"type\":\"weather\"}\n\n");
            c.send("event: change\nid: nonsense\ndata: " + bench.json.text(new Change.PackChanged("1")) + "\n\n");
            c.send("event: change\nid: e1:7\ndata: {\"type\":\n\nevent: heartbeat\ndata: soon\n\n");
            c.send("event: from-the-future\ndata: {}\n\n" + change(8));
            c.hold();
        });
        assertThat(ear.take(1)).containsExactly("change e1 8 c-8");
    }

    @Test
    @Fault({2, 7, 8})
    void odd_ids_and_an_odd_retry_do_no_harm_and_a_change_that_cannot_be_read_is_told() throws Exception {
        String gone = change(9).replace("id: e1:9\n", "");
        open(c -> {
            c.stream().send("retry: 0\n\nretry: 1000000000000\n\n");
            c.send(change(9).replace("e1:9", "e1:\u00009"))
                    .send(change(9).replace("e1:9", ""))
                    .send(gone);
            c.send(change(8)).send(change(3)).send(change(10));
            c.hold();
        });
        assertThat(ear.take(3))
                .as("an id that goes back is the engine's to judge")
                .containsExactly("change e1 8 c-8", "change e1 3 c-3", "change e1 10 c-10");
        assertThat(ear.unusable).hasValue(3);
    }

    @Test
    @Fault(4)
    void a_truncated_event_is_never_heard() throws Exception {
        String whole = change(7);
        open(c -> c.stream().send(change(6) + whole.substring(0, whole.length() - 1)));
        assertThat(ear.take(2)).containsExactly("change e1 6 c-6", "end BROKEN");
    }

    @Test
    @Fault(62)
    void an_end_between_events_and_a_reset_are_breaks() throws Exception {
        open(c -> c.stream().send(beat(5)));
        assertThat(ear.take(2)).containsExactly("beat e1:5", "end BROKEN");
        CountDownLatch heard = new CountDownLatch(1);
        ear.onBeat = heard::countDown;
        open(c -> c.stream().send(beat(5)).await(heard).reset());
        assertThat(ear.take(2)).containsExactly("beat e1:5", "end BROKEN");
    }

    @Test
    @Fault(42)
    void silence_ends_the_stream() throws Exception {
        openHasty(c -> c.stream().send(beat(5)).hold());
        assertThat(ear.take(2)).containsExactly("beat e1:5", "end TIMEOUT");
    }

    @Test
    @Fault(44)
    void bytes_that_trickle_without_an_event_are_silence_too() throws Exception {
        openHasty(c -> c.stream().send(beat(5)).trickle("x", Duration.ofMillis(50)));
        assertThat(ear.take(2)).containsExactly("beat e1:5", "end TIMEOUT");
        openHasty(c -> c.stream().send("data: 1\n").trickle(": within an event\n", Duration.ofMillis(50)));
        assertThat(ear.take(1)).containsExactly("end TIMEOUT");
        openHasty(c -> c.stream().trickle("event: change\nid: e1:6\ndata: {}\n\n", Duration.ofMillis(50)));
        assertThat(ear.take(1)).containsExactly("end TIMEOUT");
    }

    @Test
    @Fault(9)
    void comments_keep_the_line_open_and_are_told_as_what_they_are() throws Exception {
        openHasty(c -> c.stream().send(beat(5)).trickle(": still here\n\n", Duration.ofMillis(50)));
        long begin = System.nanoTime();
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        System.nanoTime() - begin > 3 * Bench.HASTY.silence().toNanos() && ear.comments.get() > 10);
        assertThat(ear.take(1)).containsExactly("beat e1:5");
        assertThat(ear.words).as("neither a word nor an end").isEmpty();
    }

    @Test
    void heartbeats_keep_it_open_beyond_the_time_of_silence() throws Exception {
        openHasty(c -> c.stream().trickle(beat(5), Duration.ofMillis(200)));
        assertThat(ear.take(8)).hasSize(8).containsOnly("beat e1:5");
    }

    @Test
    @Fault(6)
    void an_event_without_an_end_stops_at_the_limit() throws Exception {
        open(c -> c.stream().send("data: ").trickle("x".repeat(1 << 14), Duration.ZERO));
        assertThat(ear.take(1)).containsExactly("end TOO_LARGE");
    }

    @Test
    void a_refusal_at_the_door_is_told_to_the_caller_alone() {
        bench.problemNext(410, "cursor-too-old", null);
        assertThat(failure(() -> bench.gateway.openStream(SINCE, ear)).kind()).isEqualTo(Kind.CURSOR_TOO_OLD);
        bench.problemNext(401, "no-token", null);
        assertThat(failure(() -> bench.gateway.openStream(SINCE, ear)).kind()).isEqualTo(Kind.UNAUTHORISED);
        bench.server.thenAnswer(200, "text/html", "<html></html>");
        assertThat(failure(() -> bench.gateway.openStream(SINCE, ear)).kind()).isEqualTo(Kind.CAPTIVE_PORTAL);
        bench.server.thenAnswer(429, "text/plain", "", "Retry-After: 3");
        assertThat(failure(() -> bench.gateway.openStream(SINCE, ear)).retryAfter())
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(ear.words).isEmpty();
    }

    @Test
    @Fault(44)
    void a_door_that_stays_silent_or_trickles_is_a_timeout() {
        bench.server.then(ScriptedServer.Connection::hold);
        assertThat(failure(() -> bench.hasty.openStream(SINCE, ear)).kind()).isEqualTo(Kind.TIMEOUT);
        bench.server.then(c -> c.send("HTTP/1.1 200 OK\r\n").trickle("X-A: b\r\n", Duration.ofMillis(50)));
        assertThat(failure(() -> bench.hasty.openStream(SINCE, ear)).kind()).isEqualTo(Kind.TIMEOUT);
        bench.server.then(c -> {
            c.head(404, "Content-Type: application/problem+json", "Content-Length: 100000");
            c.trickle(" ", Duration.ofMillis(50));
        });
        assertThat(failure(() -> bench.hasty.openStream(SINCE, ear)).kind()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void after_close_nothing_is_heard_and_the_thread_ends() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        Stream s = open(c -> c.stream().send(change(6)).await(closed).trickle(change(7), Duration.ofMillis(1)));
        ear.take(1);
        s.close();
        s.close();
        closed.countDown();
        await().until(() -> !ear.thread.get().isAlive());
        assertThat(ear.words).isEmpty();
    }

    @Test
    void closing_from_within_the_listener_ends_it_there() throws Exception {
        AtomicReference<Stream> own = new AtomicReference<>();
        CountDownLatch known = new CountDownLatch(1);
        ear.onBeat = () -> own.get().close();
        own.set(open(c -> c.stream().await(known).send(beat(5) + beat(6)).hold()));
        known.countDown();
        assertThat(ear.take(1)).containsExactly("beat e1:5");
        await().until(() -> !ear.thread.get().isAlive());
        assertThat(ear.words).isEmpty();
    }

    @Test
    void closing_does_not_wait_for_a_listener_that_is_busy() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        ear.onBeat = () -> {
            busy.countDown();
            uninterruptibly(go);
        };
        Stream s = open(c -> c.stream().send(beat(5) + beat(6)).hold());
        assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();
        s.close(); // would never return if it waited
        go.countDown();
        await().until(() -> !ear.thread.get().isAlive());
        assertThat(ear.take(1)).containsExactly("beat e1:5");
        assertThat(ear.words).isEmpty();
    }

    @Test
    void a_listener_that_fails_ends_the_stream_once() throws Exception {
        ear.onBeat = () -> {
            throw new IllegalStateException("a mistake in a test");
        };
        open(c -> c.stream().send(beat(5) + beat(6)).hold());
        assertThat(ear.take(1)).containsExactly("end BROKEN");
        await().until(() -> !ear.thread.get().isAlive());
        assertThat(ear.words).isEmpty();
    }

    @Test
    @Fault(72)
    void a_stack_at_its_end_ends_the_stream_like_any_mistake() throws Exception {
        ear.onBeat = () -> {
            throw new StackOverflowError("thrown by a test");
        };
        open(c -> c.stream().send(beat(5)).hold());
        assertThat(ear.take(1)).containsExactly("end BROKEN");
    }

    @Test
    void closing_the_gateway_ends_its_streams() throws Exception {
        open(c -> c.stream().send(beat(5)).hold());
        assertThat(ear.take(1)).containsExactly("beat e1:5");
        bench.gateway.close();
        assertThat(ear.take(1)).containsExactly("end BROKEN");
    }

    private static void uninterruptibly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes down what is heard. */
    private static final class Ear implements StreamListener {
        final AtomicInteger unusable = new AtomicInteger();
        final AtomicInteger comments = new AtomicInteger();
        final BlockingQueue<String> words = new LinkedBlockingQueue<>();
        final List<String> threads = new ArrayList<>();
        final AtomicReference<Thread> thread = new AtomicReference<>();
        volatile Runnable onBeat = () -> {};

        List<String> take(int n) throws InterruptedException {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                String w = words.poll(10, TimeUnit.SECONDS);
                if (w == null) {
                    break;
                }
                all.add(w);
            }
            return all;
        }

        private void hear() {
            thread.set(Thread.currentThread());
            if (!threads.contains(Thread.currentThread().getName())) {
                threads.add(Thread.currentThread().getName());
            }
        }

        @Override
        public void onChange(String epoch, Sequenced change) {
            hear();
            Change.CaseRemoved r = (Change.CaseRemoved) change.change();
            words.add("change " + epoch + " " + change.seq() + " " + r.caseId());
        }

        @Override
        public void onUnusable() {
            unusable.incrementAndGet();
        }

        @Override
        public void onComment() {
            comments.incrementAndGet();
        }

        @Override
        public void onSamples(List<Sample> samples) {
            hear();
            words.add("samples " + samples.size());
        }

        @Override
        public void onHeartbeat(Instant cityTime, Cursor head) {
            hear();
            onBeat.run();
            words.add("beat " + head.text());
        }

        @Override
        public void onEnd(GatewayException why) {
            hear();
            words.add("end " + why.kind());
        }
    }
}
