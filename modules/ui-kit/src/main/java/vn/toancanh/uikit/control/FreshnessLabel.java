package vn.toancanh.uikit.control;

import java.time.Duration;
import java.time.Instant;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import vn.toancanh.core.time.Freshness;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.theme.Icons;
import vn.toancanh.uikit.watch.Ticker;

/**
 * A value with its freshness, the same everywhere: fresh as it is; stale dimmed, with a clock and its age; unknown as a dash
 * with the reason. A value without a known age is never shown as fresh.
 */
public final class FreshnessLabel extends HBox {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final Messages messages;
    private final Format format;
    private final Ticker ticker;
    private final Label value = new Label();
    private final Text clock = Icons.of("clock", "icon-small", "icon-stale");
    private final Label age = new Label();
    private String text = "";
    private Instant asOf;
    private Duration ttl = Duration.ZERO;
    private String reason;

    public FreshnessLabel(Messages messages, Format format, Ticker ticker) {
        this.messages = messages;
        this.format = format;
        this.ticker = ticker;
        getStyleClass().add("freshness");
        value.getStyleClass().add("value");
        age.getStyleClass().addAll("text-meta", "age");
        getChildren().addAll(value, clock, age);
        ticker.whileShown(this, this::update);
        update(ticker.now());
    }

    /** The label of the value, for more style classes. */
    public Label valueLabel() {
        return value;
    }

    /**
     * Shows a value.
     *
     * @param asOf when it was true; null counts as unknown age: the value is marked stale without an age
     */
    public void show(String text, Instant asOf, Duration ttl) {
        this.text = text;
        this.asOf = asOf;
        this.ttl = ttl;
        this.reason = null;
        update(ticker.now());
    }

    /** Shows that there is no value, and why, in the operator's words. */
    public void showUnknown(String reason) {
        this.reason = reason;
        update(ticker.now());
    }

    /** How fresh it is shown. */
    public Freshness.Level level() {
        if (reason != null || asOf == null) {
            return Freshness.Level.UNKNOWN;
        }
        return Freshness.of(asOf, ttl, ticker.now()).level();
    }

    private void update(Instant now) {
        Freshness.Level level = level();
        boolean fresh = level == Freshness.Level.FRESH;
        value.setText(reason == null ? text : "—");
        value.pseudoClassStateChanged(STALE, !fresh && reason == null);
        boolean stale = level == Freshness.Level.STALE;
        clock.setVisible(!fresh && reason == null);
        clock.setManaged(!fresh && reason == null);
        age.setVisible(!fresh);
        age.setManaged(!fresh);
        age.pseudoClassStateChanged(STALE, reason == null);
        if (reason != null) {
            age.setText(reason);
        } else if (stale) {
            age.setText(format.age(asOf, now));
        } else {
            age.setText(messages.text("kit.fresh.age-unknown"));
        }
    }
}
