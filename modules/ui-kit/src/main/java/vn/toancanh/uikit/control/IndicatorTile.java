package vn.toancanh.uikit.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import vn.toancanh.core.time.Freshness;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.theme.Icons;
import vn.toancanh.uikit.watch.Ticker;

/** An indicator in three lines: name; value, unit and trend; the limit it is held against, or its age when it is stale. */
public final class IndicatorTile extends VBox {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final PseudoClass BREACH = PseudoClass.getPseudoClass("breach");

    /**
     * What a tile shows.
     *
     * @param value finished text; null when there is none
     * @param limitText what is normal, or what is breached, or why there is no value
     * @param breach beyond its limit: the one thing that gets colour
     * @param asOf null when unknown
     * @param ttl from this age on it is stale
     */
    public record Shown(
            String name,
            String value,
            String unit,
            List<Double> trend,
            Double low,
            Double high,
            String limitText,
            boolean breach,
            Instant asOf,
            Duration ttl) {}

    private final Messages messages;
    private final Format format;
    private final Ticker ticker;
    private final Label name = new Label();
    private final Label value = new Label();
    private final Label unit = new Label();
    private final Sparkline spark = new Sparkline();
    private final HBox middle = new HBox();
    private final Text footIcon = Icons.of("warning", "icon-small");
    private final Label foot = new Label();
    private Shown shown;

    public IndicatorTile(Messages messages, Format format, Ticker ticker) {
        this.messages = messages;
        this.format = format;
        this.ticker = ticker;
        getStyleClass().addAll("indicator-tile", "panel");
        name.getStyleClass().addAll("name", "text-meta", "elastic");
        value.getStyleClass().addAll("value", "text-kpi");
        value.setMinWidth(USE_PREF_SIZE);
        unit.getStyleClass().addAll("unit", "text-meta");
        unit.setMinWidth(USE_PREF_SIZE);
        foot.getStyleClass().addAll("foot", "text-meta", "elastic");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        middle.getChildren().addAll(value, unit, space, spark);
        middle.getStyleClass().add("middle");
        HBox bottom = new HBox(footIcon, foot);
        bottom.getStyleClass().add("bottom");
        getChildren().addAll(name, middle, bottom);
        setAccessibleRole(AccessibleRole.TEXT);
        ticker.whileShown(this, this::update);
    }

    /** Without its small trend, for tiles that draw a large one. */
    public void setWide(boolean on) {
        if (on) {
            middle.getChildren().remove(spark);
        } else if (!middle.getChildren().contains(spark)) {
            middle.getChildren().add(spark);
        }
    }

    public void show(Shown next) {
        shown = next;
        update(ticker.now());
    }

    private void update(Instant now) {
        if (shown == null) {
            return;
        }
        boolean none = shown.value() == null;
        Freshness f = Freshness.of(shown.asOf(), shown.ttl(), now);
        boolean stale = !none && f.level() != Freshness.Level.FRESH;
        boolean breach = shown.breach() && !none;
        name.setText(shown.name());
        value.setText(none ? "—" : shown.value());
        unit.setText(none ? "" : shown.unit());
        spark.show(none ? List.of() : shown.trend(), shown.low(), shown.high(), breach && !stale);
        value.pseudoClassStateChanged(STALE, stale);
        spark.pseudoClassStateChanged(STALE, stale);
        pseudoClassStateChanged(BREACH, breach && !stale);
        foot.pseudoClassStateChanged(STALE, stale);
        foot.pseudoClassStateChanged(BREACH, breach && !stale);
        Ui.mark(footIcon, "icon-stale", stale);
        Ui.mark(footIcon, "icon-warn", breach && !stale);
        if (stale) {
            Icons.set(footIcon, "clock");
            foot.setText(
                    f.age() == null
                            ? messages.text("kit.fresh.age-unknown")
                            : messages.text("kit.fresh.stale", format.age(f.age())));
        } else {
            Icons.set(footIcon, breach ? "warning" : "info");
            foot.setText(shown.limitText());
        }
        footIcon.setVisible(stale || breach);
        footIcon.setManaged(stale || breach);
        setAccessibleText(name.getText() + ": " + value.getText() + " " + unit.getText() + ". " + foot.getText());
    }
}
