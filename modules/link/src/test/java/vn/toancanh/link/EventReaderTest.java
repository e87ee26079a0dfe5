package vn.toancanh.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import okio.Buffer;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.junit.jupiter.api.Test;
import vn.toancanh.link.Failures.TooLargeException;
import vn.toancanh.testkit.Fault;

class EventReaderTest {
    private static final String TWO = """
            : a comment
            event: change
            id: e:1
            data: {"a":
            data:  1}

            event:heartbeat
            retry: 5
            data

            unknown

            id: e:2
            data: ờ🚒

            """;

    @Property(tries = 300)
    @Fault(5)
    void the_cuts_of_the_network_and_the_kind_of_line_ends_change_nothing(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 40) Integer> cuts,
            @ForAll @IntRange(min = 0, max = 2) int ends)
            throws IOException {
        String text = TWO.replace("\n", new String[] {"\n", "\r\n", "\r"}[ends]);
        List<EventReader.Event> all = read(text.getBytes(UTF_8), cuts, 1_000);
        assertThat(all).extracting(EventReader.Event::name).containsExactly("change", "heartbeat", "");
        assertThat(all).extracting(EventReader.Event::id).containsExactly("e:1", null, "e:2");
        assertThat(all).extracting(e -> new String(e.data(), UTF_8)).containsExactly("{\"a\":\n 1}", "", "ờ🚒");
    }

    @Test
    @Fault(4)
    void an_event_without_its_empty_line_is_never_handed_out() {
        byte[] cut = "data: whole\n\ndata: ha".getBytes(UTF_8);
        assertThatThrownBy(() -> read(cut, List.of(100), 1_000)).isInstanceOf(EOFException.class);
        byte[] lineEnded = "data: whole\n\ndata: half\n".getBytes(UTF_8);
        assertThatThrownBy(() -> read(lineEnded, List.of(100), 1_000)).isInstanceOf(EOFException.class);
    }

    @Test
    @Fault(6)
    void an_event_beyond_the_limit_ends_it_whether_in_one_line_or_in_many() {
        byte[] one = ("data: " + "x".repeat(2_000)).getBytes(UTF_8);
        byte[] many = "data: x\n".repeat(500).getBytes(UTF_8);
        byte[] comment = (":" + "x".repeat(2_000)).getBytes(UTF_8);
        for (byte[] bytes : List.of(one, many, comment)) {
            assertThatThrownBy(() -> read(bytes, List.of(100), 1_000)).isInstanceOf(TooLargeException.class);
        }
    }

    @Test
    void many_comments_between_events_are_no_large_event() throws IOException {
        byte[] bytes = (": still here\n".repeat(500) + "data: x\n\n").getBytes(UTF_8);
        assertThat(read(bytes, List.of(100), 1_000)).hasSize(1);
    }

    @Test
    @Fault(5)
    void a_byte_order_mark_at_the_start_is_skipped() throws IOException {
        assertThat(read("\uFEFFdata: x\n\n".getBytes(UTF_8), List.of(100), 1_000))
                .hasSize(1);
    }

    private static List<EventReader.Event> read(byte[] bytes, List<Integer> cuts, int max) throws IOException {
        EventReader reader = new EventReader(Okio.buffer(new CutUp(bytes, cuts)), max);
        List<EventReader.Event> all = new ArrayList<>();
        for (EventReader.Event e = reader.next(); e != null; e = reader.next()) {
            all.add(e);
        }
        return all;
    }

    /** Hands out the bytes in pieces of given sizes, over and over. */
    private static final class CutUp implements Source {
        private final Buffer rest;
        private final List<Integer> cuts;
        private int i;

        CutUp(byte[] bytes, List<Integer> cuts) {
            this.rest = new Buffer().write(bytes);
            this.cuts = cuts;
        }

        @Override
        public long read(Buffer sink, long max) {
            return rest.read(sink, Math.min(max, cuts.get(i++ % cuts.size())));
        }

        @Override
        public Timeout timeout() {
            return Timeout.NONE;
        }

        @Override
        public void close() {}
    }
}
