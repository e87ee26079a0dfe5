package vn.toancanh.app;

import java.util.HashSet;
import java.util.Set;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.sound.Pattern;
import vn.toancanh.uikit.sound.Sounds;
import vn.toancanh.uikit.watch.Ticker;

/**
 * Decides what is heard: an unattended P1 until somebody takes it, each new P2 once, and the loss of the link. JavaFX
 * thread.
 */
final class SoundWatch implements AutoCloseable {
    private final Sounds sounds;
    private final Set<String> heard = new HashSet<>();
    private final Subscription states;
    private final Subscription ticks;
    private boolean first = true;
    private boolean offline;

    SoundWatch(FxBridge bridge, Ticker ticker, Sounds sounds) {
        this.sounds = sounds;
        this.states = bridge.watch(this::changed);
        this.ticks = ticker.watch(now -> sounds.tick());
    }

    private void changed(CityState state, Touched touched) {
        if (state.session() == null) {
            sounds.unseenP1(false);
            return;
        }
        boolean p1 = false;
        boolean newP2 = false;
        for (Case c : state.shown().values()) {
            if (c.isUnattended()) {
                p1 |= c.priority() == Priority.P1;
                newP2 |= c.priority() == Priority.P2 && heard.add(c.id());
            }
        }
        sounds.unseenP1(p1);
        if (newP2 && !first) {
            sounds.play(Pattern.P2);
        }
        heard.retainAll(state.shown().keySet());
        boolean lost = state.link().state() == LinkState.OFFLINE;
        if (lost && !offline && !first) {
            sounds.play(Pattern.LINK_LOST);
        }
        offline = lost;
        // What waits already when the console starts is seen on the screen; only P1 speaks up.
        first = first && state.shown().isEmpty();
    }

    @Override
    public void close() {
        states.close();
        ticks.close();
    }
}
