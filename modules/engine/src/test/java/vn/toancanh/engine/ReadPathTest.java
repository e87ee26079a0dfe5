package vn.toancanh.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.change.Sequenced;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.port.CityGateway.ActionAnswer;
import vn.toancanh.core.port.CityGateway.Verdict;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.Receipt;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.LeftOut;
import vn.toancanh.testkit.Fault;

/** What the city says comes here whole, once and in order, whatever the line does to it. */
class ReadPathTest {
    @Test
    void driftThatNoCursorSeesIsFoundWithinAQuarterOfAnHour() {
        RingBench b = new RingBench(5);
        b.city.cases.put("c", Cases.make("c", Priority.P1, 9)); // changed without a word in the log
        b.live(Duration.ofMinutes(14));
        assertThat(b.shown("c")).extracting(Case::version).isEqualTo(1L);
        b.live(Duration.ofMinutes(2));
        assertThat(b.shown("c")).extracting(Case::version).isEqualTo(9L);
        assertThat(b.city.snapshots).isEqualTo(2);
        int digests = b.city.digests;
        b.live(Duration.ofMinutes(45));
        assertThat(b.city.snapshots).as("once is enough").isEqualTo(2);
        assertThat(b.city.digests - digests).isBetween(2, 4);
    }

    @Test
    void aCaseThatIsMissingOrTooManyIsFoundAsWell() {
        RingBench b = new RingBench(5);
        b.city.cases.remove("a");
        b.live(Duration.ofMinutes(16));
        assertThat(b.ring.state().shown()).containsOnlyKeys("b", "c", "d", "e");
        b.city.cases.put("z", Cases.make("z", Priority.P2, 1));
        b.live(Duration.ofMinutes(16));
        assertThat(b.ring.state().shown()).containsOnlyKeys("b", "c", "d", "e", "z");
        assertThat(b.stores.rows).hasSize(5);
    }

    @Test
    void aSoundConsoleIsNotFetchedAnewThoughTheCityIsBusy() {
        RingBench b = new RingBench(5);
        for (int m = 0; m < 60; m++) {
            b.live(Duration.ofMinutes(1));
            b.city.change(Cases.make("a", Priority.P2, 2 + m), m % 7 == 3);
        }
        b.live(Duration.ofMinutes(20));
        assertThat(b.city.digests).isPositive();
        assertThat(b.city.snapshots).isEqualTo(1);
        assertThat(b.shown("a")).extracting(Case::version).isEqualTo(61L);
    }

    @Test
    @Fault(59)
    void aConsoleThatIsBehindInAStormIsNotTakenForOneThatHasDrifted() {
        RingBench b = new RingBench(5);
        Deque<Runnable> held = new ArrayDeque<>();
        for (int second = 0; second < 40 * 60; second++) {
            // At each look of the ring's clock something waits that is not shown yet.
            b.loop = held::add;
            b.city.change(Cases.make("a", Priority.P2, 2 + second), false);
            b.pass(Duration.ofSeconds(1));
            b.loop = Runnable::run;
            while (!held.isEmpty()) {
                held.poll().run();
            }
        }
        assertThat(b.shown("a")).extracting(Case::version).isEqualTo(1L + 40 * 60);
        assertThat(b.city.digests).isZero();
        b.live(Duration.ofMinutes(1));
        assertThat(b.city.digests).as("as soon as nothing waits").isPositive();
        assertThat(b.city.snapshots).isEqualTo(1);
    }

    @Test
    void aTombstoneRemovesAndAnOlderChangeDoesNotBringItBack() {
        RingBench b = new RingBench(2);
        b.city.say(new Change.CaseRemoved("a", 3));
        assertThat(b.shown("a")).isNull();
        b.live(Duration.ofSeconds(10));
        assertThat(b.ring.state().shown()).containsOnlyKeys("b");
        b.restart();
        assertThat(b.ring.state().shown()).containsOnlyKeys("b");
    }

    @Test
    @Fault({2, 3})
    void aChangeThatCannotBeUsedIsPulledAtOnceAndThePoisonedOneHoldsUpNothing() {
        RingBench b = new RingBench(1);
        b.city.change(Cases.make("k", Priority.P2, 1), true); // its event was broken on the way
        b.city.listener.onUnusable();
        assertThat(b.ring.state().shown()).containsKey("k");
        int pulls = b.city.pulls;
        assertThat(b.ring.state().leftOut()).as("it came whole after all").isEqualTo(LeftOut.NONE);
        Instant before = b.ring.clock().instant();
        b.city.poison(); // broken in the page as well: the city's log has it, no reader can use it
        b.city.listener.onUnusable();
        b.city.change(Cases.make("l", Priority.P2, 1), false);
        assertThat(b.ring.state().shown()).containsKeys("k", "l");
        b.live(Duration.ofMinutes(5));
        assertThat(b.city.pulls - pulls)
                .as("the same poison is not pulled again and again")
                .isLessThan(4);
        assertThat(b.city.snapshots).isEqualTo(1);
        assertThat(b.ring.state().leftOut().count()).isEqualTo(1);
        assertThat(b.ring.state().leftOut().last()).isBetween(before, before.plusSeconds(5));
    }

    @Test
    @Fault(3)
    void whatCannotBeUsedIsCountedOnceAndASnapshotCountsAnew() {
        RingBench b = new RingBench(2);
        assertThat(b.ring.state().leftOut()).isEqualTo(LeftOut.NONE);
        b.city.poison();
        b.city.poison();
        b.city.listener.onUnusable();
        assertThat(b.ring.state().leftOut().count()).isEqualTo(2);
        b.city.cut();
        b.heal();
        b.live(Duration.ofMinutes(1));
        assertThat(b.ring.state().leftOut().count()).as("the same ones").isEqualTo(2);
        b.city.poisonedInSnapshot = 1;
        b.city.newEpoch();
        b.live(Duration.ofMinutes(1));
        assertThat(b.ring.state().cursor().epoch()).isEqualTo("e2");
        assertThat(b.ring.state().leftOut().count()).isEqualTo(1);
    }

    @Test
    @Fault({16, 17})
    void aThousandRepetitionsAndAnOldChangeMakeNoNewState() {
        RingBench b = new RingBench(1);
        Case c = Cases.make("a", Priority.P2, 7);
        b.city.change(c, false);
        long version = b.ring.state().version();
        for (int i = 0; i < 1_000; i++) {
            b.city.repeatLast();
        }
        assertThat(b.ring.state().confirmed().get("a")).isSameAs(c);
        assertThat(b.ring.state().version() - version).isLessThan(5);
        b.city.change(Cases.make("a", Priority.P2, 6), false);
        assertThat(b.ring.state().confirmed().get("a")).isSameAs(c);
    }

    @Test
    @Fault({18, 19})
    void gapsArePulledAndANewEpochIsFetchedIntoANewCacheWithTheOutboxKept() {
        RingBench b = new RingBench(3);
        for (int i = 0; i < 3_000; i++) {
            b.city.change(Cases.make("g" + i % 40, Priority.P3, 2 + i), true);
        }
        b.city.change(Cases.make("last", Priority.P3, 1), false);
        assertThat(b.ring.state().shown()).hasSize(44);
        b.city.cut();
        b.act("a", new vn.toancanh.core.command.Act.AddNote("giữ"));
        b.city.newEpoch();
        b.city.cases.remove("b");
        b.heal();
        assertThat(b.ring.state().cursor().epoch()).isEqualTo("e2");
        assertThat(b.stores.cursor.epoch()).isEqualTo("e2");
        assertThat(b.stores.rows).doesNotContainKey("case/b");
        assertThat(b.city.effects).containsExactly("a AddNote");
    }

    @Test
    @Fault(18)
    void aGapOfAMillionIsPulledInPagesAndActsGoOnMeanwhile() {
        RingBench b = new RingBench(3);
        b.city.changesAPage = 1_000;
        b.city.cut();
        for (int i = 0; i < 1_000_000; i++) {
            Case c = Cases.make("g" + i % 40, Priority.P3, 2 + i);
            b.city.log.add(new Sequenced(b.city.log.size() + 1L, new Change.CaseChanged(c)));
            b.city.cases.put(c.id(), c);
        }
        b.act("a", new Act.AddNote("giữa chừng"));
        b.heal();
        assertThat(b.ring.state().cursor().seq()).isEqualTo(b.city.log.size());
        assertThat(b.stores.cursor.seq()).isGreaterThanOrEqualTo(1_000_003);
        assertThat(b.shown("g39").version()).isEqualTo(2 + 999_999);
        assertThat(b.city.effects).containsExactly("a AddNote");
        assertThat(b.city.pulls).isGreaterThanOrEqualTo(1_000);
        assertThat(b.city.snapshots).as("the log reached so far back").isEqualTo(1);
    }

    @Test
    @Fault(64)
    void afterASleepTheStreamIsOpenedAnewAtOnce() {
        RingBench b = new RingBench(1);
        b.live(Duration.ofSeconds(10));
        var old = b.city.listener;
        b.clock.jumpWallClock(Duration.ofHours(8));
        b.pass(Duration.ofSeconds(1));
        assertThat(b.city.listener).isNotNull().isNotSameAs(old);
        assertThat(b.ring.state().link().time().doubtful()).isTrue();
        b.live(Duration.ofSeconds(5));
        assertThat(b.ring.state().link().time().doubtful()).isFalse();
    }

    @Test
    @Fault(50)
    void afterTenMinutesWithoutALinkItIsLookedForLessThanTwiceAMinute() {
        RingBench b = new RingBench(1);
        b.city.cut();
        b.pass(Duration.ofMinutes(10));
        int before = b.city.refusals;
        b.pass(Duration.ofMinutes(60));
        assertThat(b.city.refusals - before).isBetween(50, 120);
    }

    @Test
    @Fault(42)
    void aStreamThatIsSilentAndSaysNoEndIsOpenedAnew() {
        RingBench b = new RingBench(1);
        b.city.listener = null; // as if the line had swallowed everything
        b.pass(Duration.ofSeconds(5));
        assertThat(b.ring.state().link().state()).isEqualTo(LinkState.UNSTABLE);
        b.pass(Duration.ofSeconds(30));
        assertThat(b.city.listener).isNotNull();
    }

    @Test
    @Fault(43)
    void whileTheStreamAloneIsDeadActsGoOnAndOnlyTheStreamIsOpenedAnew() {
        RingBench b = new RingBench(1);
        b.city.listener = null;
        b.pass(Duration.ofSeconds(5));
        b.act("a", new Act.AddNote("vẫn gửi được"));
        assertThat(b.city.effects).containsExactly("a AddNote");
        assertThat(b.ring.state().link().state()).isEqualTo(LinkState.UNSTABLE);
        int snapshots = b.city.snapshots;
        b.pass(Duration.ofSeconds(30));
        assertThat(b.city.listener).isNotNull();
        assertThat(b.city.snapshots).as("nothing is fetched anew").isEqualTo(snapshots);
        b.live(Duration.ofSeconds(60));
        assertThat(b.ring.state().link().state()).isEqualTo(LinkState.ONLINE);
        assertThat(b.city.effects).hasSize(1);
    }

    @Test
    @Fault(43)
    void whileRequestsAloneAreDeadTheCityIsStillSeenAndActsWait() {
        RingBench b = new RingBench(1);
        for (int i = 0; i < 3; i++) {
            b.city.beforeSend.add(new GatewayException(GatewayException.Kind.TIMEOUT, "nothing came"));
        }
        b.act("a", new Act.AddNote("chờ"));
        b.city.change(Cases.make("a", Priority.P1, 2), false);
        assertThat(b.shown("a")).extracting(Case::priority).isEqualTo(Priority.P1);
        assertThat(b.city.effects).isEmpty();
        assertThat(b.ring.state().unsent()).isEqualTo(1);
        b.live(Duration.ofMinutes(2));
        assertThat(b.city.effects).containsExactly("a AddNote");
        assertThat(b.ring.state().unsent()).isZero();
    }

    @Test
    @Fault(57)
    void aLineThatComesAndGoesEachSecondIsFollowedForAsLongAsItTakes() {
        RingBench b = new RingBench(1);
        int opened = 0;
        int sinceOpened = 0;
        int longest = 0;
        for (int half = 0; half < 2 * 600; half++) {
            b.city.down = half % 2 == 0;
            if (b.city.down) {
                b.city.drop();
            }
            b.pass(Duration.ofMillis(500));
            if (b.city.listener == null) {
                sinceOpened++;
            } else {
                opened++;
                sinceOpened = 0;
            }
            longest = Math.max(longest, sinceOpened);
        }
        assertThat(longest / 2).as("seconds without a word").isLessThan(20);
        assertThat(opened).as("openings in ten minutes").isLessThan(600);
    }

    @Test
    @Fault(9)
    void aLineThatIsHeldByCommentsAloneIsAliveAndTheCityIsAskedForItsWords() {
        RingBench b = new RingBench(1);
        b.live(Duration.ofSeconds(10));
        var stream = b.city.listener;
        int pulls = b.city.pulls;
        for (int s = 0; s < 120; s++) {
            if (s % 10 == 0) {
                b.city.change(Cases.make("n" + s, Priority.P3, 1), true); // not a word of it on the stream
            }
            b.city.comment();
            b.pass(Duration.ofSeconds(1));
            assertThat(b.ring.state().link().state()).as("after %d s", s).isEqualTo(LinkState.ONLINE);
            if (s % 10 == 4) {
                assertThat(b.ring.state().shown()).containsKey("n" + (s - 4));
            }
        }
        assertThat(b.city.listener).as("the stream was not torn down").isSameAs(stream);
        assertThat(b.city.pulls - pulls).isBetween(30, 62);
        b.city.down = true;
        b.city.comment();
        b.pass(Duration.ofSeconds(5));
        assertThat(b.ring.state().link().state())
                .as("comments vouch for the line, not for the city")
                .isNotEqualTo(LinkState.ONLINE);
    }

    @Test
    @Fault(61)
    void whatABrokerInBetweenRepeatsOrKeptForLongChangesNothing() {
        RingBench b = new RingBench(2);
        for (int v = 2; v < 8; v++) {
            b.city.change(Cases.make("a", Priority.P2, v), false);
        }
        Case last = b.ring.state().confirmed().get("a");
        long version = b.ring.state().version();
        b.city.drop(); // its session is lost, and the new one begins with what it retained
        b.pass(Duration.ofSeconds(3));
        assertThat(b.city.opens.get(b.city.opens.size() - 1))
                .isEqualTo(b.ring.state().cursor());
        for (int twice = 0; twice < 2; twice++) {
            b.city.log.forEach(old -> b.city.listener.onChange(b.city.epoch, old));
        }
        assertThat(b.ring.state().confirmed().get("a")).isSameAs(last);
        b.city.change(Cases.make("b", Priority.P2, 2), false);
        assertThat(b.shown("b")).extracting(Case::version).isEqualTo(2L);
        assertThat(b.city.snapshots).isEqualTo(1);
        assertThat(b.ring.state().version() - version).isLessThan(20);
    }

    @ParameterizedTest
    @EnumSource(
            value = GatewayException.Kind.class,
            names = {"BROKEN", "TIMEOUT", "BUSY", "REFUSED"})
    @Fault(62)
    void howeverAStreamEndsItGoesOnWhereItWas(GatewayException.Kind end) {
        RingBench b = new RingBench(1);
        for (int i = 0; i < 20; i++) {
            b.city.change(Cases.make("a", Priority.P2, 2 + 2 * i), false);
            var old = b.city.listener;
            b.city.listener = null;
            b.city.change(Cases.make("a", Priority.P2, 3 + 2 * i), true); // said while nobody listens
            old.onEnd(new GatewayException(
                    end, "over", null, end == GatewayException.Kind.BUSY ? Duration.ofSeconds(3) : null, null));
            b.live(Duration.ofSeconds(20));
            assertThat(b.city.listener).as("a stream again").isNotNull();
            assertThat(b.shown("a")).extracting(Case::version).isEqualTo(3L + 2 * i);
            old.onChange(b.city.epoch, b.city.log.get(0)); // what still comes out of the old one
        }
        assertThat(b.city.snapshots).as("nothing is fetched twice").isEqualTo(1);
        assertThat(b.shown("a")).extracting(Case::version).isEqualTo(41L);
    }

    @Test
    void aStormIsShownBeforeItIsWrittenAndTheFileClaimsNothingThatItHasNot() {
        RingBench b = new RingBench(3);
        List<Cursor> claimed = new ArrayList<>();
        AtomicInteger ahead = new AtomicInteger();
        b.stores.onApply = batch -> {
            b.clock.advance(Duration.ofMillis(40)); // a slow disk
            claimed.add(batch.cursor());
            int unwritten = b.ring.state().shown().size()
                    - b.stores.rows.size()
                    - batch.changes().size();
            ahead.accumulateAndGet(unwritten, Math::max);
            for (int i = 0; i < 4_000 && claimed.size() == 1; i++) {
                b.city.change(Cases.make("s" + i, Priority.P3, 1), false);
            }
        };
        b.city.change(Cases.make("first", Priority.P3, 1), false);
        assertThat(ahead.get()).as("shown, and not written yet").isGreaterThan(3_000);
        assertThat(b.stores.rows).hasSize(4_004);
        assertThat(b.stores.cursor).isEqualTo(b.ring.state().cursor());
        assertThat(claimed.subList(0, claimed.size() - 1))
                .hasSizeGreaterThan(50)
                .containsOnly(claimed.get(0));
    }

    @Test
    @Fault(52)
    void afterAForbiddenActWhatThisPersonMayNotSeeAnyMoreIsGone() {
        RingBench b = new RingBench(3);
        b.city.cases.remove("b"); // to him; nobody says so on the stream
        b.city.scripted.add(new ActionAnswer(Verdict.REJECTED, null, new Problem("no-right", 403, "")));
        b.act("a", new Act.Accept());
        b.live(Duration.ofSeconds(10));
        assertThat(b.ring.state().tray()).hasSize(1);
        assertThat(b.ring.state().shown()).containsOnlyKeys("a", "c");
        assertThat(b.stores.rows).doesNotContainKey("case/b");
        for (int i = 0; i < 20; i++) {
            b.city.scripted.add(new ActionAnswer(Verdict.REJECTED, null, new Problem("no-right", 403, "")));
            b.act("c", new Act.AddNote("lần " + i));
            b.live(Duration.ofSeconds(5));
        }
        assertThat(b.city.snapshots).as("not for each refusal").isEqualTo(2);
    }

    @Test
    @Fault(75)
    void twoWindowsHaveOneOverlayAndOneQueue() {
        RingBench b = new RingBench(1);
        AtomicReference<CityState> left = new AtomicReference<>();
        AtomicReference<CityState> right = new AtomicReference<>();
        b.ring.subscribe(left::set);
        b.ring.subscribe(right::set);
        b.city.cut();
        Receipt first = b.act("a", new Act.Accept());
        assertThat(first).isInstanceOf(Receipt.Ticked.class);
        assertThat(left.get()).as("one state").isSameAs(right.get());
        assertThat(right.get().shown().get("a").state()).isEqualTo(CaseState.VERIFYING);
        assertThat(b.act("a", new Act.Accept()))
                .as("the other window's is the same act")
                .isEqualTo(first);
        assertThat(b.act("a", new Act.AddNote("từ cửa sổ kia"))).isInstanceOf(Receipt.Ticked.class);
        assertThat(left.get().outbox()).hasSize(2);
        b.heal();
        assertThat(b.city.effects).containsExactly("a Accept", "a AddNote");
        assertThat(left.get().outbox()).isEqualTo(right.get().outbox());
    }
}
