package vn.toancanh.uidesk.overview;

import java.time.Duration;
import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uidesk.detail.CaseActs;
import vn.toancanh.uidesk.detail.FactsGrid;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uidesk.shell.Workspace;
import vn.toancanh.uikit.control.FreshnessLabel;
import vn.toancanh.uikit.control.KeyButton;
import vn.toancanh.uikit.control.PriorityShape;
import vn.toancanh.uikit.control.TrendChart;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.keys.StandardKeys;
import vn.toancanh.uikit.theme.Icons;

/** One indicator with all that is known of it, and what can be done: open its alert, give it to its owner. JavaFX thread. */
final class IndicatorPane {
    private final DeskContext desk;
    private final CaseActs acts;
    private final BoardWords words;
    private final Label name = Ui.flowing("text-detail-title");
    private final FreshnessLabel value;
    private final Label unit = Ui.label("text-meta", "figure-unit");
    private final Label service = Ui.elastic("text-meta");
    private final TrendChart chart = new TrendChart();
    private final Label says = Ui.flowing("text-medium");
    private final FactsGrid facts;
    private final Label owner;
    private final Label limits;
    private final Label normal;
    private final Label target;
    private final Label action;
    private final Label alert;
    private final KeyButton openAlert;
    private final Button give = new Button();
    private final Label why = Ui.flowing("text-meta");
    private final PriorityShape shape = new PriorityShape(vn.toancanh.core.model.Priority.P4);
    private final VBox root;

    /** @param close takes the pane away */
    IndicatorPane(DeskContext desk, CaseActs acts, Runnable close) {
        this.desk = desk;
        this.acts = acts;
        this.words = new BoardWords(desk);
        value = new FreshnessLabel(desk.words(), desk.format(), desk.ticker());
        value.valueLabel().getStyleClass().add("text-kpi");
        facts = new FactsGrid(desk.words());
        owner = facts.add("desk.board.owner");
        limits = facts.add("desk.board.limits");
        normal = facts.add("desk.board.band");
        target = facts.add("desk.board.target");
        action = facts.add("desk.board.act");
        alert = facts.add("desk.board.alert");
        openAlert = new KeyButton(desk.keys().label(StandardKeys.INDICATOR));
        openAlert.textProperty().bind(desk.words().bind("desk.board.open-alert"));
        openAlert.setOnAction(e -> open());
        openAlert.setId("indicator-alert");
        give.setOnAction(e -> give());
        give.setId("indicator-give");
        FlowPane ways = new FlowPane(openAlert, give);
        ways.getStyleClass().add("ways");
        Button shut = Ui.button(desk.words().bind("desk.close"), close, "quiet");
        shut.setGraphic(Icons.of("close", "icon-small"));
        shut.setId("indicator-close");
        HBox head =
                Ui.row("panel-head", Ui.label(desk.words().bind("desk.board.one"), "text-panel-title"), service, shut);
        HBox figure = Ui.row("gap-8", value, unit);
        figure.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        HBox titleRow = Ui.row("title-row", shape, name);
        HBox.setHgrow(name, Priority.ALWAYS);
        chart.setPrefHeight(180);
        VBox body = Ui.column("detail-column", titleRow, figure, says, chart, facts);
        body.getStyleClass().add("detail-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("detail-scroll");
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root = Ui.column("panel", head, scroll, Ui.column("detail-foot", why, ways));
        root.setId("indicator-pane");
        this.shut = shut;
    }

    private final Button shut;
    private BoardModel.Entry shown;

    Parent node() {
        return root;
    }

    /** What one would press first: the alert if there is one. */
    Node firstFocus() {
        return openAlert.isVisible() ? openAlert : shut;
    }

    void show(BoardModel.Entry e, CityState s) {
        shown = e;
        IndicatorDef d = e.def();
        Case c = e.alert();
        Ui.text(name, desk.words().text(d.name()));
        Ui.text(
                service,
                s.catalogue()
                        .service(d.serviceId())
                        .map(x -> desk.words().text(x.name()))
                        .orElse(""));
        Ui.text(unit, desk.words().text(d.unit()));
        Double v = e.value() == null ? null : e.value().value();
        Ui.shown(unit, v != null);
        if (v == null) {
            value.showUnknown(desk.words().text("kit.tile.no-data"));
        } else {
            value.show(desk.format().number(v, d.decimals()), e.value().asOf(), Duration.ofSeconds(d.ttlSeconds()));
        }
        boolean breach = e.look() == BoardModel.Look.BREACHED;
        Ui.text(
                says,
                desk.words()
                        .text(
                                switch (e.look()) {
                                    case BREACHED -> "desk.board.says-breached";
                                    case NONE -> "desk.board.says-none";
                                    case STALE -> "desk.board.says-stale";
                                    case NORMAL ->
                                        e.isViewOnly() ? "desk.board.says-view-only" : "desk.board.says-normal";
                                }));
        Ui.mark(says, "text-warn", breach);
        chart.show(words.chart(d, e.value()));
        FactsGrid.set(owner, words.ownerAndPhone(d, s));
        FactsGrid.set(limits, words.limits(d));
        FactsGrid.set(normal, words.normal(d));
        FactsGrid.set(target, words.target(d));
        FactsGrid.set(action, words.act(d));
        Ui.shown(shape, c != null);
        if (c != null) {
            shape.show(c);
        }
        FactsGrid.set(
                alert,
                c == null
                        ? ""
                        : c.code() + " · " + desk.caseWords().state(c) + " · "
                                + desk.caseWords().who(c));
        Ui.shown(openAlert, c != null);
        Ui.shown(give, c != null);
        give.setText(desk.words().text("desk.board.give", words.owner(d, s)));
        String no = c == null ? null : whyNot(c);
        give.setDisable(no != null);
        String reason = c == null
                ? desk.words().text(e.isViewOnly() ? "desk.board.no-act-view-only" : "desk.board.no-act")
                : no == null ? "" : no;
        Ui.text(why, reason);
        Ui.shown(why, !reason.isEmpty());
        tick(desk.now());
    }

    void tick(Instant now) {
        chart.pseudoClassStateChanged(
                javafx.css.PseudoClass.getPseudoClass("stale"), shown != null && shown.look() == BoardModel.Look.STALE);
    }

    /** Opens the alert of this indicator on F2, if there is one. */
    void open() {
        Case c = shown == null ? null : shown.alert();
        if (c == null) {
            desk.say(desk.words().text("desk.board.no-alert"), true);
            return;
        }
        desk.model().select(c.id());
        desk.model().workspaceProperty().set(Workspace.COMMAND);
    }

    private String whyNot(Case c) {
        Act first = c.operatorId() == null ? new Act.Accept() : assign();
        return acts.why(c, first);
    }

    private Act assign() {
        return new Act.Assign(shown.def().ownerUnitId());
    }

    /** One press for two acts: nobody may assign what nobody has taken. */
    private void give() {
        Case c = shown.alert();
        if (c.operatorId() != null) {
            acts.submit(c, assign());
            return;
        }
        Act then = assign();
        acts.submit(c, new Act.Accept(), ticked -> {
            Case mine = desk.ring().state().shown().get(c.id());
            if (ticked && mine != null) {
                acts.submit(mine, then);
            }
        });
    }
}
