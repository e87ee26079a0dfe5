package vn.toancanh.uifield.mine;

import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uifield.FieldContext;
import vn.toancanh.uifield.FieldView;
import vn.toancanh.uifield.Here;
import vn.toancanh.uifield.MyCases;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.control.Rows;
import vn.toancanh.uikit.control.Ui;

/** "Việc của tôi": my cases, nearest first, and what lies around that nobody has. */
public final class MineView extends FieldView {
    private static final int LINES = 60;
    private static final int AROUND = 5;

    private final CasePane pane;
    private final Label from = Ui.flowing("text-meta");
    private final Rows<MineLine, MyCases.Mine> mine;
    private final Rows<MineLine, MyCases.Mine> around;
    private final HBox root;

    public MineView(FieldContext field, CasePane pane) {
        super(field);
        this.pane = pane;
        mine = new Rows<>(i -> new MineLine(field), (row, m) -> row.show(m, station.state(), station.now()));
        around = new Rows<>(i -> new MineLine(field), (row, m) -> row.show(m, station.state(), station.now()));
        mine.setId("mine");
        VBox lists = Ui.column(
                "field-lists",
                from,
                mine,
                Ui.column("section", Ui.label(station.words().bind("field.around"), "section-title"), around));
        ScrollPane scroll = new ScrollPane(lists);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("panel");
        scroll.setMinWidth(0);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        HBox.setHgrow(pane.node(), Priority.ALWAYS);
        root = Ui.row("field-mine", scroll, pane.node());
        root.setId("field-mine");
        root.widthProperty().addListener((o, was, is) -> {
            double left = Math.floor(is.doubleValue() * 0.44);
            scroll.setPrefWidth(left);
            ((javafx.scene.layout.Region) pane.node()).setPrefWidth(is.doubleValue() - left);
        });
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public Node firstFocus() {
        return mine.nodes().isEmpty() ? root : mine.nodes().get(0);
    }

    @Override
    protected void pin(Pins pins) {
        pane.attach();
        pins.addUndo(pane::detach);
        pins.listen(field.model().selectedProperty(), (o, was, is) -> show(station.state(), Touched.EVERYTHING));
        pins.listen(field.model().arrivedProperty(), (o, was, is) -> show(station.state(), Touched.EVERYTHING));
    }

    @Override
    protected void show(CityState s, Touched t) {
        Session me = s.session();
        if (me == null) {
            return;
        }
        Here here = field.here().orElse(null);
        List<MyCases.Mine> all = MyCases.of(s, me.actor(), here == null ? null : here.point());
        Ui.text(from, from(here));
        mine.show(all.stream().limit(LINES).toList(), field.text("field.none-mine"));
        around.show(
                MyCases.around(s, me.actor(), here == null ? null : here.point(), AROUND),
                field.text("field.none-around"));
        if (field.selected() == null && !all.isEmpty()) {
            field.model().selectedProperty().set(all.get(0).value().id());
        }
    }

    private String from(Here here) {
        if (here == null) {
            return field.text("field.from.unknown");
        }
        String age = station.format().age(here.asOf(), station.now());
        return switch (here.basis()) {
            case ARRIVED -> field.text("field.from.arrived", age);
            case VEHICLE -> field.text("field.from.vehicle", here.label(), age);
            case STATION -> field.text("field.from.station", here.label());
        };
    }

    @Override
    protected void tick(Instant now) {
        show(station.state(), Touched.NOTHING);
        mine.nodes().forEach(r -> r.tick(now));
    }

    /** Moves the choice up or down the list. */
    public void move(int by) {
        Session me = station.state().session();
        if (me == null) {
            return;
        }
        List<String> ids = MyCases.of(
                        station.state(),
                        me.actor(),
                        field.here().map(Here::point).orElse(null))
                .stream()
                .map(m -> m.value().id())
                .toList();
        if (!ids.isEmpty()) {
            int at = ids.indexOf(field.model().selectedProperty().get());
            int next = Math.min(ids.size() - 1, Math.max(0, at + by));
            field.model().selectedProperty().set(ids.get(next));
            // The ring of the focus goes along, so that Enter never opens another case than the one in blue.
            if (next < mine.nodes().size()) {
                mine.nodes().get(next).requestFocus();
            }
        }
    }
}
