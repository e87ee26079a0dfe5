package vn.toancanh.uidesk.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uidesk.queue.QueueFilter;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.control.ServiceRailItem;
import vn.toancanh.uikit.control.Ui;

/** The services of the pack: name, open, overdue, age of the data. A click narrows queue and tiles to the service. */
public final class ServiceRail extends DeskView {
    /** Height of an entry with its line for late or age. */
    private static final double ENTRY_EMS = 4.4;

    private static final Duration OLD = Duration.ofHours(6);

    private final VBox items = Ui.column("rail-items");
    private final Map<String, ServiceRailItem> byId = new HashMap<>();
    private final Map<String, Label> notes = new HashMap<>();
    private final ServiceRailItem all = new ServiceRailItem("overview");
    private final ServiceRailItem settings = new ServiceRailItem("settings");
    private final VBox root;
    private List<RailModel> shown = List.of();
    private boolean roomy = true;

    public ServiceRail(DeskContext desk, Runnable openSettings) {
        super(desk);
        all.setId("rail-all");
        all.setOnAction(e -> choose(null));
        settings.setId("rail-settings");
        settings.setOnAction(e -> {
            settings.setSelected(false);
            openSettings.run();
        });
        ScrollPane scroll = new ScrollPane(items);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("rail-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root = Ui.column("service-rail", scroll, settings);
        root.setId("rail");
        scroll.heightProperty().addListener((o, was, is) -> {
            boolean next = is.doubleValue() > ENTRY_EMS * desk.model().em() * (shown.size() + 1);
            if (next != roomy) {
                roomy = next;
                tick(desk.now());
            }
        });
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    protected void pin(Pins pins) {
        pins.listen(desk.model().filterProperty(), (o, was, is) -> mark());
    }

    @Override
    protected boolean isCalm() {
        return true;
    }

    @Override
    protected void show(CityState s, Touched t) {
        List<RailModel> next = RailModel.of(s, desk.now());
        if (t.all() || items.getChildren().isEmpty()) {
            build(next);
        }
        shown = next;
        all.setNames(desk.words().text("desk.rail.all"), desk.words().text("desk.rail.all-name"));
        all.setCount(next.stream().mapToInt(RailModel::open).sum());
        settings.setNames(desk.words().text("desk.rail.settings"), desk.words().text("desk.settings.title"));
        for (RailModel m : next) {
            ServiceRailItem item = byId.get(m.service().id());
            if (item != null) {
                item.setNames(
                        desk.words().text(m.service().shortName()),
                        desk.words().text(m.service().name()));
                item.setCount(m.open());
            }
        }
        mark();
        tick(desk.now());
    }

    @Override
    protected void tick(Instant now) {
        for (RailModel m : shown) {
            Label note = notes.get(m.service().id());
            if (note == null) {
                continue;
            }
            boolean late = m.overdue() > 0;
            boolean old = m.asOf() != null && Duration.between(m.asOf(), now).compareTo(OLD) > 0;
            Ui.text(
                    note,
                    late
                            ? desk.words().text("desk.rail.overdue", m.overdue())
                            : desk.format().age(m.asOf(), now));
            // Where the window is low, only what is late keeps its line.
            Ui.shown(note, late || roomy);
            Ui.mark(note, "text-warn", late);
            Ui.mark(note, "text-stale", !late && old);
        }
    }

    private void build(List<RailModel> next) {
        if (byId.keySet().equals(next.stream().map(m -> m.service().id()).collect(java.util.stream.Collectors.toSet()))
                && !items.getChildren().isEmpty()) {
            return;
        }
        byId.clear();
        notes.clear();
        items.getChildren().setAll(all);
        for (RailModel m : next) {
            ServiceRailItem item = new ServiceRailItem(m.service().icon());
            item.setId("rail-" + m.service().id());
            item.setOnAction(e -> choose(m.service().id()));
            Label note = Ui.label("rail-note");
            note.setMouseTransparent(true);
            note.setMaxWidth(Double.MAX_VALUE);
            byId.put(m.service().id(), item);
            notes.put(m.service().id(), note);
            items.getChildren().add(Ui.column("rail-entry", item, note));
        }
    }

    private void choose(String serviceId) {
        QueueFilter f = desk.model().filter();
        // The same service again means all of them.
        String next = serviceId != null && serviceId.equals(f.serviceId()) ? null : serviceId;
        desk.model().filter(f.service(next));
        mark();
    }

    private void mark() {
        String id = desk.model().filter().serviceId();
        all.setSelected(id == null);
        byId.forEach((k, item) -> item.setSelected(k.equals(id)));
    }
}
