package vn.toancanh.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.toancanh.link.Bench.failure;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import okio.Buffer;
import okio.Okio;
import okio.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.toancanh.core.port.GatewayException.Kind;
import vn.toancanh.link.Failures.TooLargeException;
import vn.toancanh.testkit.Fault;

/**
 * Bodies without a sensible end, with the limits that the console ships. What a call allocates in all is held against the
 * goal for the growth of the heap: the heap cannot grow by more.
 */
@Timeout(60)
class DecodedLimitsTest {
    private static final long GOAL = 16 << 20;
    private static final LinkOptions SHIPPED = LinkOptions.standard("test");

    private final Bench bench = new Bench();
    private final HttpCityGateway gateway = bench.at(bench.server.url(), SHIPPED);

    DecodedLimitsTest() {
        gateway.use(Bench.SESSION);
    }

    @AfterEach
    void end() throws Exception {
        gateway.close();
        bench.close();
    }

    /** Loads what the first call loads. */
    private void warm() {
        bench.server.thenAnswer(200, "application/json", "{}");
        failure(gateway::telemetry);
    }

    @Test
    @Fault(10)
    void ten_gigabytes_that_are_announced_are_not_waited_for() {
        warm();
        bench.server.then(c -> {
            c.head(200, "Content-Type: application/json", "Content-Length: 10000000000");
            c.hold();
        });
        long start = System.nanoTime();
        assertThat(failure(gateway::telemetry).kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(SHIPPED.call().dividedBy(2));
    }

    @Test
    @Fault(10)
    void ten_gigabytes_in_chunks_end_at_the_limit() {
        warm();
        bench.server.then(c -> {
            c.head(200, "Content-Type: application/json", "Transfer-Encoding: chunked");
            c.trickle("10000\r\n" + " ".repeat(1 << 16) + "\r\n", Duration.ZERO);
        });
        long bytes =
                allocated(() -> assertThat(failure(gateway::telemetry).kind()).isEqualTo(Kind.TOO_LARGE));
        assertThat(bytes).as("bytes allocated by the call").isLessThan(GOAL);
    }

    @Test
    @Fault(11)
    void a_bomb_of_one_to_a_thousand_ends_at_the_limit_of_what_is_decoded() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gz = new GZIPOutputStream(bomb)) {
            byte[] blank = " ".repeat(1 << 20).getBytes(UTF_8);
            for (int i = 0; i < 200; i++) {
                gz.write(blank);
            }
        }
        assertThat((200L << 20) / bomb.size()).as("ratio").isGreaterThan(900);
        warm();
        bench.server.thenAnswer(200, "application/json", bomb.toByteArray(), "Content-Encoding: gzip");
        long bytes =
                allocated(() -> assertThat(failure(gateway::telemetry).kind()).isEqualTo(Kind.TOO_LARGE));
        assertThat(bytes).as("bytes allocated by the call").isLessThan(GOAL);
    }

    @Test
    @Fault(6)
    void a_line_of_the_stream_without_an_end_is_cut() {
        long bytes = allocated(() -> {
            EventReader reader = new EventReader(Okio.buffer(new Endless()), SHIPPED.maxEventBytes());
            assertThatThrownBy(reader::next).isInstanceOf(TooLargeException.class);
        });
        assertThat(bytes).as("bytes allocated by the reader").isLessThan(GOAL);
    }

    private static long allocated(Runnable what) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        what.run();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    /** "data: xxxx" for ever. */
    private static final class Endless implements Source {
        private static final byte[] SOME = ("data: " + "x".repeat(8_000)).getBytes(UTF_8);

        @Override
        public long read(Buffer sink, long byteCount) {
            int n = (int) Math.min(byteCount, SOME.length);
            sink.write(SOME, 0, n);
            return n;
        }

        @Override
        public okio.Timeout timeout() {
            return okio.Timeout.NONE;
        }

        @Override
        public void close() {}
    }
}
