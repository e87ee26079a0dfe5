package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.model.Case;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;

class PackedCasesTest {
    private final Json json = new Json();
    private final PackedCases packed = new PackedCases(json);

    private static Case make(int n, String text) {
        return ((Change.CaseChanged) City.changed("c" + n, text, n)).value();
    }

    @Test
    void whatIsPackedComesBackAndTakesHalfOfTheRoom() throws Exception {
        for (String text : List.of("", "Ngập đường Lê Duẩn", "\u0000\uFFFD 🌊 \\ \" ", "ngập ".repeat(20_000))) {
            Case c = make(7, text);
            byte[] row = packed.pack(c);
            assertThat(packed.read(row)).isEqualTo(c);
            assertThat(row.length).isLessThan(json.bytes(c).length / 2);
        }
    }

    @Test
    void textThatCannotBeMadeSmallerComesBackToo() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            noise.append((char) random.nextInt(0x4e00, 0x9fa0));
        }
        Case c = make(1, noise.toString());
        assertThat(packed.read(packed.pack(c))).isEqualTo(c);
    }

    @Test
    void aFewBytesThatStandForVeryManyAreRefused() throws Exception {
        byte[] bomb = new Packing(new byte[0], 1 << 30).pack(new byte[64 << 20]);
        assertThat(bomb.length).isLessThan(1 << 20);
        assertThatThrownBy(() -> packed.read(bomb)).isInstanceOf(WireException.class);
    }

    @Test
    void whatNobodyPackedIsRefusedAndHurtsNoOther() throws Exception {
        Case c = make(1, "Cháy nhà dân");
        byte[] row = packed.pack(c);
        for (int cut = 0; cut < row.length; cut++) {
            byte[] part = Arrays.copyOf(row, cut);
            assertThatThrownBy(() -> packed.read(part)).isInstanceOf(WireException.class);
        }
        int refused = 0;
        int harmless = 0;
        for (int bit = 0; bit < 8 * row.length; bit++) {
            byte[] flipped = row.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertThat(packed.read(flipped)).as("bit %d fills a byte", bit).isEqualTo(c);
                harmless++;
            } catch (WireException e) {
                refused++;
            }
        }
        assertThat(harmless).as("what fills the last byte").isLessThan(8);
        assertThat(refused).isGreaterThan(500);
        assertThatThrownBy(() -> packed.read("{".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(WireException.class);
        assertThat(packed.read(row)).isEqualTo(c);
    }

    @Test
    void readerAndWriterDoNotMixTheirRows() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> all = IntStream.range(0, 400)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        Case c = make(i + 1, "Ngập " + i);
                        return packed.read(packed.pack(c)).equals(c);
                    })
                    .toList();
            for (Future<Boolean> f : pool.invokeAll(all)) {
                assertThat(f.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
