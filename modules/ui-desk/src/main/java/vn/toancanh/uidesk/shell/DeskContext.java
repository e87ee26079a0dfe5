package vn.toancanh.uidesk.shell;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.Ring;
import vn.toancanh.core.port.SettingsStore;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uidesk.DeskPorts;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.keys.KeyMap;
import vn.toancanh.uikit.links.LinkDesk;
import vn.toancanh.uikit.say.ActWords;
import vn.toancanh.uikit.say.CaseWords;
import vn.toancanh.uikit.say.TimelineWords;
import vn.toancanh.uikit.sheet.SheetHost;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.watch.Ticker;

/** What every part of the desk stands on, made once by {@code DeskStation}. */
public record DeskContext(
        Ring ring,
        FxBridge bridge,
        Messages words,
        Format format,
        Ticker ticker,
        InstantSource clock,
        SettingsStore settings,
        DeskPorts ports,
        KeyMap keys,
        DeskModel model,
        CaseWords caseWords,
        ActWords actWords,
        TimelineWords timelineWords,
        SheetHost sheets,
        Executor worker) {

    /** The newest state that was handed to the faces. */
    public CityState state() {
        return bridge.shown();
    }

    /** The chosen case as it is shown; null when none is chosen or it is gone. */
    public Case selectedCase() {
        String id = model.selected();
        if (id == null) {
            return null;
        }
        Case live = state().shown().get(id);
        return live == null ? model.archived(id) : live;
    }

    /** Now, by the clock of the console, not by the last tick. */
    public Instant now() {
        return clock.instant();
    }

    /** Says one sentence in the status bar. */
    public void say(String sentence, boolean warn) {
        model.noticeProperty().set(new Notice(sentence, warn, now()));
    }

    /** What the links in somebody's words stand on. */
    public LinkDesk links() {
        return new LinkDesk(words, bridge, sheets, ports, this::say);
    }

    /** What any station stands on. */
    public Station station() {
        return new Station(
                ring, bridge, words, format, ticker, clock, settings, caseWords, actWords, timelineWords, worker);
    }
}
