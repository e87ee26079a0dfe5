package vn.toancanh.uikit.control;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import vn.toancanh.uikit.Live;
import vn.toancanh.uikit.i18n.Messages;

/**
 * Alerts per operator per ten minutes. Grey up to 5, amber above; above 10 it offers burst mode, which is never entered by
 * itself.
 */
public final class LoadMeter extends HBox {
    /** Above this many the meter is amber. */
    public static final int BUSY = 5;
    /** Above this many burst mode is offered. */
    public static final int BURST = 10;

    private static final PseudoClass BUSY_STATE = PseudoClass.getPseudoClass("busy");
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final Messages messages;
    private final Label text = new Label();
    private final List<Region> cells = new ArrayList<>();
    private final Button burst = new Button();
    private final boolean canBurst;
    private int count;
    private boolean inBurst;

    /** @param onBurst called when the operator enters or leaves burst mode; null where a station has none: it is not offered */
    public LoadMeter(Messages messages, Runnable onBurst) {
        this.messages = messages;
        this.canBurst = onBurst != null;
        getStyleClass().add("load-meter");
        text.getStyleClass().add("text-meta");
        text.setMinWidth(USE_PREF_SIZE);
        HBox bar = new HBox();
        bar.getStyleClass().add("bar");
        for (int i = 0; i < BURST; i++) {
            Region cell = new Region();
            cell.getStyleClass().add("cell");
            cells.add(cell);
            bar.getChildren().add(cell);
        }
        burst.getStyleClass().add("small");
        burst.setMinWidth(USE_PREF_SIZE);
        burst.setOnAction(e -> onBurst.run());
        getChildren().addAll(text, bar, burst);
        Live.whileShown(this, messages.languageProperty(), language -> relabel());
        show(0, false);
    }

    /** @param perOperator alerts of the last ten minutes divided by the operators on duty, rounded up */
    public void show(int perOperator, boolean burstMode) {
        count = perOperator;
        inBurst = burstMode;
        relabel();
    }

    public boolean isBusy() {
        return count > BUSY;
    }

    /** Whether burst mode is offered, or can be left. */
    public boolean isBurstOffered() {
        return canBurst && (count > BURST || inBurst);
    }

    private void relabel() {
        text.setText(messages.text("kit.load", count, BURST));
        text.pseudoClassStateChanged(BUSY_STATE, isBusy());
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).pseudoClassStateChanged(ON, i < count);
            cells.get(i).pseudoClassStateChanged(BUSY_STATE, i < count && isBusy());
        }
        burst.setText(messages.text(inBurst ? "kit.load.leave-burst" : "kit.load.burst"));
        burst.setVisible(isBurstOffered());
        burst.setManaged(isBurstOffered());
    }
}
