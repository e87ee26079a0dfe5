package vn.toancanh.uidesk.place;

import java.time.Instant;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Nearby;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uidesk.detail.CaseActs;
import vn.toancanh.uidesk.detail.CaseKeys;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uidesk.shell.DeskView;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.control.EmptyState;
import vn.toancanh.uikit.control.Rows;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.say.CaseWords;

/** What lies around the chosen case, as text with distances: forces with their digit, cameras with their health, cases. */
public final class PlaceView extends DeskView {
    private static final int FORCES = 7;
    private static final int CAMERAS = 5;
    private static final int CASES = 12;
    private static final int BEFORE = 6;

    private final CaseActs acts;
    private final Label where = Ui.flowing("text-detail-title");
    private final Label ward = Ui.flowing("text-meta");
    private final Rows<ForceRow, Nearby.Force> forces;
    private final Rows<CameraRow, Nearby.Eye> cameras;
    private final Rows<CaseRow, Nearby.Neighbour> cases;
    private final Rows<CaseRow, Case> before;
    private final Label beforeTitle = Ui.label("section-title");
    private final Label held = Ui.flowing("text-meta");
    private final Button more = new Button();
    private final PlaceHistory history;
    private final HBox head;
    private final ScrollPane scroll;
    private final EmptyState empty = new EmptyState("place");
    private final StackPane root;
    private String why;

    public PlaceView(DeskContext desk, CaseActs acts, CaseKeys keys) {
        super(desk);
        this.acts = acts;
        forces = new Rows<>(
                i -> new ForceRow(desk, i + 1, () -> keys.suggestion(i + 1)),
                (row, f) -> row.show(f, desk.state(), why));
        cameras = new Rows<>(
                i -> new CameraRow(desk), (row, eye) -> row.show(eye.camera(), eye.health(), eye.metres(), desk.now()));
        cases = new Rows<>(
                i -> new CaseRow(desk, () -> {}),
                (row, n) -> row.show(n.value(), desk.format().distance(n.metres()), false));
        before = new Rows<>(
                i -> new CaseRow(desk, () -> {}),
                (row, c) -> row.showClosed(c, desk.format().moment(c.updatedAt(), desk.now())));
        before.setId("place-before");
        held.setId("place-held");
        history = new PlaceHistory(desk, BEFORE, this::showBefore);
        more.textProperty().bind(desk.words().bind("desk.place.more"));
        more.setId("place-more");
        more.setOnAction(e -> history.more());
        head = Ui.row("panel-head", Ui.label(desk.words().bind("desk.place.title"), "text-panel-title"));
        VBox body = Ui.column(
                "place-body",
                Ui.column("section", where, ward),
                section("desk.place.forces", forces),
                section("desk.place.cameras", cameras),
                section("desk.place.cases", cases),
                Ui.column("section", beforeTitle, before, more, held));
        scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root = new StackPane(new VBox(head, scroll), empty);
        root.setId("place");
        root.getStyleClass().add("panel");
    }

    private VBox section(String key, Rows<?, ?> rows) {
        return Ui.column("section", Ui.label(desk.words().bind(key), "section-title"), rows);
    }

    @Override
    public Parent node() {
        return root;
    }

    /** Beside a tab of the same name the heading says nothing. */
    public void tabbed(boolean on) {
        Ui.shown(head, !on);
    }

    @Override
    protected void pin(Pins pins) {
        pins.listen(desk.model().selectedProperty(), (o, was, is) -> {
            render(desk.state());
            scroll.setVvalue(0);
        });
    }

    @Override
    protected boolean isCalm() {
        return true;
    }

    @Override
    protected void show(CityState s, Touched t) {
        render(s);
    }

    private void render(CityState s) {
        Case c = desk.selectedCase();
        Ui.shown(empty, c == null);
        Ui.shown(scroll, c != null);
        if (c == null) {
            empty.show(desk.words().text("desk.place.none"), desk.words().text("desk.place.none-hint"));
            return;
        }
        GeoPoint at = c.place().point();
        why = acts.why(c, new Act.DispatchUnit("", "", ""));
        Ui.text(where, CaseWords.heading(c.place().address()));
        String name = desk.caseWords().ward(c.place().wardId(), s.catalogue());
        Ui.text(
                ward,
                at == null ? desk.words().text("desk.place.no-point", name).strip() : name);
        Ui.shown(ward, !ward.getText().isBlank());
        forces.show(
                Nearby.forces(s, desk.ring().samples(), c, FORCES), desk.words().text("desk.place.no-forces"));
        cameras.show(Nearby.cameras(s, at, CAMERAS), desk.words().text("desk.place.no-cameras"));
        cases.show(Nearby.cases(s.shown().values(), c, CASES), desk.words().text("desk.place.no-cases"));
        history.of(c);
        showBefore();
    }

    /** What was here before, from the cache; it comes later than the rest. */
    private void showBefore() {
        PlaceHistory.Found f = history.found();
        Ui.text(
                beforeTitle,
                desk.words()
                        .text(
                                history.isAroundPoint() ? "desk.place.before" : "desk.place.before-ward",
                                PlaceHistory.WITHIN_M));
        String none = f.failed() ? "desk.place.before-unread" : f.whole() ? "desk.place.no-before" : "desk.place.wait";
        before.show(f.cases(), desk.words().text(none));
        Ui.shown(more, f.more());
        Ui.shown(held, f.openInWard() + f.closedInWard() > 0);
        Ui.text(
                held,
                desk.words()
                        .text(
                                "desk.place.held",
                                desk.format().count(f.openInWard()),
                                desk.format().count(f.closedInWard())));
    }

    @Override
    protected void tick(Instant now) {
        cameras.nodes().forEach(r -> r.tick(now));
        Case c = desk.selectedCase();
        if (c != null) {
            // Forces move as samples, beside the state: their distances follow the clock.
            forces.show(
                    Nearby.forces(desk.state(), desk.ring().samples(), c, FORCES),
                    desk.words().text("desk.place.no-forces"));
        }
    }
}
