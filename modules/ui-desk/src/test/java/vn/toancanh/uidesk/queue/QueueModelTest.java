package vn.toancanh.uidesk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.state.QueueOrder;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.city.FakeRing;

class QueueModelTest {
    private static final Instant NOW = CityFixture.NOW;
    private final FakeRing ring = new FakeRing(() -> NOW);
    private QueueModel model;

    @BeforeEach
    void start() {
        CityFixture.busy(ring);
        model = new QueueModel(ring.state());
        model.apply(ring.state(), Touched.EVERYTHING, NOW);
        ring.subscribe(s -> model.apply(s, s.touched(), NOW));
    }

    @Test
    void unattendedComeFirstThenPriorityThenTheNewest() {
        List<Case> rows =
                model.order().stream().map(id -> model.row(id).value()).toList();
        assertThat(rows).hasSize(40).isSortedAccordingTo(QueueOrder.NEEDS_ME_FIRST);
        assertThat(rows.subList(0, 7)).allMatch(Case::isUnattended);
        assertThat(rows.get(0).priority()).isEqualTo(Priority.P1);
    }

    @Test
    void aNewRowWaitsWhileTheOrderIsHeldAndComesWhenItIsLetGo() {
        model.hold(true, NOW);
        List<String> before = model.order();
        for (int i = 0; i < 3; i++) {
            ring.say(CityFixture.fresh(i, Priority.of(i + 1), NOW));
        }
        assertThat(model.order()).isEqualTo(before);
        assertThat(model.waiting()).isEqualTo(3);
        assertThat(model.worstWaiting()).isEqualTo(Priority.P1);
        model.hold(false, NOW);
        assertThat(model.waiting()).isZero();
        assertThat(model.order().get(0)).isEqualTo("new-0");
        assertThat(model.order()).hasSize(43);
    }

    @Test
    void whatEndsWhileHeldStaysInItsPlaceAndGoesAfterwards() {
        model.hold(true, NOW);
        Case c = ring.state().shown().get("case-3");
        ring.say(c.with().state(CaseState.CLOSED).version(c.version() + 1).build());
        assertThat(model.order()).contains("case-3");
        assertThat(model.row("case-3").ended()).isTrue();
        model.hold(false, NOW);
        assertThat(model.order()).doesNotContain("case-3").hasSize(39);
    }

    @Test
    void aHeldRowChangesItsWordsInPlace() {
        model.hold(true, NOW);
        List<String> before = model.order();
        QueueModel.Diff[] d = new QueueModel.Diff[1];
        ring.subscribe(s -> d[0] = model.apply(s, s.touched(), NOW));
        ring.submit("case-0", new Act.Accept());
        assertThat(model.order()).isEqualTo(before);
        assertThat(model.row("case-0").value().operatorName()).isEqualTo("Nguyễn Thu Hà");
        assertThat(model.row("case-0").mark()).isEqualTo(QueueRow.Mark.UNSENT);
    }

    @Test
    void theMarkFollowsTheActFromThisMachineToTheCityAndBack() {
        ring.submit("case-0", new Act.Accept());
        assertThat(model.row("case-0").mark()).isEqualTo(QueueRow.Mark.UNSENT);
        ring.deliver(1, DeliveryState.ACKED, null, null);
        assertThat(model.row("case-0").mark()).isEqualTo(QueueRow.Mark.RECEIVED);
        Case home = ring.state().shown().get("case-0");
        ring.say(home.with().version(home.version() + 1).build());
        assertThat(model.row("case-0").mark()).isEqualTo(QueueRow.Mark.NONE);
        ring.submit("case-1", new Act.AddNote("x"));
        ring.deliver(2, DeliveryState.CONFLICT, new Problem("already-accepted", 409, "x"), null);
        assertThat(model.row("case-1").mark()).isEqualTo(QueueRow.Mark.REVIEW);
    }

    @Test
    void filtersNarrowByServicePriorityMineAndWordsWithoutToneMarks() {
        model.filter(QueueFilter.ALL.service("tnmt"), NOW);
        assertThat(model.order())
                .isNotEmpty()
                .allMatch(id -> model.row(id).value().serviceId().equals("tnmt"));
        model.filter(QueueFilter.ALL.toggled(Priority.P1), NOW);
        assertThat(model.order()).hasSize(2);
        model.filter(QueueFilter.ALL.mine(true), NOW);
        assertThat(model.order()).isNotEmpty().allMatch(id -> "thu-ha"
                .equals(model.row(id).value().operatorId()));
        model.filter(QueueFilter.ALL.text("cay do le duan"), NOW);
        assertThat(model.order()).containsExactly("case-2");
    }

    @Test
    void aShelvedCaseLeavesIsCountedAndReturnsByItself() {
        ring.submit("case-2", new Act.Shelve(NOW.plus(Duration.ofMinutes(30)), "Chờ điện lực"));
        assertThat(model.order()).doesNotContain("case-2");
        assertThat(QueueCounts.of(ring.state().shown().values(), NOW).shelved()).isEqualTo(1);
        assertThat(QueueCounts.shelved(ring.state().shown().values(), NOW)).isEqualTo(1);
        model.filter(QueueFilter.ALL.shelf(true), NOW);
        assertThat(model.order()).containsExactly("case-2");
        model.filter(QueueFilter.ALL, NOW);
        model.tick(NOW.plus(Duration.ofMinutes(31)));
        assertThat(model.order()).contains("case-2");
    }

    @Test
    void countsAgreeWithTheFixture() {
        QueueCounts n = QueueCounts.of(ring.state().shown().values(), NOW);
        assertThat(n.open()).isEqualTo(40);
        assertThat(n.unattended()).isEqualTo(7);
        assertThat(n.of(Priority.P1)).isEqualTo(2);
        assertThat(n.overdue()).isPositive();
        assertThat(n.alerts10Min()).isEqualTo(4);
    }

    /** Any mixture of words and holds ends in the very list that a fresh model makes of the last state. */
    @Test
    void afterAnyStreamTheListIsWhatAFreshModelMakes() {
        Random dice = new Random(7);
        for (int round = 0; round < 300; round++) {
            int i = dice.nextInt(60);
            Case old = ring.state().confirmed().get(i < 40 ? "case-" + i : "new-" + i);
            Case base = old == null ? CityFixture.fresh(i, Priority.P3, NOW) : old;
            ring.say(base.with()
                    .state(CaseState.values()[dice.nextInt(CaseState.values().length)])
                    .priority(Priority.values()[dice.nextInt(4)])
                    .version(base.version() + 1)
                    .build());
            if (dice.nextInt(10) == 0) {
                model.hold(!model.isHeld(), NOW);
            }
            if (!model.isHeld()) {
                assertThat(model.order()).isEqualTo(fresh().order());
            }
        }
        model.hold(false, NOW);
        assertThat(model.order()).isEqualTo(fresh().order());
        List<String> shuffled = new ArrayList<>(model.order());
        Collections.shuffle(shuffled, dice);
        assertThat(shuffled).allMatch(id -> !model.row(id).ended());
    }

    private QueueModel fresh() {
        QueueModel fresh = new QueueModel(ring.state());
        fresh.apply(ring.state(), Touched.EVERYTHING, NOW);
        return fresh;
    }
}
