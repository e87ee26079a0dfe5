package vn.toancanh.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.LateActs;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.Receipt;

/** What is done without a link and comes to it late. */
class LateActsTest {
    private static final Act DISPATCH = new Act.DispatchUnit("r-1", "CC-01", "dl-pccc");

    private static RingBench accepted() {
        RingBench b = new RingBench(2);
        b.act("a", new Act.Accept());
        b.city.effects.clear();
        return b;
    }

    private static String reason(RingBench b) {
        OutboxEntry e = b.ring.state().tray().get(0);
        Problem p = e.problem();
        return p == null ? "" : p.code();
    }

    @Test
    void aDispatchThatIsNotLateGoesByItself() {
        RingBench b = accepted();
        b.city.cut();
        b.act("a", DISPATCH);
        b.pass(Duration.ofMinutes(8));
        b.heal();
        assertThat(b.city.effects).containsExactly("a DispatchUnit");
    }

    @Test
    void aDispatchIsNeverSentByItselfAfterItsTimeAndTheOperatorIsAskedWhileTheLinkIsStillGone() {
        RingBench b = accepted();
        b.city.cut();
        b.act("a", DISPATCH);
        b.act("a", new Act.AddNote("đã gọi bộ đàm"));
        assertThat(b.shown("a")).extracting(c -> c.dispatches().size()).isEqualTo(1);
        b.pass(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(reason(b)).isEqualTo("late-dispatch");
        assertThat(b.shown("a"))
                .as("not shown as done any more")
                .extracting(c -> c.dispatches().size())
                .isEqualTo(0);
        b.heal();
        assertThat(b.city.effects).containsExactly("a AddNote");

        long n = b.ring.state().tray().get(0).n();
        b.ring.resend(n, DISPATCH);
        assertThat(b.city.effects).containsExactly("a AddNote", "a DispatchUnit");
        assertThat(b.ring.state().tray()).isEmpty();
    }

    @Test
    void neitherASleepingMachineNorAClockThatWasSetBackMakesItYounger() {
        RingBench b = accepted();
        b.city.cut();
        b.act("a", DISPATCH);
        b.clock.jumpWallClock(Duration.ofHours(8)); // asleep: the monotonic clock stood still
        b.city.down = false;
        b.pass(Duration.ofSeconds(30));
        assertThat(reason(b)).isEqualTo("late-dispatch");

        RingBench c = accepted();
        c.city.cut();
        c.act("a", DISPATCH);
        c.clock.jumpWallClock(Duration.ofHours(-3));
        c.pass(Duration.ofMinutes(11));
        c.heal();
        assertThat(reason(c)).isEqualTo("late-dispatch");
        assertThat(c.city.effects).isEmpty();
    }

    @Test
    void afterARestartItIsAsLateAsBefore() {
        RingBench b = accepted();
        b.city.cut();
        b.act("a", DISPATCH);
        b.ring.close();
        b.pass(Duration.ofMinutes(11));
        b.city.down = false;
        b.restart();
        b.live(Duration.ofSeconds(20));
        assertThat(b.city.effects).isEmpty();
        assertThat(reason(b)).isEqualTo("late-dispatch");
        assertThat(b.stores.entries.lastEntry().getValue().state()).isEqualTo(DeliveryState.PARKED);
    }

    @Test
    void aTryWithoutAnAnswerIsToldAndTheCitysOwnWordEndsTheDoubt() {
        RingBench b = accepted();
        b.city.afterSend.add(new GatewayException(GatewayException.Kind.TIMEOUT, "lost"));
        b.city.mute = true; // the answer is lost and the stream with it
        b.act("a", DISPATCH);
        b.city.cut();
        b.pass(Duration.ofMinutes(11));
        assertThat(reason(b)).isEqualTo("late-dispatch-unsure");
        b.city.mute = false;
        b.heal();
        assertThat(b.ring.state().tray()).as("the case names the act").isEmpty();
        assertThat(b.city.effects).containsExactly("a DispatchUnit");
    }

    @Test
    void whatIsPublishedIsNeverPublishedLateByItself() {
        RingBench b = new RingBench(1);
        b.policy = new LatePolicy(
                act -> act instanceof Act.AddNote ? LateActs.Rule.ONLY_PROMPT : LateActs.Rule.ALWAYS,
                LateActs.DISPATCH_HOLDS);
        b.restart();
        b.act("a", new Act.AddNote("công khai ngay"));
        assertThat(b.city.effects).hasSize(1);
        b.city.cut();
        b.act("a", new Act.AddNote("công khai muộn"));
        b.pass(Duration.ofSeconds(61));
        b.heal();
        assertThat(b.city.effects).hasSize(1);
        assertThat(reason(b)).isEqualTo("late-publish");
    }

    @Test
    void whatHidesGoesFirstOfAll() {
        RingBench b = new RingBench(2);
        b.policy = new LatePolicy(
                act -> act instanceof Act.ChangePriority ? LateActs.Rule.FIRST : LateActs.Rule.ALWAYS,
                LateActs.DISPATCH_HOLDS);
        b.restart();
        b.city.cut();
        b.act("a", new Act.AddNote("một"));
        b.act("b", new Act.AddNote("hai"));
        assertThat(b.act("b", new Act.ChangePriority(vn.toancanh.core.model.Priority.P1)))
                .isInstanceOf(Receipt.Ticked.class);
        b.pass(Duration.ofDays(2));
        b.heal();
        assertThat(b.city.effects).startsWith("b ChangePriority").hasSize(3);
        assertThat(b.shown("b")).extracting(Case::priority).isEqualTo(vn.toancanh.core.model.Priority.P1);
    }
}
