package vn.toancanh.uikit.act;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.CaseWorkflow;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.command.Outcome;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Trouble;

/**
 * Whether an act can be done on a case now, and if not, why. It asks the very rules that the city will ask, so that a
 * button is never lit for an act that is refused a moment later.
 *
 * @param code stable code of the reason, null when it can be done
 */
public record Doable(@Nullable String code) {
    public static final Doable YES = new Doable(null);
    private static final UUID PROBE = new UUID(0, 0);

    public boolean yes() {
        return code == null;
    }

    /** Asks for this act with these words; use any words for an act whose words are still to be written. */
    public static Doable of(CityState s, @Nullable Case c, Act act, Instant now) {
        Session me = s.session();
        if (c == null) {
            return new Doable("no-such-case");
        }
        if (me == null) {
            return new Doable("signed-out");
        }
        if (!me.may(act.right())) {
            return new Doable("no-right");
        }
        if (s.troubles().contains(Trouble.READ_ONLY)) {
            return new Doable("read-only");
        }
        if (s.troubles().contains(Trouble.OUTBOX_UNWRITABLE)) {
            return new Doable("outbox-unwritable");
        }
        Outcome o = CaseWorkflow.apply(c, new Command(PROBE, c.id(), c.version(), me.actor(), now, act));
        if (o instanceof Outcome.Refused r) {
            return new Doable(r.code());
        }
        return o instanceof Outcome.NoChange ? new Doable("already-so") : YES;
    }
}
