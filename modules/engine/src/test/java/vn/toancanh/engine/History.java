package vn.toancanh.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.TimelineKind;
import vn.toancanh.core.port.CityGateway.ActionAnswer;
import vn.toancanh.core.port.CityGateway.Verdict;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.GatewayException.Kind;
import vn.toancanh.core.port.Receipt;
import vn.toancanh.core.time.CityTime;

/**
 * One history of a console and its city, and what has to hold at its end: (1) every ticked act is with the city, waits or is
 * in the tray; (2) it happened once at most; (3) in order per case; (4) what is shown is what the city has; (5) the queue is
 * empty or its head is in the tray; (6) while it runs, no age is shown as less than it is.
 */
final class History {
    private static final int CASES = 4;
    private static final Kind[] FAILURES = {
        Kind.TIMEOUT, Kind.BROKEN, Kind.SERVER_ERROR, Kind.BUSY, Kind.REFUSED, Kind.NOT_THE_CITY, Kind.IN_PROGRESS
    };

    /** The clock's median of the last words, and half a round trip. */
    private static final Duration ROUNDING = Duration.ofSeconds(6);

    private final RingBench b;
    private final List<Long> ticked = new ArrayList<>();
    private int numbers;
    private long lastWord;
    private Duration wallIsOff = Duration.ZERO;

    /** A console that is started on a clock that somebody has set cannot know before it hears the city. */
    private boolean cannotKnow;

    History(boolean newKeys, boolean wallOrder) {
        b = new RingBench(CASES);
        b.city.newKeys = newKeys;
        b.stores.wallOrder = wallOrder;
        b.city.onWord = () -> {
            lastWord = b.clock.nanoTime().getAsLong();
            cannotKnow = false;
        };
        lastWord = b.clock.nanoTime().getAsLong();
    }

    void play(List<Integer> steps) {
        for (int step : steps) {
            step(step % 20, step / 20);
            agesAreNotTooYoung();
        }
        quiet();
        judge();
    }

    private void step(int kind, int p) {
        String id = RingBench.name(p % CASES);
        switch (kind) {
            case 0, 1, 2, 3 -> submit(id, new Act.AddNote("n" + ++numbers));
            case 4 ->
                submit(
                        id,
                        switch (p / CASES % 3) {
                            case 0 -> new Act.Accept();
                            case 1 -> new Act.ChangePriority(Priority.of(1 + p % 4));
                            default -> new Act.Assign("u" + p % 3);
                        });
            case 5 -> {
                if (b.city.down) {
                    b.city.down = false;
                } else {
                    b.city.cut();
                }
            }
            case 6 -> b.city.afterSend.add(new GatewayException(Kind.TIMEOUT, "answer lost"));
            case 7 -> b.city.beforeSend.add(new GatewayException(FAILURES[p % FAILURES.length], "scripted"));
            case 8 -> kill(p, id);
            case 9 -> cityEdits(id, p % 2 == 0);
            case 10 -> b.city.repeatLast();
            case 11 -> {
                Duration by = Duration.ofMinutes(p % 361 - 180);
                wallIsOff = wallIsOff.plus(by);
                b.clock.jumpWallClock(by);
            }
            case 12 -> {
                if (p % 3 == 0) {
                    b.city.newEpoch();
                }
            }
            case 13 -> b.stores.cacheBreaks = true;
            case 14, 15 -> time(p);
            case 16 -> {
                cityEdits(id, true);
                cityEdits(RingBench.name((p + 1) % CASES), true);
                b.city.lastTwoSwapped();
            }
            case 17 ->
                b.city.scripted.add(new ActionAnswer(
                        p % 2 == 0 ? Verdict.CONFLICT : Verdict.REJECTED, null, new Problem("scripted", 409, "")));
            case 18 -> {
                Case c = b.city.cases.get(id);
                if (c != null && p % 4 == 0) {
                    b.city.cases.put(id, c.with().version(c.version() + 1).build()); // drift: no word in the log
                } else if (c != null && p % 16 == 1) {
                    b.city.say(new Change.CaseRemoved(id, c.version() + 1));
                }
            }
            default -> tray(p);
        }
    }

    private void submit(String id, Act act) {
        Receipt r = b.act(id, act);
        if (r instanceof Receipt.Ticked t && !ticked.contains(t.n())) {
            ticked.add(t.n());
        }
    }

    /** The process dies, now and then with an act on its way that nobody has sent yet. */
    private void kill(int p, String id) {
        if (p % 2 == 0) {
            b.network = task -> {};
            b.restart();
            submit(id, new Act.AddNote("n" + ++numbers));
            b.network = Runnable::run;
        }
        cannotKnow = !wallIsOff.isZero();
        b.restart();
    }

    private void cityEdits(String id, boolean lost) {
        Case c = b.city.cases.get(id);
        if (c != null) {
            b.city.change(
                    c.with().version(c.version() + 1).title(c.title() + "'").build(), lost);
        }
    }

    private void time(int p) {
        int seconds = 1 + p % 40;
        if (p % 3 == 0) {
            b.pass(Duration.ofSeconds(seconds));
        } else {
            b.live(Duration.ofSeconds(seconds));
        }
    }

    private void tray(int p) {
        List<OutboxEntry> tray = b.ring.state().tray();
        if (!tray.isEmpty()) {
            OutboxEntry e = tray.get(p % tray.size());
            if (e.command().act() instanceof Act.AddNote || p % 2 == 0) {
                b.ring.discard(e.n(), "");
            } else if (b.ring.resend(e.n(), e.command().act())
                            .toCompletableFuture()
                            .join()
                    instanceof Receipt.Ticked t) {
                ticked.add(t.n());
            }
        }
    }

    /** All faults end and time goes on: longer than any wait, and over one search for drift. */
    private void quiet() {
        b.city.down = false;
        b.city.beforeSend.clear();
        b.city.afterSend.clear();
        b.city.scripted.clear();
        b.live(Duration.ofMinutes(3));
        b.ring.state(); // the view of somebody who comes now
        b.live(Duration.ofMinutes(16));
    }

    private void agesAreNotTooYoung() {
        b.pass(Duration.ofMillis(50)); // what was heard reaches the state with the next batch
        CityTime time = b.ring.state().link().time();
        Instant word = b.ring.state().link().lastWord();
        if (word != null && !time.doubtful() && !cannotKnow) {
            Duration shown = Duration.between(word, b.ring.clock().instant());
            Duration real = Duration.ofNanos(b.clock.nanoTime().getAsLong() - lastWord);
            assertThat(shown).as("(6) the age of the last word").isGreaterThanOrEqualTo(Duration.ofMillis(-50));
            if (b.city.listener == null && b.city.down) {
                assertThat(shown.plus(ROUNDING))
                        .as("(6) the age of the last word")
                        .isGreaterThanOrEqualTo(real);
            }
        }
    }

    private void judge() {
        Set<String> stuckBehindTray = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        assertThat(b.stores.entries.keySet()).as("(1) nothing has vanished").containsAll(ticked);
        for (OutboxEntry e : b.ring.state().outbox()) {
            if (e.state().isInTray() && !e.command().act().isAppendOnly()) {
                stuckBehindTray.add(e.command().caseId());
            }
        }
        for (OutboxEntry e : b.stores.entries.values()) {
            boolean waits = e.state() == DeliveryState.PENDING || e.state() == DeliveryState.SENDING;
            if (waits) {
                assertThat(stuckBehindTray)
                        .as("(5) entry %d waits for something that is in the tray", e.n())
                        .contains(e.command().caseId());
            }
        }
        for (Case c : b.city.cases.values()) {
            int last = 0;
            for (var t : c.timeline()) {
                if (t.kind() == TimelineKind.NOTE) {
                    int n = Integer.parseInt(t.arg(0).substring(1));
                    assertThat(seen.merge(t.arg(0), 1, Integer::sum))
                            .as("(2) %s is done once", t.arg(0))
                            .isEqualTo(1);
                    assertThat(n).as("(3) notes of %s in order", c.id()).isGreaterThan(last);
                    last = n;
                }
            }
        }
        assertThat(versions(b.ring.state().confirmed()))
                .as("(4) the city's view")
                .isEqualTo(versions(b.city.cases));
        b.ring.state().shown().forEach((id, c) -> {
            if (b.ring.state().pendingOf(id).isEmpty()) {
                assertThat(c.equals(b.city.cases.get(id)))
                        .as("(4) what is shown of %s", id)
                        .isTrue();
            }
        });
    }

    private static Map<String, Long> versions(Map<String, Case> cases) {
        Map<String, Long> out = new HashMap<>();
        cases.forEach((id, c) -> out.put(id, c.version()));
        return out;
    }
}
