package vn.toancanh.uifield.mine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.SopRun;
import vn.toancanh.core.model.SopStep;
import vn.toancanh.core.model.TimelineEntry;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uifield.FieldContext;
import vn.toancanh.uifield.FieldView;
import vn.toancanh.uifield.Here;
import vn.toancanh.uifield.WordsForm;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.control.EmptyState;
import vn.toancanh.uikit.control.FoldedText;
import vn.toancanh.uikit.control.KeyHint;
import vn.toancanh.uikit.control.Lines;
import vn.toancanh.uikit.control.PriorityShape;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.keys.StandardKeys;
import vn.toancanh.uikit.links.LinksBox;
import vn.toancanh.uikit.photo.PhotoStrip;
import vn.toancanh.uikit.say.Due;
import vn.toancanh.uikit.theme.Icons;

/** The chosen case and what an officer does with it, on targets that a wet finger hits. */
public final class CasePane extends FieldView {
    private static final int LINES = 12;

    /** UTF-16 units of a long line of the story. */
    private static final int SHOWN = 240;

    private final PriorityShape shape = new PriorityShape(vn.toancanh.core.model.Priority.P4);
    private final Label title = Ui.flowing("text-detail-title");
    private final Label place = Ui.flowing("text-cell");
    private final Label due = Ui.flowing("text-cell");
    private final FoldedText text;
    private final LinksBox links;
    private final Label stepsHead = Ui.flowing("section-title");
    private final VBox steps = Ui.column("field-steps");
    private final VBox story = Ui.column("field-story");
    private final FlowPane buttons = new FlowPane();
    private final Button arrive;
    private final Button support;
    private final Button photo;
    private final Button note;
    private final Button done;
    private final WordsForm form;
    private final Photos taken;
    private final PhotoStrip photos;
    private final VBox body;
    private final EmptyState empty = new EmptyState("place");
    private final StackPane root;
    private List<Object> built = List.of();

    public CasePane(FieldContext field) {
        super(field);
        taken = new Photos(field);
        links = new LinksBox(field.links(), Ui.label(field.station().words().bind("kit.link.in-report"), "text-meta"));
        text = new FoldedText(field.station().words(), field.station().format(), "text-cell");
        photos = new PhotoStrip(
                field.station().words(), field.station().bridge(), field.ports()::photo, field.sheets(), Pos.CENTER);
        form = new WordsForm(field, () -> {
            Ui.shown(buttons, true);
            focusDone();
        });
        arrive = button("field.arrive", "place", "", this::arrive);
        support = button("field.support", "people", "", this::support);
        photo = button("field.photo", "photo", StandardKeys.ATTACH, this::photo);
        note = button("field.note", "note", StandardKeys.NOTE, this::note);
        done = button("field.done", "checked", StandardKeys.RESOLVE, this::done);
        arrive.setId("field-arrive");
        support.setId("field-support");
        photo.setId("field-photo");
        note.setId("field-note");
        done.setId("field-done");
        done.getStyleClass().add("primary");
        buttons.getStyleClass().add("field-buttons");
        buttons.getChildren().addAll(arrive, support, photo, note, done);
        HBox head = Ui.row("gap-8", shape, title);
        head.setAlignment(Pos.TOP_LEFT);
        HBox.setHgrow(title, Priority.ALWAYS);
        VBox facts = Ui.column(
                "field-facts",
                head,
                place,
                due,
                text,
                links,
                photos,
                Ui.column("section", stepsHead, steps),
                Ui.column("section", Ui.label(field.station().words().bind("field.story"), "section-title"), story));
        ScrollPane scroll = new ScrollPane(facts);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        body = new VBox(scroll, buttons, form);
        root = new StackPane(body, empty);
        root.setId("field-case");
        root.getStyleClass().add("panel");
        root.setMinWidth(0);
        root.setOnDragOver(taken::over);
        root.setOnDragDropped(taken::dropped);
    }

    private Button button(String key, String icon, String action, Runnable run) {
        Button b = Ui.button(field.station().words().bind(key), run, "field-button");
        HBox graphic = Ui.row("gap-8", Icons.of(icon, "icon-small"));
        graphic.setAlignment(Pos.CENTER);
        if (!action.isEmpty()) {
            graphic.getChildren().add(new KeyHint(field.keys().label(action)));
        }
        b.setGraphic(graphic);
        b.setContentDisplay(ContentDisplay.LEFT);
        return b;
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    protected void pin(Pins pins) {
        pins.listen(field.model().selectedProperty(), (o, was, is) -> {
            if (form.isOpen() && (is == null || !form.isAbout(is))) {
                form.close();
            }
            show(field.station().state(), Touched.EVERYTHING);
        });
        pins.listen(
                field.model().arrivedProperty(),
                (o, was, is) -> show(field.station().state(), Touched.EVERYTHING));
    }

    @Override
    protected void show(CityState s, Touched t) {
        Case c = field.selected();
        Ui.shown(body, c != null);
        Ui.shown(empty, c == null);
        if (c == null) {
            empty.show(field.text("field.none-chosen"), "");
            return;
        }
        shape.show(c);
        Ui.text(title, c.title());
        text.show(c.id(), c.text());
        links.show(c.text());
        Ui.shown(text, !c.text().isBlank() && !c.text().equals(c.title()));
        Here arrived = field.model().arrivedProperty().get();
        boolean here = arrived != null && arrived.label().equals(c.id());
        arrive.textProperty().unbind();
        arrive.setText(
                here
                        ? field.text(
                                "field.arrived-at", field.station().format().clockShort(arrived.asOf()))
                        : field.text("field.arrive"));
        String noNote = field.why(c, new Act.AddNote("x"));
        able(arrive, here ? "" : noNote);
        able(support, noNote);
        able(note, noNote);
        able(photo, noNote);
        able(done, field.why(c, new Act.Resolve("x")));
        photos.show(c, s);
        build(c, s);
        tick(field.station().now());
    }

    private static void able(Button b, String why) {
        b.setDisable(why != null);
        b.setAccessibleHelp(why);
    }

    private void build(Case c, CityState s) {
        List<Object> now = List.of(
                c.id(),
                c.version(),
                c.timeline(),
                c.sop() == null ? "" : c.sop(),
                s.pendingOf(c.id()).size(),
                s.link().isUp(),
                field.station().words().language(),
                s.catalogue().version());
        if (now.equals(built)) {
            return;
        }
        built = now;
        Lines.replace(steps, steps(c, s));
        List<TimelineEntry> newest = new ArrayList<>(c.timeline());
        newest.sort(Comparator.comparing(TimelineEntry::at).reversed());
        var pending = s.pendingOf(c.id()).stream()
                .map(e -> e.command().id().toString())
                .toList();
        Set<String> opened = FoldedText.opened(story);
        Lines.replace(
                story,
                newest.stream()
                        .limit(LINES)
                        .map(e -> line(e, s, pending.contains(e.id()), opened.contains(e.id())))
                        .toList());
    }

    private List<Node> steps(Case c, CityState s) {
        SopRun run = c.sop();
        var sop = run == null ? null : s.catalogue().sop(run.sopId()).orElse(null);
        if (sop == null) {
            Ui.text(stepsHead, field.text("field.no-procedure"));
            return List.of();
        }
        Ui.text(
                stepsHead,
                field.text(
                        "field.procedure",
                        field.station().words().text(sop.name()),
                        run.checked().size(),
                        sop.steps().size()));
        List<Node> out = new ArrayList<>();
        boolean up = s.link().isUp();
        for (SopStep step : sop.steps()) {
            boolean checked = run.isChecked(step.number());
            Button b = new Button();
            b.getStyleClass().addAll("quiet", "line-button", "field-step");
            b.setMaxWidth(Double.MAX_VALUE);
            b.setMinWidth(0);
            b.setWrapText(true);
            b.setGraphic(Icons.of(checked ? "checked" : "unchecked"));
            String words = field.station().words().text(step.text());
            boolean how = !up && !checked && step.offline() != null;
            b.setText(step.number() + ". "
                    + (how ? words + "\n" + field.station().words().text(step.offline()) : words));
            b.setDisable(checked || field.why(c, new Act.CheckStep(step.number())) != null);
            b.setOnAction(e -> field.submit(c, new Act.CheckStep(step.number())));
            b.setUserData(c.id() + " " + step.number());
            out.add(b);
        }
        return out;
    }

    private Node line(TimelineEntry e, CityState s, boolean pending, boolean open) {
        Label time = Ui.label("text-meta");
        time.setText(field.station().format().moment(e.at(), field.station().now()));
        String said = field.station().timelineWords().of(e, s.catalogue());
        FoldedText words = new FoldedText(
                        field.station().words(), field.station().format(), SHOWN, "text-cell")
                .show(e.id(), pending ? said + " · " + field.text("field.saved-here") : said);
        words.open(open);
        LinksBox to = new LinksBox(field.links(), null).show(said);
        VBox body = to.isVisible() ? new VBox(words, to) : new VBox(words);
        HBox.setHgrow(body, Priority.ALWAYS);
        HBox line = Ui.row("gap-8", time, body);
        line.setAlignment(Pos.TOP_LEFT);
        line.setUserData(e.id());
        return line;
    }

    @Override
    protected void tick(Instant now) {
        Case c = field.selected();
        if (c == null) {
            return;
        }
        double far = vn.toancanh.core.state.Nearby.metres(
                field.here().map(Here::point).orElse(null), c.place().point());
        String where = c.code() + " · " + c.place().address();
        Ui.text(
                place,
                Double.isNaN(far)
                        ? where
                        : where + " · " + field.station().format().distance(far));
        Due d = Due.of(c, now);
        Ui.text(due, field.station().caseWords().dueSentence(c, d, now));
        Ui.shown(due, !due.getText().isBlank());
        Ui.mark(due, "text-warn", d.isOverdue());
    }

    private void arrive() {
        Case c = field.selected();
        if (c == null || arrive.isDisabled()) {
            return;
        }
        Instant now = field.station().now();
        String words = field.text("field.arrived-note", field.station().format().clockShort(now));
        field.submit(c, new Act.AddNote(words), ticked -> {
            if (ticked && c.place().point() != null) {
                field.model().arrivedProperty().set(new Here(c.place().point(), Here.Basis.ARRIVED, c.id(), now));
            }
        });
    }

    private void support() {
        form("support", "field.support", field.text("field.support-words"), (c, t) -> new Act.AddNote(t));
    }

    /** N: a note on the chosen case. */
    public void note() {
        form("note", "field.note", "", (c, t) -> new Act.AddNote(t));
    }

    /** E: done, with what was found. */
    public void done() {
        Case c = field.selected();
        if (c != null && field.why(c, new Act.Resolve("x")) == null) {
            form("done", "field.done-title", "", (x, t) -> new Act.Resolve(t));
        }
    }

    private void form(String what, String heading, String words, java.util.function.BiFunction<Case, String, Act> act) {
        Case c = field.selected();
        if (c == null) {
            return;
        }
        Ui.shown(buttons, false);
        form.open(
                c.id(),
                what,
                field.text(heading),
                words,
                "field.save",
                (t, then) -> field.submit(c, act.apply(c, t), then));
    }

    /** A: a photo of the chosen case. */
    public void photo() {
        Case c = field.selected();
        if (c != null && !photo.isDisabled()) {
            taken.choose(c);
        }
    }

    /** V: the photos of the chosen case, large. */
    public void photos() {
        if (field.selected() != null && !photos.open()) {
            field.say(field.text("kit.photo.none"));
        }
    }

    /** Ctrl V with a picture on the clipboard; false when there is none. */
    public boolean paste() {
        return taken.paste();
    }

    /** T: checks off the first open step. */
    public void step() {
        Case c = field.selected();
        if (c == null || c.sop() == null) {
            return;
        }
        station.state().catalogue().sop(c.sop().sopId()).ifPresent(sop -> sop.steps().stream()
                .filter(x -> !c.sop().isChecked(x.number()))
                .findFirst()
                .ifPresent(x -> field.submit(c, new Act.CheckStep(x.number()))));
    }

    private void focusDone() {
        note.requestFocus();
    }
}
