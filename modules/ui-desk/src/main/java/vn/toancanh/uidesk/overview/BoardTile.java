package vn.toancanh.uidesk.overview;

import java.time.Instant;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.control.IndicatorTile;
import vn.toancanh.uikit.control.PriorityShape;
import vn.toancanh.uikit.control.TrendChart;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.say.IndicatorWords;

/**
 * An indicator on the board, to be pressed: its tile, then owner and age, then what is to be done. The large one draws the line
 * with its limits instead of the small trend, and names its alert.
 */
final class BoardTile extends Button {
    private static final PseudoClass BREACH = PseudoClass.getPseudoClass("breach");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final DeskContext desk;
    private final IndicatorWords tileWords;
    private final BoardWords words;
    private final boolean large;
    private final IndicatorTile tile;
    private final TrendChart chart = new TrendChart();
    private final PriorityShape shape = new PriorityShape(vn.toancanh.core.model.Priority.P4);
    private final Label alert = Ui.elastic("text-meta");
    private final HBox alertLine = Ui.row("gap-4", shape, alert);
    private final Label owner = Ui.elastic("text-meta");
    private final Label age = Ui.label("text-meta");
    private final Label act = Ui.elastic("text-meta");
    private BoardModel.Entry shown;

    BoardTile(DeskContext desk, IndicatorWords tileWords, BoardWords words, boolean large, Consumer<String> open) {
        this.desk = desk;
        this.tileWords = tileWords;
        this.words = words;
        this.large = large;
        getStyleClass().addAll("quiet", "board-tile", large ? "board-large" : "board-small");
        tile = new IndicatorTile(desk.words(), desk.format(), desk.ticker());
        tile.setWide(large);
        alertLine.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        HBox line = Ui.row("gap-8", owner, age);
        VBox box = Ui.column("board-tile-box", tile);
        if (large) {
            VBox.setVgrow(chart, Priority.ALWAYS);
            box.getChildren().addAll(chart, alertLine);
        }
        box.getChildren().addAll(line, act);
        box.setMouseTransparent(true);
        box.prefWidthProperty().bind(widthProperty());
        setGraphic(box);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMinWidth(0);
        setOnAction(e -> open.accept(shown.def().id()));
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER) {
                e.consume();
                fire();
            }
        });
    }

    void show(BoardModel.Entry e, CityState s, boolean chosen) {
        shown = e;
        tile.show(tileWords.shown(e.def(), e.value()));
        Ui.text(owner, words.owner(e.def(), s));
        Ui.text(act, words.act(e.def()));
        Ui.mark(act, "view-only", e.isViewOnly());
        boolean breach = e.look() == BoardModel.Look.BREACHED;
        pseudoClassStateChanged(BREACH, breach);
        pseudoClassStateChanged(CHOSEN, chosen);
        if (large) {
            chart.show(words.chart(e.def(), e.value()));
            chart.pseudoClassStateChanged(STALE, e.look() == BoardModel.Look.STALE);
            Ui.shown(alertLine, e.alert() != null);
            if (e.alert() != null) {
                shape.show(e.alert());
                Ui.text(
                        alert,
                        e.alert().code() + " · " + desk.caseWords().stateBrief(e.alert()) + " · "
                                + desk.caseWords().who(e.alert()));
            }
        }
        tick(desk.now());
        setAccessibleText(tile.getAccessibleText() + " " + owner.getText() + ". " + act.getText());
        Ui.tip(this, tileWords.tip(e.def(), s.catalogue()));
    }

    void tick(Instant now) {
        boolean known = shown != null && shown.value() != null && shown.value().asOf() != null;
        // A stale one says its age in the tile already.
        boolean fresh =
                shown != null && (shown.look() == BoardModel.Look.NORMAL || shown.look() == BoardModel.Look.BREACHED);
        Ui.text(age, known && fresh ? desk.format().age(shown.value().asOf(), now) : "");
    }

    @Override
    protected double computePrefHeight(double width) {
        return getGraphic().prefHeight(width) + 2;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }
}
