package vn.toancanh.uidesk.shell;

import java.util.HashSet;
import java.util.Set;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uikit.sound.Pattern;
import vn.toancanh.uikit.sound.Sounds;

/** Turns what comes in into sounds: a new P1 or P2 that nobody has, P1 until somebody takes it, and the link that goes. */
public final class DeskSounds {
    private final Sounds sounds;
    private final DeskContext desk;
    private final Set<String> heard = new HashSet<>();
    private boolean first = true;
    private LinkState link = LinkState.CONNECTING;

    public DeskSounds(Sounds sounds, DeskContext desk) {
        this.desk = desk;
        this.sounds = sounds;
    }

    public void show(CityState s, java.time.Instant now) {
        Set<String> waiting = new HashSet<>();
        boolean p1 = false;
        boolean newP1 = false;
        boolean newP2 = false;
        for (Case c : s.shown().values()) {
            if (c.priority().compareTo(Priority.P2) > 0 || !c.isUnattended() || c.isShelved(now)) {
                continue;
            }
            waiting.add(c.id());
            p1 |= c.priority() == Priority.P1;
            if (!heard.contains(c.id())) {
                newP1 |= c.priority() == Priority.P1;
                newP2 |= c.priority() == Priority.P2;
            }
        }
        heard.clear();
        heard.addAll(waiting);
        sounds.unseenP1(p1);
        if (!first && newP1) {
            sounds.play(Pattern.P1);
        } else if (!first && newP2) {
            sounds.play(Pattern.P2);
        }
        // What was there at the start is not news; an untaken P1 repeats by itself.
        first &= s.shown().isEmpty();
        LinkState is = s.link().state();
        if (is == LinkState.OFFLINE && link != LinkState.CONNECTING) {
            sounds.lost(() -> silence(s.link().lastWord()));
        } else if (s.link().isUp()) {
            sounds.lost(null);
        }
        if (is != LinkState.OFFLINE || link != LinkState.CONNECTING) {
            link = is;
        }
    }

    private String silence(java.time.Instant lastWord) {
        return lastWord == null
                ? desk.words().text("desk.sound.no-alerts-ever")
                : desk.words().text("desk.sound.no-alerts", desk.format().clockShort(lastWord));
    }

    public void tick() {
        sounds.tick();
    }

    public Sounds sounds() {
        return sounds;
    }
}
