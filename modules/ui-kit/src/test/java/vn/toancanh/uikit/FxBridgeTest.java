package vn.toancanh.uikit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;

class FxBridgeTest {
    private final RingStub ring = new RingStub();
    private final List<Runnable> wakes = new ArrayList<>();
    private final FxBridge bridge = new FxBridge(ring, wakes::add);
    private final List<Touched> seen = new ArrayList<>();
    private final List<Long> versions = new ArrayList<>();

    private void pulse() {
        List<Runnable> now = List.copyOf(wakes);
        wakes.clear();
        now.forEach(Runnable::run);
    }

    private Subscription watch() {
        return bridge.watch((s, t) -> {
            versions.add(s.version());
            seen.add(t);
        });
    }

    @Test
    void skippedStatesHandOnTheUnionOfWhatTheyTouched() {
        watch();
        pulse();
        seen.clear();
        versions.clear();

        ring.publish("a");
        ring.publish("b", "c");
        CityState newest = ring.publish("a", "d");
        pulse();

        assertThat(versions).containsExactly(newest.version());
        assertThat(seen.get(0).all()).isFalse();
        assertThat(seen.get(0).caseIds()).containsExactlyInAnyOrder("a", "b", "c", "d");
        assertThat(bridge.shown()).isSameAs(newest);
    }

    @Test
    void tenThousandStatesWaitAsOneWakeUp() {
        pulse();
        for (int i = 0; i < 10_000; i++) {
            ring.publish("c" + i);
            bridge.later(() -> {});
        }
        assertThat(wakes).hasSize(1);
    }

    @Test
    void aNewWatcherSeesEverythingAndTheOthersAreNotDisturbed() {
        watch();
        pulse();
        ring.publish("a");
        pulse();
        seen.clear();

        List<Touched> late = new ArrayList<>();
        bridge.watch((s, t) -> late.add(t));
        pulse();

        assertThat(late).containsExactly(Touched.EVERYTHING);
        assertThat(seen).isEmpty();
    }

    @Test
    void aCalmWatcherSeesALoneChangeAtOnceAndAFloodNowAndThenAndLosesNothing() {
        long[] nanos = {0};
        FxBridge paced = new FxBridge(ring, wakes::add, () -> nanos[0], Duration.ofMillis(250));
        List<CityState> calm = new ArrayList<>();
        List<Touched> touched = new ArrayList<>();
        paced.watchCalmly((s, t) -> {
            calm.add(s);
            touched.add(t);
        });
        pulse();
        nanos[0] += Duration.ofSeconds(5).toNanos();
        ring.publish("alone");
        pulse();
        assertThat(touched).containsExactly(Touched.EVERYTHING, Touched.NOTHING);

        CityState newest = null;
        for (int i = 0; i < 60; i++) { // a second of pulses
            nanos[0] += Duration.ofMillis(16).toNanos();
            newest = ring.publish("c" + i);
            pulse();
        }
        assertThat(calm).hasSizeBetween(5, 6);
        nanos[0] += Duration.ofMillis(250).toNanos();
        pulse();
        assertThat(calm.get(calm.size() - 1)).isSameAs(newest);
        pulse();
        assertThat(wakes).as("nothing is owed, nobody is woken").isEmpty();
        paced.close();
    }

    @Test
    void aClosedWatchHearsNothingMore() {
        Subscription s = watch();
        pulse();
        seen.clear();

        ring.publish("a");
        s.close();
        s.close();
        pulse();

        assertThat(seen).isEmpty();
    }

    @Test
    void aFailingListenerHindersNobodyAndIsReported() {
        List<Throwable> failures = new ArrayList<>();
        bridge.onFailure(failures::add);
        bridge.watch((s, t) -> {
            throw new IllegalStateException("view");
        });
        watch();
        bridge.later(() -> seen.add(Touched.NOTHING));
        pulse();

        assertThat(seen).hasSize(2);
        assertThat(failures).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tasksKeepTheirOrderAndWhatTheyAddComesNext() {
        List<String> order = new ArrayList<>();
        bridge.later(() -> {
            order.add("1");
            bridge.later(() -> order.add("3"));
        });
        bridge.later(() -> order.add("2"));
        pulse();
        assertThat(order).containsExactly("1", "2");
        pulse();
        assertThat(order).containsExactly("1", "2", "3");
    }

    @Test
    void theOutcomeOfAStageArrivesWithABatch() {
        CompletableFuture<String> good = new CompletableFuture<>();
        CompletableFuture<String> bad = new CompletableFuture<>();
        List<Object> out = new ArrayList<>();
        bridge.onFx(good, out::add, out::add);
        bridge.onFx(bad.thenApply(x -> x), out::add, out::add);
        pulse();

        good.complete("ok");
        IllegalArgumentException cause = new IllegalArgumentException();
        bad.completeExceptionally(new CompletionException(cause));
        assertThat(out).isEmpty();
        pulse();

        assertThat(out).containsExactly("ok", cause);
    }

    @Test
    void closingLeavesTheRingAndDropsWhatWaits() {
        watch();
        bridge.later(() -> seen.add(Touched.NOTHING));
        bridge.close();
        pulse();

        assertThat(ring.listeners()).isZero();
        assertThat(seen).isEmpty();
    }

    @Test
    void onOneThreadEverythingComesAtOnce() {
        FxBridge direct = FxBridge.sameThread(ring);
        List<Long> got = new ArrayList<>();
        direct.watch((s, t) -> got.add(s.version()));
        long v = ring.publish("a").version();
        direct.later(() -> got.add(-1L));

        assertThat(got).containsExactly(v - 1, v, -1L);
    }
}
