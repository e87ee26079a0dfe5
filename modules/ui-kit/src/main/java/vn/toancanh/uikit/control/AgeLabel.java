package vn.toancanh.uikit.control;

import java.time.Duration;
import java.time.Instant;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import vn.toancanh.core.time.Freshness;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.watch.Ticker;

/** An age that runs: "40 giây", "2 ph". Past its limit it turns to the stale colour; an unknown moment is a dash. */
public final class AgeLabel extends Label {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final Format format;
    private Instant since;
    private Duration limit;

    public AgeLabel(Format format, Ticker ticker) {
        this.format = format;
        getStyleClass().addAll("age-label", "text-meta");
        ticker.whileShown(this, this::update);
    }

    /** @param since null when unknown */
    public void show(Instant since, Instant now) {
        show(since, null, now);
    }

    /** @param limit from this age on it is stale; null for never */
    public void show(Instant since, Duration limit, Instant now) {
        this.since = since;
        this.limit = limit;
        update(now);
    }

    /** Reads the age anew; for cells that are updated by their list. */
    public void update(Instant now) {
        setText(format.age(since, now));
        boolean stale = since != null
                && limit != null
                && Freshness.of(since, limit, now).level() == Freshness.Level.STALE;
        pseudoClassStateChanged(STALE, stale);
    }
}
