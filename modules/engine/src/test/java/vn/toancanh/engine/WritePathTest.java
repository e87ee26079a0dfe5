package vn.toancanh.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.port.CityGateway.ActionAnswer;
import vn.toancanh.core.port.CityGateway.Verdict;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.GatewayException.Kind;
import vn.toancanh.core.port.Receipt;
import vn.toancanh.core.state.Trouble;
import vn.toancanh.testkit.Fault;

/** The queue of acts: order, lanes, batches, waits, and that nothing waits for ever without being shown. */
class WritePathTest {
    private static final Session MINH =
            new Session(new Actor("minh", "Lê Minh", "tc", "dl-ioc"), Cases.SESSION.rights(), "token-2");

    private static GatewayException failure(Kind kind) {
        return new GatewayException(kind, "scripted");
    }

    private static List<String> texts(RingBench b) {
        return b.ring.state().outbox().stream()
                .map(e -> ((Act.AddNote) e.command().act()).text())
                .toList();
    }

    private static List<OutboxEntry> sending(RingBench b) {
        return b.ring.state().outbox().stream()
                .filter(e -> e.state() == DeliveryState.SENDING)
                .toList();
    }

    /** Holds what is to be done on the network until the test lets it go. */
    private static Deque<Runnable> heldNetwork(RingBench b) {
        Deque<Runnable> held = new ArrayDeque<>();
        b.network = held::add;
        return held;
    }

    @Test
    void eightCasesGoSideBySideAndOfEachCaseOneAct() {
        RingBench b = new RingBench(12);
        Deque<Runnable> held = heldNetwork(b);
        b.restart();
        while (!held.isEmpty()) {
            held.poll().run(); // the link stands
        }
        for (int i = 0; i < 12; i++) {
            b.act(RingBench.name(i), new Act.AddNote("một"));
            b.act(RingBench.name(i), new Act.AddNote("hai"));
        }
        assertThat(held).hasSize(OutboxPump.LANES);
        assertThat(sending(b))
                .extracting(e -> e.command().caseId())
                .doesNotHaveDuplicates()
                .hasSize(OutboxPump.LANES);
        while (!held.isEmpty()) {
            held.poll().run();
        }
        assertThat(b.city.effects).hasSize(24);
        assertThat(b.ring.state().outbox()).isEmpty();
    }

    @Test
    void aLongQueueGoesInBatchesOfOneActACase() {
        RingBench b = new RingBench(250);
        b.city.cut();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 250; i++) {
                b.act(RingBench.name(i), new Act.AddNote("n" + round));
            }
        }
        b.heal();
        assertThat(b.city.batches.get(0)).isEqualTo(OutboxPump.BATCH);
        assertThat(b.city.effects).hasSize(500);
        assertThat(new HashSet<>(b.city.keysSeen)).hasSize(500);
        assertThat(b.ring.state().outbox()).isEmpty();
    }

    @Test
    void twoBatchesGoSideBySideAndOfEachCaseOneAct() {
        RingBench b = new RingBench(250);
        b.city.cut();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 250; i++) {
                b.act(RingBench.name(i), new Act.AddNote("n" + round));
            }
        }
        Deque<Runnable> held = new ArrayDeque<>();
        b.network = task -> {
            if (sending(b).isEmpty()) {
                task.run();
            } else {
                held.add(task);
            }
        };
        b.restart();
        b.heal();
        assertThat(sending(b))
                .extracting(e -> e.command().caseId())
                .doesNotHaveDuplicates()
                .hasSize(OutboxPump.BATCHES * OutboxPump.BATCH);
        b.act(RingBench.name(249), new Act.AddNote("sau"));
        assertThat(sending(b))
                .as("nothing goes by itself beside a batch")
                .hasSize(OutboxPump.BATCHES * OutboxPump.BATCH);
        while (!held.isEmpty()) {
            held.poll().run();
        }
        assertThat(b.city.effects).hasSize(501);
        assertThat(new HashSet<>(b.city.keysSeen)).hasSize(501);
        assertThat(b.ring.state().outbox()).isEmpty();
    }

    @Test
    @Fault(82)
    void aBatchIsAnsweredActByAct() {
        RingBench b = new RingBench(12);
        b.city.cut();
        for (int i = 0; i < 12; i++) {
            b.act(RingBench.name(i), new Act.ChangePriority(vn.toancanh.core.model.Priority.P1));
        }
        b.city.scripted.add(new ActionAnswer(Verdict.APPLIED, null, null));
        b.city.scripted.add(new ActionAnswer(Verdict.REJECTED, null, new Problem("no-right", 403, "")));
        b.city.scripted.add(new ActionAnswer(Verdict.CONFLICT, null, new Problem("conflict", 409, "")));
        b.city.beforeSend.add(failure(Kind.BROKEN)); // the first of the batch
        b.heal();
        assertThat(b.city.batches).startsWith(12);
        assertThat(b.ring.state().tray())
                .extracting(OutboxEntry::state)
                .containsExactlyInAnyOrder(DeliveryState.REJECTED, DeliveryState.CONFLICT);
        assertThat(b.city.effects).as("the others are done").hasSize(9);
        assertThat(b.ring.state().unsent()).isZero();
    }

    @Test
    void aBatchThatFailsAsAWholeGoesOneByOneAndBlamesNobody() {
        RingBench b = new RingBench(12);
        b.city.cut();
        for (int i = 0; i < 12; i++) {
            b.act(RingBench.name(i), new Act.AddNote("x"));
        }
        b.city.beforeBatch.add(failure(Kind.TIMEOUT));
        b.heal();
        b.live(Duration.ofSeconds(60));
        assertThat(b.city.batches).containsExactly(12);
        assertThat(b.city.effects).hasSize(12);
        b.city.cut();
        for (int i = 0; i < 12; i++) {
            b.act(RingBench.name(i), new Act.AddNote("y"));
        }
        b.pass(Duration.ofMinutes(2));
        b.heal();
        assertThat(b.city.batches).as("batches are tried again later").hasSize(2);
        assertThat(b.city.effects).hasSize(24);
    }

    @Test
    @Fault({63, 41})
    void waitsFollowTheMonotonicClockAndOrderFollowsNoClock() {
        RingBench b = new RingBench(1);
        for (int i = 0; i < 6; i++) {
            b.city.beforeSend.add(failure(Kind.TIMEOUT));
        }
        b.act("a", new Act.AddNote("một"));
        b.clock.jumpWallClock(Duration.ofHours(-3));
        b.act("a", new Act.AddNote("hai"));
        b.clock.jumpWallClock(Duration.ofDays(3650));
        b.act("a", new Act.AddNote("ba"));
        int tries = b.city.keysSeen.size();
        b.live(Duration.ofSeconds(1));
        assertThat(b.city.keysSeen.size() - tries)
                .as("a jump of the clock is no storm")
                .isLessThan(5);
        b.clock.jumpWallClock(Duration.ofDays(-7300));
        b.live(Duration.ofMinutes(4));
        assertThat(b.city.cases.get("a").timeline()).extracting(t -> t.arg(0)).containsExactly("một", "hai", "ba");
        assertThat(b.ring.state().outbox()).isEmpty();
    }

    @Test
    @Fault(50)
    void aCityThatIsBusyForHoursIsAskedLessThanTwiceAMinuteAndNothingIsGivenUp() {
        RingBench b = new RingBench(3);
        for (int i = 0; i < 2_000; i++) {
            b.city.beforeSend.add(failure(Kind.BUSY));
        }
        for (int i = 0; i < 3; i++) {
            b.act(RingBench.name(i), new Act.AddNote("x"));
        }
        b.live(Duration.ofMinutes(10));
        int before = b.city.keysSeen.size();
        b.live(Duration.ofHours(6));
        assertThat(b.city.keysSeen.size() - before).isLessThan(6 * 60 * 2).isGreaterThan(6 * 60 / 2);
        assertThat(b.ring.state().unsent()).isEqualTo(3);
        assertThat(b.ring.state().tray()).isEmpty();
        b.city.beforeSend.clear();
        b.live(Duration.ofMinutes(2));
        assertThat(b.city.effects).hasSize(3);
    }

    @Test
    void whatTheCityAskedForStandsEvenWhenTheLinkComesBackAndOnlyAHandOverridesIt() {
        RingBench b = new RingBench(1);
        b.city.beforeSend.add(new GatewayException(Kind.BUSY, "429", null, Duration.ofHours(9), null));
        b.act("a", new Act.AddNote("x"));
        b.city.drop();
        b.live(Duration.ofMinutes(14));
        assertThat(b.city.keysSeen).hasSize(1);
        b.live(Duration.ofMinutes(2));
        assertThat(b.city.effects).as("15 minutes are the most").hasSize(1);
        b.city.beforeSend.add(new GatewayException(Kind.BUSY, "429", null, Duration.ofMinutes(9), null));
        b.act("a", new Act.AddNote("y"));
        b.ring.retryNow();
        assertThat(b.city.effects).hasSize(2);
    }

    @Test
    @Fault(51)
    void anotherOperatorSeesAndSendsHisOwnActsOnly() {
        RingBench b = new RingBench(2);
        b.city.cut();
        b.act("a", new Act.AddNote("của Hà"));
        b.city.session = MINH;
        b.city.down = false;
        b.ring.signIn("minh");
        assertThat(b.ring.state().outbox()).as("sealed").isEmpty();
        b.act("b", new Act.AddNote("của Minh"));
        b.live(Duration.ofMinutes(5));
        assertThat(b.city.effects).containsExactly("b AddNote");

        b.city.session = Cases.SESSION;
        b.ring.signIn("ha");
        b.live(Duration.ofSeconds(5));
        assertThat(b.city.effects).containsExactly("b AddNote", "a AddNote");
        assertThat(b.ring.state().outbox()).isEmpty();
    }

    @Test
    @Fault(51)
    void anAnswerThatComesAfterAnotherSignedInIsKeptAndNotShownToHim() {
        RingBench b = new RingBench(1);
        Deque<Runnable> held = heldNetwork(b);
        b.restart();
        while (!held.isEmpty()) {
            held.poll().run();
        }
        b.act("a", new Act.AddNote("của Hà"));
        Runnable sending = held.poll();
        b.city.session = MINH;
        b.city.scripted.add(new ActionAnswer(Verdict.REJECTED, null, new Problem("no-right", 403, "")));
        b.ring.signIn("minh");
        while (!held.isEmpty()) {
            held.poll().run();
        }
        sending.run();
        assertThat(b.ring.state().outbox()).isEmpty();
        assertThat(b.stores.entries.firstEntry().getValue().state()).isEqualTo(DeliveryState.REJECTED);
    }

    @Test
    @Fault(51)
    void aSignInThatIsOverPausesAllAndLosesNothing() {
        RingBench b = new RingBench(12);
        b.city.cut();
        for (int i = 0; i < 12; i++) {
            b.act(RingBench.name(i), new Act.AddNote("x"));
        }
        b.city.signInFails = true;
        for (int i = 0; i < 5; i++) {
            b.city.beforeSend.add(failure(Kind.UNAUTHORISED));
        }
        b.heal();
        assertThat(b.ring.state().troubles()).contains(Trouble.SIGNED_OUT);
        int sent = b.city.keysSeen.size();
        b.live(Duration.ofMinutes(5));
        assertThat(b.city.keysSeen).as("nothing is sent without a session").hasSize(sent);
        assertThat(b.ring.state().tray()).isEmpty();
        b.city.beforeSend.clear();
        b.city.signInFails = false;
        b.ring.signIn("ha");
        b.live(Duration.ofSeconds(5));
        assertThat(b.city.effects).hasSize(12);
        assertThat(b.ring.state().troubles()).isEmpty();
    }

    @Test
    void anActThatIsTriedTooOftenIsShownAndTheOthersGoOn() {
        RingBench b = new RingBench(2);
        for (int i = 0; i < AnswerTable.PARK_AFTER; i++) {
            b.city.beforeSend.add(failure(Kind.SERVER_ERROR));
        }
        b.act("a", new Act.ChangePriority(vn.toancanh.core.model.Priority.P1));
        b.live(Duration.ofMinutes(20));
        assertThat(b.ring.state().tray()).singleElement().satisfies(e -> {
            assertThat(e.state()).isEqualTo(DeliveryState.PARKED);
            assertThat(e.attempts()).isEqualTo(AnswerTable.PARK_AFTER);
        });
        b.act("b", new Act.AddNote("đi tiếp"));
        assertThat(b.city.effects).containsExactly("b AddNote");
        b.live(Duration.ofHours(30));
        assertThat(b.ring.state().tray()).as("never dropped").hasSize(1);
    }

    @Test
    void anActThatIsAlwaysSaidToBeAtWorkIsShownAfterADay() {
        RingBench b = new RingBench(1);
        for (int i = 0; i < 60_000; i++) {
            b.city.beforeSend.add(failure(Kind.IN_PROGRESS));
        }
        b.act("a", new Act.AddNote("x"));
        b.live(Duration.ofMinutes(1));
        assertThat(b.city.keysSeen).as("every two seconds").hasSizeBetween(25, 35);
        b.live(Duration.ofHours(25));
        assertThat(b.ring.state().tray()).hasSize(1);
    }

    @Test
    void aCityWithANewerContractLetsTheActWaitAndSaysSo() {
        RingBench b = new RingBench(1);
        b.city.beforeSend.add(failure(Kind.UPDATE_NEEDED));
        b.act("a", new Act.AddNote("x"));
        assertThat(b.ring.state().troubles()).contains(Trouble.UPDATE_NEEDED);
        b.live(Duration.ofMinutes(14));
        assertThat(b.ring.state().unsent()).isEqualTo(1);
        b.live(Duration.ofMinutes(2));
        assertThat(b.city.effects).hasSize(1);
        assertThat(b.ring.state().troubles()).isEmpty();
    }

    @Test
    void aSendThatNeverEndsIsSentAgainAndItsLateAnswerDoesNoHarm() {
        RingBench b = new RingBench(1);
        Deque<Runnable> held = heldNetwork(b);
        b.restart();
        while (!held.isEmpty()) {
            held.poll().run();
        }
        b.act("a", new Act.AddNote("x"));
        Runnable lost = held.poll();
        b.live(Duration.ofSeconds(119));
        assertThat(held).isEmpty();
        b.live(Duration.ofSeconds(3));
        assertThat(held).as("sent again").hasSize(1);
        held.poll().run();
        assertThat(b.city.effects).hasSize(1);
        b.city.afterSend.add(failure(Kind.TIMEOUT));
        lost.run();
        b.live(Duration.ofMinutes(2));
        assertThat(b.city.effects).as("once").hasSize(1);
        assertThat(b.ring.state().outbox()).isEmpty();
    }

    @Test
    @Fault(76)
    void aDoubleClickIsOneActAndTheSameActLaterIsAnother() {
        RingBench b = new RingBench(1);
        b.city.cut();
        Receipt one = b.act("a", new Act.AddNote("x"));
        b.pass(Duration.ofMillis(1_900));
        assertThat(b.act("a", new Act.AddNote("x"))).isEqualTo(one);
        assertThat(b.ring.state().unsent()).isEqualTo(1);
        b.pass(Duration.ofMillis(200));
        assertThat(b.act("a", new Act.AddNote("x"))).isNotEqualTo(one);
        assertThat(b.act("a", new Act.AddNote("y"))).isInstanceOf(Receipt.Ticked.class);
        assertThat(texts(b)).containsExactly("x", "x", "y");
    }

    @Test
    @Fault(77)
    void fiftyThousandActsAreThereInTwoSecondsAndDrainInOrder() {
        RingBench b = new RingBench(2_000);
        b.city.cut();
        for (int i = 0; i < 50_000; i++) {
            b.stores.keep(RingBench.name(i % 2_000), new Act.AddNote("n" + i / 2_000), b.clock.instant());
        }
        long began = System.nanoTime();
        b.restart();
        assertThat(b.ring.state().unsent()).isEqualTo(50_000);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        b.heal();
        assertThat(b.ring.state().unsent()).isZero();
        assertThat(b.city.effects).hasSize(50_000);
        Set<List<String>> orders = new HashSet<>();
        b.city.cases
                .values()
                .forEach(c -> orders.add(
                        new ArrayList<>(c.timeline().stream().map(t -> t.arg(0)).toList())));
        assertThat(orders).as("every case in the same order").hasSize(1);
        assertThat(orders.iterator().next()).startsWith("n0", "n1", "n2").endsWith("n24");
    }
}
