package vn.toancanh.uidesk.detail;

import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import vn.toancanh.core.model.AlertInfo;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Dispatch;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uidesk.overview.BoardModel;
import vn.toancanh.uidesk.queue.QueueRow;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uidesk.shell.DeskView;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.control.EmptyState;
import vn.toancanh.uikit.control.FoldedText;
import vn.toancanh.uikit.control.PriorityShape;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.keys.StandardKeys;
import vn.toancanh.uikit.links.LinksBox;
import vn.toancanh.uikit.photo.PhotoStrip;
import vn.toancanh.uikit.say.CaseWords;
import vn.toancanh.uikit.say.Due;
import vn.toancanh.uikit.theme.Icons;

/** The chosen case: what is known, its procedure, its timeline, a field for a note and all acts. */
public final class DetailView extends DeskView {
    private final CaseActs acts;
    private final PriorityShape shape = new PriorityShape(vn.toancanh.core.model.Priority.P4);
    private final Label code = Ui.label("text-id", "text-secondary");
    private final Label state = Ui.label("text-meta", "state-chip");
    private final Label mark = Ui.label("row-mark", "text-meta");
    private final Label sensitive;
    private final Label title = Ui.flowing("text-detail-title");
    private final Label due = Ui.flowing("due-line", "text-medium");
    private final Label doubts = Ui.flowing("text-meta", "text-warn");
    private final FactsGrid facts;
    private final Label where;
    private final Label source;
    private final Label received;
    private final Label value;
    private final Label indicator;
    private final Label who;
    private final Label unit;
    private final Label sent;
    private final Label files;
    private final Label shelf;
    private final LinksBox links;
    private final FoldedText report;
    private final PhotoStrip photos;
    private final SopBox sop;
    private final TimelineBox timeline;
    private final NoteBox note;
    private final ActionBar actions;
    private final Label heading;
    private final VBox left;
    private final HBox body;
    private final ScrollPane scroll;
    private final VBox content;
    private final EmptyState empty = new EmptyState("assign");
    private final StackPane root;
    private String shownCase;

    public DetailView(DeskContext desk, CaseActs acts, CaseKeys keys) {
        super(desk);
        this.acts = acts;
        facts = new FactsGrid(desk.words());
        where = facts.add("desk.detail.where");
        source = facts.add("desk.detail.source");
        received = facts.add("desk.detail.received");
        value = facts.add("desk.detail.value");
        indicator = facts.add("desk.detail.indicator");
        who = facts.add("desk.detail.who");
        unit = facts.add("desk.detail.unit");
        sent = facts.add("desk.detail.sent");
        files = facts.add("desk.detail.files");
        shelf = facts.add("desk.detail.shelf");
        links = new LinksBox(desk.links(), Ui.label(desk.words().bind("kit.link.in-report"), "text-meta"));
        report = new FoldedText(desk.words(), desk.format(), "report", "text-cell");
        photos = new PhotoStrip(desk.words(), desk.bridge(), desk.ports()::photo, desk.sheets(), Pos.CENTER_RIGHT);
        sop = new SopBox(desk, acts);
        timeline = new TimelineBox(desk);
        note = new NoteBox(desk, acts);
        actions = new ActionBar(desk, acts, keys);
        doubts.setId("case-doubts");
        links.setId("case-links");
        shape.getStyleClass().add("large");
        heading = Ui.label(desk.words().bind("desk.detail.title"), "text-panel-title");
        sensitive = Ui.label(desk.words().bind("desk.detail.sensitive"), "text-meta", "state-chip");
        sensitive.setGraphic(Icons.of("lock", "icon-small"));
        HBox head = Ui.row("panel-head", heading, code, Ui.spring(), sensitive, mark, state);
        HBox titleRow = Ui.row("title-row", shape, title);
        HBox.setHgrow(title, Priority.ALWAYS);
        titleRow.setAlignment(Pos.TOP_LEFT);
        left = Ui.column("detail-column", titleRow, due, doubts, facts, report, links, photos, sop, timeline);
        HBox.setHgrow(left, Priority.ALWAYS);
        body = Ui.row("detail-body", left);
        scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("detail-scroll");
        scroll.accessibleTextProperty().bind(desk.words().bind("desk.detail.title"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox foot = Ui.column("detail-foot", note, actions);
        content = new VBox(head, scroll, foot);
        root = new StackPane(empty, content);
        root.setId("detail");
        root.getStyleClass().add("panel");
        new Dropping(desk, acts).on(root);
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public Node firstFocus() {
        return scroll;
    }

    /** V: the photos of the case, large; false when it has none. */
    public boolean openPhotos() {
        return photos.open();
    }

    /** Beside a tab of the same name the heading says nothing. */
    public void tabbed(boolean on) {
        Ui.shown(heading, !on);
    }

    /** Over the whole window all of the report stands there, and the timeline beside the procedure, else below it. */
    private void arrange(boolean wide) {
        if (wide == body.getChildren().contains(timeline)) {
            return;
        }
        report.open(wide);
        left.getChildren().remove(timeline);
        body.getChildren().remove(timeline);
        (wide ? body : left).getChildren().add(timeline);
        HBox.setHgrow(timeline, Priority.ALWAYS);
        left.setPrefWidth(wide ? 1 : Region.USE_COMPUTED_SIZE);
        timeline.setPrefWidth(wide ? 1 : Region.USE_COMPUTED_SIZE);
        left.setMinWidth(0);
        timeline.setMinWidth(0);
    }

    public void focusNote() {
        note.focusText();
    }

    @Override
    protected void pin(Pins pins) {
        pins.listen(desk.model().selectedProperty(), (o, was, is) -> {
            render(desk.state());
            tick(desk.now());
        });
        // Rights, link and troubles change no case but what can be done with it.
        pins.add(desk.bridge().watchCalmly((s, t) -> render(s)));
        pins.listen(desk.model().expandedProperty(), (o, was, is) -> arrange(is));
        arrange(desk.model().expandedProperty().get());
    }

    @Override
    protected void show(CityState s, Touched t) {
        String id = desk.model().selected();
        if (t.all() || id == null || t.caseIds().contains(id)) {
            render(s);
            tick(desk.now());
        }
    }

    private void render(CityState s) {
        Case c = desk.selectedCase();
        Ui.shown(content, c != null);
        Ui.shown(empty, c == null);
        if (c == null) {
            boolean gone = desk.model().selected() != null;
            empty.show(
                    desk.words().text(gone ? "desk.detail.gone" : "desk.detail.none"),
                    desk.words().text(gone ? "desk.detail.gone-hint" : "desk.detail.none-hint"));
            shownCase = null;
            return;
        }
        CaseWords words = desk.caseWords();
        shape.show(c);
        Ui.text(code, c.code());
        Ui.text(state, words.state(c));
        Ui.mark(state, "text-hint", c.state() == vn.toancanh.core.model.CaseState.UNKNOWN);
        showMark(c, s);
        Ui.text(title, c.title());
        Ui.shown(sensitive, c.sensitive());
        FactsGrid.set(where, CaseWords.heading(words.place(c, s.catalogue())));
        FactsGrid.set(source, words.kind(c) + " · " + words.channel(c, s.catalogue()));
        FactsGrid.set(value, alert(c));
        FactsGrid.set(indicator, indicator(c, s));
        FactsGrid.set(who, c.operatorName() == null ? desk.words().text("desk.detail.nobody") : c.operatorName());
        FactsGrid.set(unit, words.unit(c.unitId(), s.catalogue()));
        FactsGrid.set(sent, dispatches(c));
        FactsGrid.set(files, files(c));
        boolean told = !c.text().isBlank();
        Ui.shown(report, told);
        report.show(c.id(), told ? "“" + c.text().strip() + "”" : "");
        links.show(c.text());
        photos.show(c, s);
        sop.show(c, s);
        timeline.show(c, s, desk.now());
        note.show(c);
        actions.show(c);
        if (!c.id().equals(shownCase)) {
            shownCase = c.id();
            report.open(desk.model().expandedProperty().get());
            scroll.setVvalue(0);
        }
    }

    @Override
    protected void tick(Instant now) {
        Case c = desk.selectedCase();
        if (c == null) {
            return;
        }
        Due d = Due.of(c, now);
        Ui.text(due, desk.caseWords().dueSentence(c, d, now));
        String odd = String.join(" ", desk.caseWords().doubts(c, now));
        Ui.shown(doubts, !odd.isEmpty());
        Ui.text(doubts, odd);
        Ui.mark(due, "text-warn", d.level() == Due.Level.NEAR || d.isOverdue());
        FactsGrid.set(
                received,
                desk.words()
                        .text(
                                "desk.detail.ago",
                                desk.format().moment(c.receivedAt(), now),
                                desk.format().age(c.receivedAt(), now)));
        FactsGrid.set(
                shelf,
                c.isShelved(now)
                        ? desk.words().text("desk.detail.shelved", desk.format().clockShort(c.shelvedUntil()))
                        : "");
    }

    private void showMark(Case c, CityState s) {
        QueueRow.Mark m = QueueRow.markOf(c.id(), s.outbox());
        boolean on = m != QueueRow.Mark.NONE;
        Ui.shown(mark, on);
        Ui.mark(mark, "review", m == QueueRow.Mark.REVIEW);
        Ui.text(mark, on ? desk.words().text("desk.mark." + CaseWords.id(m)) : "");
    }

    private String alert(Case c) {
        AlertInfo a = c.alert();
        if (a == null || a.value() == null) {
            return "";
        }
        String unitName = a.unit() == null ? "" : " " + a.unit();
        String v = desk.format().number(a.value(), 2) + unitName;
        return a.threshold() == null
                ? v
                : desk.words().text("desk.detail.threshold", v, desk.format().number(a.threshold(), 2) + unitName);
    }

    /** The indicator that raised it, and the key that leads there. */
    private String indicator(Case c, CityState s) {
        String id = BoardModel.indicatorOf(c);
        return s.catalogue().indicators().stream()
                .filter(d -> d.id().equals(id))
                .findFirst()
                .map(d -> desk.words()
                        .text(
                                "desk.detail.indicator-key",
                                desk.words().text(d.name()),
                                desk.keys().label(StandardKeys.INDICATOR)))
                .orElse("");
    }

    private String dispatches(Case c) {
        return String.join(
                " · ",
                c.dispatches().stream().map(x -> x.callSign() + " " + answer(x)).toList());
    }

    private String answer(Dispatch x) {
        return desk.words().text("kit.dispatch." + CaseWords.id(x.state()));
    }

    /** Photos show themselves. */
    private static String files(Case c) {
        return String.join(
                ", ",
                c.attachments().stream()
                        .filter(a -> !PhotoStrip.isPhoto(a))
                        .map(Attachment::name)
                        .toList());
    }
}
