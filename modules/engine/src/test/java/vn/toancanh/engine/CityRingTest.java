package vn.toancanh.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.port.CityGateway.ActionAnswer;
import vn.toancanh.core.port.CityGateway.Verdict;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.Receipt;
import vn.toancanh.core.state.Trouble;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.testkit.ManualScheduler;

class CityRingTest {
    private final ManualClock clock = new ManualClock();
    private final ManualScheduler timer = new ManualScheduler(clock);
    private final MemoryStores stores = new MemoryStores();
    private final FakeCity city = new FakeCity(stores.frozen);
    private CityRing ring = start();

    private CityRing start() {
        if (city.cases.isEmpty()) {
            city.put(Cases.make("a", Priority.P2, 1));
            city.put(Cases.make("b", Priority.P3, 1));
        }
        CityRing r = new CityRing(new EngineParts(
                city,
                stores.cache,
                stores.outbox,
                stores.spool,
                stores.sessions,
                clock,
                clock.nanoTime(),
                new SplittableRandom(7),
                Runnable::run,
                Runnable::run,
                Runnable::run,
                Timer.of(timer)));
        r.start();
        return r;
    }

    private void pass(Duration time) {
        timer.advance(time);
    }

    private Receipt act(String caseId, Act act) {
        Receipt r = ring.submit(caseId, act).toCompletableFuture().getNow(null);
        assertThat(r).as("a receipt at once").isNotNull();
        return r;
    }

    private @Nullable Case shown(String id) {
        return ring.state().shown().get(id);
    }

    @Test
    void readsTheCityAndIsOnline() {
        assertThat(ring.state().shown()).containsOnlyKeys("a", "b");
        assertThat(ring.state().link().state()).isEqualTo(LinkState.ONLINE);
        assertThat(stores.rows).hasSize(2);
    }

    @Test
    void anActIsShownAtOnceSentAndConfirmed() {
        assertThat(act("a", new Act.Accept())).isInstanceOf(Receipt.Ticked.class);
        assertThat(shown("a")).extracting(Case::state).isEqualTo(CaseState.VERIFYING);
        assertThat(city.effects).containsExactly("a Accept");
        assertThat(ring.state().outbox())
                .as("the truth came home and cleared the mark")
                .isEmpty();
        assertThat(ring.state().link().state()).isEqualTo(LinkState.ONLINE);
    }

    @Test
    void actsDoneWithoutALinkSurviveARestartAndArriveOnceAndInOrder() {
        city.cut();
        assertThat(ring.state().link().state()).isEqualTo(LinkState.OFFLINE);
        act("a", new Act.Accept());
        act("a", new Act.AddNote("Đã gọi đội cây xanh"));
        act("b", new Act.Accept());
        act("a", new Act.Assign("dl-cty-do-thi-mt"));
        assertThat(shown("a")).extracting(Case::unitId).isEqualTo("dl-cty-do-thi-mt");
        assertThat(ring.state().unsent()).isEqualTo(4);
        ring.close();

        ring = start();
        assertThat(ring.state().unsent()).isEqualTo(4);
        assertThat(shown("a")).extracting(Case::state).isEqualTo(CaseState.ROUTED);
        city.down = false;
        pass(Duration.ofSeconds(20));
        city.beat(clock.instant());

        assertThat(city.effects.stream().filter(e -> e.startsWith("a")))
                .containsExactly("a Accept", "a AddNote", "a Assign");
        assertThat(city.effects).contains("b Accept").hasSize(4);
        assertThat(ring.state().outbox()).isEmpty();
        assertThat(ring.state().link().state()).isEqualTo(LinkState.ONLINE);
    }

    @Test
    void actsThatCannotBeReadAnyMoreAreTold() {
        assertThat(ring.state().troubles()).doesNotContain(Trouble.OUTBOX_DAMAGED);
        ring.close();
        stores.damaged = List.of(3L);
        ring = start();
        assertThat(ring.state().troubles()).contains(Trouble.OUTBOX_DAMAGED);
        ring.close();
        stores.damaged = List.of();
        stores.lostSight = true;
        ring = start();
        assertThat(ring.state().troubles()).contains(Trouble.OUTBOX_DAMAGED);
        assertThat(act("a", new Act.Accept())).as("work goes on").isInstanceOf(Receipt.Ticked.class);
    }

    @Test
    @Fault(74)
    void aProfileThatOtherMachinesReachIsTold() {
        assertThat(ring.state().troubles()).doesNotContain(Trouble.SHARED_DRIVE);
        ring.close();
        stores.sharedDrive = true;
        ring = start();
        assertThat(ring.state().troubles()).contains(Trouble.SHARED_DRIVE);
        assertThat(act("a", new Act.Accept())).as("work goes on").isInstanceOf(Receipt.Ticked.class);
    }

    @Test
    @Fault(45)
    void aLostAnswerIsAskedForAgainWithTheSameKeyAndHappensOnce() {
        city.afterSend.add(new GatewayException(GatewayException.Kind.TIMEOUT, "lost"));
        act("a", new Act.AddNote("một lần"));
        assertThat(ring.state().unsent()).isEqualTo(1);
        pass(Duration.ofSeconds(61));
        assertThat(city.effects).containsExactly("a AddNote");
        assertThat(city.keysSeen).hasSize(2);
        assertThat(new HashSet<UUID>(city.keysSeen)).hasSize(1);
        assertThat(ring.state().outbox()).isEmpty();
    }

    @Test
    @Fault(18)
    void aGapInTheStreamIsPulled() {
        city.change(Cases.make("c", Priority.P2, 1), true);
        city.change(Cases.make("d", Priority.P2, 1), false);
        assertThat(ring.state().shown()).containsKeys("c", "d");
    }

    @Test
    @Fault(18)
    void aLostTailIsNoticedByTheHeartbeat() {
        city.change(Cases.make("c", Priority.P2, 1), true);
        city.beat(clock.instant());
        city.beat(clock.instant());
        assertThat(ring.state().shown()).containsKey("c");
    }

    @Test
    @Fault(17)
    void repeatedAndOldChangesChangeNothing() {
        Case newer = Cases.make("a", Priority.P1, 5);
        city.change(newer, false);
        city.change(Cases.make("a", Priority.P4, 3), false);
        assertThat(shown("a")).extracting(Case::priority).isEqualTo(Priority.P1);
    }

    @Test
    @Fault(19)
    void anEpochChangeFetchesTheCityAnewAndLeavesTheOutboxAlone() {
        city.cut();
        act("a", new Act.AddNote("giữ lại"));
        city.newEpoch();
        city.cases.remove("b");
        city.down = false;
        pass(Duration.ofSeconds(20));
        assertThat(city.snapshots).isEqualTo(2);
        assertThat(ring.state().shown()).containsOnlyKeys("a");
        assertThat(city.effects).containsExactly("a AddNote");
        assertThat(stores.cursor.epoch()).isEqualTo("e2");
    }

    /** As at a start whose kept session is used while somebody signs in: two attempts, and one city. */
    @Test
    void pagesOfTwoSnapshotsDoNotMix() {
        city.newEpoch();
        city.betweenPages = () -> ring.signIn("ha");
        city.beat(clock.instant());
        assertThat(city.snapshots).isEqualTo(3);
        assertThat(ring.state().shown()).containsOnlyKeys("a", "b");
        assertThat(stores.rows).hasSize(2);
    }

    @Test
    @Fault(57)
    void aLineThatDropsEachStreamAtOnceIsNotTriedWithoutEnd() {
        for (int i = 0; i < 200; i++) {
            city.beat(clock.instant());
            city.drop();
        }
        assertThat(city.pulls).as("tries without a wait").isBetween(2, 6);
        for (int i = 0; i < 90; i++) {
            pass(Duration.ofSeconds(2));
            city.beat(clock.instant());
        }
        assertThat(ring.state().link().state()).as("damped, then trusted again").isEqualTo(LinkState.ONLINE);
        int before = city.pulls;
        city.drop();
        assertThat(city.pulls).as("one accident is mended at once").isEqualTo(before + 1);
    }

    @Test
    @Fault(42)
    void theLinkBarFollowsMissedHeartbeats() {
        pass(Duration.ofMillis(2_500));
        assertThat(ring.state().link().state()).isEqualTo(LinkState.ONLINE);
        pass(Duration.ofSeconds(2));
        assertThat(ring.state().link().state()).as("within 5 s").isEqualTo(LinkState.UNSTABLE);
        pass(Duration.ofSeconds(4));
        assertThat(ring.state().link().state()).isEqualTo(LinkState.OFFLINE);
        city.beat(clock.instant());
        assertThat(ring.state().link().state()).isEqualTo(LinkState.ONLINE);
    }

    @Test
    void beforeAnybodyHasSignedInNoLinkIsLost() {
        ring.signOut();
        pass(Duration.ofSeconds(30));
        assertThat(ring.state().link().state()).isEqualTo(LinkState.CONNECTING);
        ring.signIn("ha");
        assertThat(ring.state().link().state()).isEqualTo(LinkState.ONLINE);
    }

    @Test
    void aConflictGoesToTheTrayWithTheCitysReasonAndLaterActsThatStandOnItWait() {
        Case theirs = Cases.make("a", Priority.P1, 9);
        city.cases.put("a", theirs);
        city.scripted.add(new ActionAnswer(Verdict.CONFLICT, theirs, new Problem("conflict", 409, "Trưởng ca đã đổi")));
        act("a", new Act.ChangePriority(Priority.P3));
        assertThat(ring.state().tray()).singleElement().satisfies(e -> {
            assertThat(e.state()).isEqualTo(DeliveryState.CONFLICT);
            assertThat(e.problem()).extracting(Problem::detail).isEqualTo("Trưởng ca đã đổi");
        });
        assertThat(shown("a"))
                .as("the city's truth is shown")
                .extracting(Case::priority)
                .isEqualTo(Priority.P1);

        act("a", new Act.Accept());
        act("a", new Act.AddNote("ghi chú vẫn đi"));
        assertThat(city.effects).containsExactly("a AddNote");

        long n = ring.state().tray().get(0).n();
        ring.resend(n, new Act.ChangePriority(Priority.P2));
        assertThat(ring.state().tray()).isEmpty();
        assertThat(city.effects).containsExactly("a AddNote", "a Accept", "a ChangePriority");
        assertThat(new HashSet<>(city.keysSeen))
                .as("an edited act has a key of its own")
                .hasSize(4);
    }

    @Test
    void onlyTheOperatorDiscards() {
        city.scripted.add(new ActionAnswer(Verdict.REJECTED, null, new Problem("no-right", 403, "")));
        act("a", new Act.Accept());
        pass(Duration.ofMinutes(30));
        assertThat(ring.state().tray()).hasSize(1);
        ring.discard(ring.state().tray().get(0).n(), "");
        assertThat(ring.state().tray()).isEmpty();
        assertThat(stores.entries.firstEntry().getValue().state()).isEqualTo(DeliveryState.DISCARDED);
    }

    @Test
    void nobodyDiscardsWhoIsNotSignedInAndWhoDidAndWhyIsKept() {
        city.scripted.add(new ActionAnswer(Verdict.REJECTED, null, new Problem("no-right", 403, "")));
        act("a", new Act.Accept());
        long n = ring.state().tray().get(0).n();
        ring.signOut();
        assertThat(ring.discard(n, "").toCompletableFuture().getNow(null)).isEqualTo(new Receipt.Refused("signed-out"));
        assertThat(stores.discardedBy).isEmpty();
        ring.signIn("ha");
        ring.discard(n, "gửi nhầm \u202Eviệc");
        assertThat(ring.state().tray()).isEmpty();
        assertThat(stores.discardedBy).containsExactly("ha");
        assertThat(stores.entries.get(n).problem())
                .as("why it came back, and why it was given up")
                .isEqualTo(new Problem("no-right", 403, "gửi nhầm việc"));
    }

    @Test
    void aBusyCityIsLeftAloneForAsLongAsItAsked() {
        city.beforeSend.add(
                new GatewayException(GatewayException.Kind.BUSY, "429", null, Duration.ofSeconds(30), null));
        act("a", new Act.Accept());
        act("b", new Act.Accept());
        keepAlive(Duration.ofSeconds(28));
        assertThat(city.keysSeen).hasSize(1);
        keepAlive(Duration.ofSeconds(4));
        assertThat(city.effects).containsExactlyInAnyOrder("a Accept", "b Accept");
    }

    private void keepAlive(Duration time) {
        for (long s = 0; s < time.toSeconds(); s++) {
            pass(Duration.ofSeconds(1));
            city.beat(clock.instant());
        }
    }

    @Test
    void whatIsNotDurableIsRefusedBeforeTheTick() {
        stores.outboxFails = true;
        assertThat(act("a", new Act.Accept())).isEqualTo(new Receipt.Refused("disk-full"));
        assertThat(shown("a")).extracting(Case::state).isEqualTo(CaseState.NEW);
        assertThat(ring.state().troubles()).contains(Trouble.OUTBOX_UNWRITABLE);
        stores.outboxFails = false;
        assertThat(act("a", new Act.Accept())).isInstanceOf(Receipt.Ticked.class);
        assertThat(ring.state().troubles()).isEmpty();
    }

    @Test
    @Fault(65)
    void aFullDiskIsToldWhileActsUseItsLastRoom() {
        stores.lastRoom = true;
        assertThat(act("a", new Act.Accept())).as("acts go on").isInstanceOf(Receipt.Ticked.class);
        assertThat(ring.state().troubles()).containsExactly(Trouble.DISK_FULL);
        ring.close();
        ring = start();
        assertThat(ring.state().troubles()).as("after a restart too").contains(Trouble.DISK_FULL);
        stores.lastRoom = false; // somebody made space
        city.change(Cases.make("c", Priority.P2, 1), false);
        assertThat(ring.state().troubles()).doesNotContain(Trouble.DISK_FULL);
    }

    @Test
    void aCacheThatCannotBeWrittenLetsMemoryGoOnAndCatchesUpLater() {
        stores.cacheFails = true;
        city.change(Cases.make("c", Priority.P2, 1), false);
        assertThat(ring.state().shown()).containsKey("c");
        assertThat(ring.state().troubles()).contains(Trouble.CACHE_UNWRITABLE);
        assertThat(stores.cursor.seq())
                .as("the cursor stays where its rows are")
                .isEqualTo(2);
        stores.cacheFails = false;
        city.change(Cases.make("d", Priority.P2, 1), false);
        assertThat(ring.state().troubles()).isEmpty();
        assertThat(stores.rows).containsKeys("case/c", "case/d");
        assertThat(stores.cursor.seq()).isEqualTo(4);
    }

    @Test
    void aCacheThatBreaksIsFilledAnewFromTheCity() {
        stores.cacheBreaks = true;
        city.change(Cases.make("c", Priority.P2, 1), false);
        assertThat(city.snapshots).isEqualTo(2);
        assertThat(ring.state().shown()).containsOnlyKeys("a", "b", "c");
        assertThat(stores.rows).containsOnlyKeys("case/a", "case/b", "case/c");
        assertThat(stores.cursor.seq()).isEqualTo(3);
        assertThat(ring.state().troubles()).isEmpty();
        city.change(Cases.make("d", Priority.P2, 1), false);
        assertThat(stores.cursor.seq()).isEqualTo(4);
    }

    @Test
    void aCacheThatBreaksWithoutALinkIsFilledAnewWhenItIsBack() {
        act("a", new Act.Accept());
        city.cut();
        stores.cacheBreaks = true;
        pass(Duration.ofSeconds(1));
        act("b", new Act.Accept());
        city.down = false;
        pass(Duration.ofSeconds(20));
        city.change(Cases.make("c", Priority.P2, 1), false);
        assertThat(city.snapshots).isEqualTo(2);
        assertThat(stores.rows).containsKeys("case/a", "case/b", "case/c");
        assertThat(city.effects).containsExactly("a Accept", "b Accept");
        assertThat(ring.state().shown().get("b")).extracting(Case::operatorId).isEqualTo("ha");
    }

    @Test
    void aDiskThatBreaksEveryFileDoesNotFetchTheCityAllTheTime() {
        for (int i = 0; i < 50; i++) {
            stores.cacheBreaks = true;
            city.change(Cases.make("k" + i, Priority.P2, 1), false);
        }
        assertThat(city.snapshots).isEqualTo(2);
        assertThat(ring.state().shown()).hasSize(52);
    }

    @Test
    void aRightThatOneDoesNotHaveAndACaseThatIsNotThereAreRefusedWithACode() {
        assertThat(act("nowhere", new Act.Accept())).isEqualTo(new Receipt.Refused("no-such-case"));
        act("a", new Act.Accept());
        assertThat(act("a", new Act.Accept())).isInstanceOf(Receipt.Nothing.class);
        assertThat(act("a", new Act.CloseCase("xong"))).isEqualTo(new Receipt.Refused("not-resolved"));
    }

    @Test
    void aPictureThatIsNoneIsRefusedWithItsReason() {
        Receipt r = ring.attach("a", java.nio.file.Path.of("x"), "x.txt")
                .toCompletableFuture()
                .getNow(null);
        assertThat(r).isEqualTo(new Receipt.Refused("not-a-picture"));
        ring.attach("a", new byte[] {1}, "anh.png");
        assertThat(city.effects).containsExactly("file att-1", "a Attach");
    }

    @Test
    @Fault(59)
    void inABurstEachThingIsShownWithItsLastValue() {
        for (int i = 0; i < 10_000; i++) {
            city.change(Cases.make("k" + i % 50, i % 50 == 7 ? Priority.P1 : Priority.P3, 2 + i / 50), false);
        }
        List<Case> all = List.copyOf(ring.state().shown().values());
        assertThat(all).hasSize(52);
        assertThat(all.stream().filter(c -> c.id().startsWith("k"))).allMatch(c -> c.version() == 201);
    }
}
