package vn.toancanh.media.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class FrameSlotsTest {
    private final FrameSlots slots = new FrameSlots();

    @Test
    void aReaderNeverSeesHalfAPicture() throws Exception {
        slots.size(64, 64);
        AtomicBoolean end = new AtomicBoolean();
        Thread painter = new Thread(() -> {
            for (int n = 1; n < 20_000; n++) {
                Frame f = slots.begin();
                if (f != null) {
                    for (int i = 0; i < 64 * 64; i++) {
                        f.pixels().putInt(i * 4, n);
                    }
                    slots.publish(f, n, n);
                }
            }
            end.set(true);
        });
        painter.start();
        Frame shown = null;
        Frame before = null;
        int torn = 0;
        int seen = 0;
        while (!end.get()) {
            if (before != null) {
                slots.give(before);
                before = null;
            }
            Frame f = slots.take();
            if (f != null) {
                seen++;
                before = shown;
                shown = f;
            }
            torn += torn(shown) + torn(before);
        }
        painter.join();
        assertThat(torn).isZero();
        assertThat(seen).isPositive();
    }

    private static int torn(Frame f) {
        if (f == null) {
            return 0;
        }
        int first = f.pixels().getInt(0);
        for (int i = 1; i < 64 * 64; i++) {
            if (f.pixels().getInt(i * 4) != first) {
                return 1;
            }
        }
        return 0;
    }

    @Test
    void theNewestWinsAndAFullHouseIsNotPainted() {
        slots.size(4, 4);
        paint(1);
        paint(2);
        Frame two = slots.take();
        assertThat(two.ptsMicros()).isEqualTo(2);
        assertThat(slots.take()).isNull();
        paint(3);
        Frame three = slots.take();
        paint(4);
        Frame four = slots.take();
        assertThat(slots.begin()).isNull();
        slots.give(two);
        assertThat(slots.begin()).isSameAs(two);
        assertThat(three.ptsMicros() + four.ptsMicros()).isEqualTo(7);
    }

    @Test
    void anotherSizeMakesNewFramesAndForgetsOldOnes() {
        slots.size(4, 4);
        paint(1);
        Frame old = slots.take();
        Frame half = slots.begin();
        slots.size(8, 2);
        Frame next = slots.begin();
        assertThat(next.width()).isEqualTo(8);
        slots.publish(half, 9, 9);
        slots.give(old);
        assertThat(slots.take()).isNull();
        slots.publish(next, 2, 2);
        assertThat(slots.take()).isSameAs(next);
        slots.size(0, 0);
        assertThat(slots.begin()).isNull();
    }

    @Test
    void shapesAreKept() {
        assertThat(Fit.of(16 / 9.0, 160, 160)).isEqualTo(new Fit(0, 35, 160, 90));
        assertThat(Fit.of(16 / 9.0, 317, 178)).isEqualTo(new Fit(0, 0, 317, 178));
        assertThat(Fit.of(16 / 9.0, 400, 90)).isEqualTo(new Fit(120, 0, 160, 90));
    }

    private void paint(long pts) {
        Frame f = slots.begin();
        slots.publish(f, pts, pts);
    }
}
