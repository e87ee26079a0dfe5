package vn.toancanh.uikit.station;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import vn.toancanh.core.port.Ring;
import vn.toancanh.core.port.SettingsStore;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.say.ActWords;
import vn.toancanh.uikit.say.CaseWords;
import vn.toancanh.uikit.say.TimelineWords;
import vn.toancanh.uikit.watch.Ticker;

/**
 * What each of the stations stands on, made once by app. Immutable.
 *
 * @param worker for what takes longer than a pulse; never the JavaFX thread
 */
public record Station(
        Ring ring,
        FxBridge bridge,
        Messages words,
        Format format,
        Ticker ticker,
        InstantSource clock,
        SettingsStore settings,
        CaseWords caseWords,
        ActWords actWords,
        TimelineWords timelineWords,
        Executor worker) {

    /** Makes the words about cases from messages and format. */
    public static Station of(
            Ring ring,
            FxBridge bridge,
            Messages words,
            Format format,
            Ticker ticker,
            InstantSource clock,
            SettingsStore settings,
            Executor worker) {
        return new Station(
                ring,
                bridge,
                words,
                format,
                ticker,
                clock,
                settings,
                new CaseWords(words, format),
                new ActWords(words, format),
                new TimelineWords(words, format),
                worker);
    }

    /** The newest state that was handed to the faces. */
    public CityState state() {
        return bridge.shown();
    }

    /** Now, by the clock of the console, not by the last tick. */
    public Instant now() {
        return clock.instant();
    }
}
