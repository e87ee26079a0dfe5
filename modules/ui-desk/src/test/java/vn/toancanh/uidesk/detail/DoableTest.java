package vn.toancanh.uidesk.detail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.model.Right;
import vn.toancanh.core.port.Receipt;
import vn.toancanh.core.state.CityReducer;
import vn.toancanh.core.state.Trouble;
import vn.toancanh.uikit.act.Doable;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.city.FakeRing;

class DoableTest {
    private static final Instant NOW = CityFixture.NOW;
    private final FakeRing ring = new FakeRing(() -> NOW);

    @BeforeEach
    void start() {
        CityFixture.busy(ring);
    }

    private String why(String id, Act act) {
        return Doable.of(ring.state(), ring.state().shown().get(id), act, NOW).code();
    }

    @Test
    void asksTheRulesOfTheWorkflow() {
        assertThat(why("case-0", new Act.Accept())).isNull();
        assertThat(why("case-0", new Act.Assign("dl-pc08"))).isEqualTo("not-accepted");
        assertThat(why("case-7", new Act.Accept())).isEqualTo("already-accepted");
        assertThat(why("case-0", new Act.CloseCase("x"))).isEqualTo("not-resolved");
        assertThat(why("case-4", new Act.CheckStep(1))).isEqualTo("no-procedure");
        assertThat(why("nobody", new Act.Accept())).isEqualTo("no-such-case");
    }

    @Test
    void rightsAndABrokenOutboxComeFirst() {
        ring.step(s -> CityReducer.session(s, CityFixture.session(Right.ACCEPT)));
        assertThat(why("case-0", new Act.Accept())).isEqualTo("no-right");
        ring.trouble(Trouble.OUTBOX_UNWRITABLE, true);
        assertThat(why("case-0", new Act.AddNote("x"))).isEqualTo("outbox-unwritable");
        ring.step(s -> CityReducer.session(s, null));
        assertThat(why("case-0", new Act.AddNote("x"))).isEqualTo("signed-out");
    }

    @Test
    void neverLightsAButtonThatIsRefusedAMomentLater() {
        for (String id : ring.state().shown().keySet()) {
            for (Act act : new Act[] {new Act.Accept(), new Act.Resolve("xong"), new Act.CheckStep(1)}) {
                if (why(id, act) == null) {
                    assertThat(ring.submit(id, act).toCompletableFuture().join())
                            .isInstanceOf(Receipt.Ticked.class);
                }
            }
        }
    }
}
