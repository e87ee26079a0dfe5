package vn.toancanh.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.port.Receipt;
import vn.toancanh.core.state.Trouble;
import vn.toancanh.testkit.Fault;

/** A stack or a memory that comes to its end somewhere in the ring or in who listens to it: the ring turns on. */
class MistakesTest {
    private final RingBench b = new RingBench(2);

    @Test
    @Fault(72)
    void aListenerThatFailsHoldsUpNothing() {
        AtomicInteger failed = new AtomicInteger();
        AtomicInteger heard = new AtomicInteger();
        b.ring.subscribe(s -> {
            if (failed.getAndIncrement() % 2 == 0) {
                throw new StackOverflowError("thrown by a test");
            }
            throw new OutOfMemoryError("thrown by a test");
        });
        b.ring.subscribe(s -> heard.incrementAndGet());
        b.act("a", new Act.AddNote("một"));
        b.city.change(Cases.make("b", Priority.P1, 2), false);
        b.act("b", new Act.AddNote("hai"));
        assertThat(failed.get()).isGreaterThan(2).isEqualTo(heard.get());
        assertThat(b.city.effects).containsExactly("a AddNote", "b AddNote");
        assertThat(b.ring.state().unsent()).isZero();
        assertThat(b.shown("b").priority()).isEqualTo(Priority.P1);
    }

    @Test
    @Fault({65, 67})
    void whenActsCanBeKeptAgainTheButtonsAreFreeWithoutAnAct() {
        b.stores.outboxFails = true;
        assertThat(b.act("a", new Act.AddNote("một"))).isInstanceOf(Receipt.Refused.class);
        assertThat(b.ring.state().troubles()).contains(Trouble.OUTBOX_UNWRITABLE);
        int before = b.stores.looks;
        b.live(Duration.ofMinutes(1));
        assertThat(b.ring.state().troubles()).contains(Trouble.OUTBOX_UNWRITABLE);
        assertThat(b.stores.looks - before).as("looks in a minute").isBetween(5, 12);
        b.stores.outboxFails = false;
        b.live(Duration.ofSeconds(6));
        assertThat(b.ring.state().troubles()).isEmpty();
        before = b.stores.looks;
        b.live(Duration.ofMinutes(1));
        assertThat(b.stores.looks).as("a sound outbox is let be").isEqualTo(before);
        assertThat(b.act("a", new Act.AddNote("hai"))).isInstanceOf(Receipt.Ticked.class);
    }

    @Test
    @Fault(67)
    void anOutboxThatCouldNotBeReadAtTheStartIsReadWhenItCan() {
        b.city.cut();
        b.act("a", new Act.AddNote("một"));
        b.stores.outboxUnreadable = true;
        b.restart();
        assertThat(b.ring.state().unsent()).isZero();
        assertThat(b.ring.state().troubles()).contains(Trouble.OUTBOX_UNWRITABLE);
        b.stores.outboxUnreadable = false;
        b.pass(Duration.ofSeconds(6));
        assertThat(b.ring.state().unsent()).isEqualTo(1);
        assertThat(b.ring.state().troubles()).isEmpty();
        b.heal();
        assertThat(b.city.effects).containsExactly("a AddNote");
    }

    @Test
    @Fault(51)
    void whoSignsInWhileTheOutboxCannotBeReadSeesNothingOfTheOneBefore() {
        b.city.cut();
        b.act("a", new Act.AddNote("của Hà"));
        b.stores.outboxUnreadable = true;
        b.city.session = new Session(new Actor("minh", "Lê Minh", "tc", "dl-ioc"), Cases.SESSION.rights(), "token-2");
        b.city.down = false;
        b.ring.signIn("minh");
        assertThat(b.ring.state().outbox()).isEmpty();
        b.live(Duration.ofMinutes(1));
        assertThat(b.city.effects).isEmpty();
        b.stores.outboxUnreadable = false;
        b.city.session = Cases.SESSION;
        b.ring.signIn("ha");
        b.live(Duration.ofSeconds(10));
        assertThat(b.city.effects).containsExactly("a AddNote");
    }

    @Test
    @Fault(72)
    void aSnapshotThatFailsHalfWayIsFetchedAgain() {
        b.city.cut();
        b.city.newEpoch();
        b.city.betweenPages = () -> {
            throw new StackOverflowError("thrown by a test");
        };
        b.heal();
        assertThat(b.ring.state().link().state()).isEqualTo(LinkState.ONLINE);
        assertThat(b.ring.state().cursor().epoch()).isEqualTo("e2");
        assertThat(b.ring.state().shown()).containsOnlyKeys("a", "b");
    }

    @Test
    @Fault(72)
    void anActOnWhichSendingFailsIsSentAgain() {
        b.city.failing = new StackOverflowError("thrown by a test");
        b.act("a", new Act.AddNote("một"));
        assertThat(b.ring.state().unsent()).isEqualTo(1);
        b.act("b", new Act.AddNote("hai"));
        b.live(Duration.ofSeconds(10));
        assertThat(b.city.effects).containsExactlyInAnyOrder("a AddNote", "b AddNote");
        assertThat(b.ring.state().outbox()).isEmpty();
    }
}
