package vn.toancanh.uidesk.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uidesk.shell.DeskView;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.control.EmptyState;
import vn.toancanh.uikit.control.Ui;

/**
 * The queue "what needs me now". The stream changes rows by their id: live cells are told, the list is touched only when
 * the order changed, and then the chosen row, the focus and the row at the top edge stay what they were.
 */
public final class QueueView extends DeskView {
    /** Passes in which the list's position settles after its rows changed. */
    private static final int SETTLE = 4;

    private final QueueModel model;
    private final QueueHead head;
    private final ObservableList<String> items = FXCollections.observableArrayList();
    private final ListView<String> list = new ListView<>(items);
    private final List<QueueCell> cells = new ArrayList<>();
    private final Button banner = new Button();
    private final EmptyState empty = new EmptyState("queue");
    private final BurstMode burst = new BurstMode();
    private final HandsOn hands;
    private final VBox root;
    private boolean quiet;
    private boolean first = true;

    public QueueView(DeskContext desk) {
        super(desk);
        this.model = new QueueModel(desk.state());
        this.head = new QueueHead(desk, this::focusList, this::toggleBurst);
        list.setId("queue-list");
        list.getStyleClass().add("queue-list");
        list.accessibleTextProperty().bind(desk.words().bind("desk.queue.title"));
        list.setCellFactory(l -> {
            QueueCell cell = new QueueCell(desk, model, list::getWidth);
            cells.add(cell);
            return cell;
        });
        list.setPlaceholder(empty);
        list.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (!quiet && is != null) {
                desk.model().select(is);
            }
        });
        hands = new HandsOn(list, desk::now, () -> hold(true), () -> hold(false));
        banner.setId("queue-banner");
        banner.getStyleClass().add("queue-banner");
        banner.setMaxWidth(Double.MAX_VALUE);
        banner.setAlignment(Pos.CENTER);
        banner.setFocusTraversable(false);
        banner.setOnAction(e -> {
            take(model.showWaiting(desk.now()));
            showBanner();
            toTop();
        });
        Ui.shown(banner, false);
        VBox.setVgrow(list, Priority.ALWAYS);
        root = Ui.column("panel", head.node(), banner, list);
        root.setId("queue");
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public Node firstFocus() {
        return list;
    }

    /** The chosen row's id is first in the list's view again. */
    public void toTop() {
        list.scrollTo(0);
    }

    /** Shows the chosen case if the list has it; for choices made elsewhere. */
    public void reveal() {
        int i = items.indexOf(desk.model().selected());
        VirtualFlow<?> flow = flow();
        if (i >= 0 && flow != null && !isInSight(flow, i)) {
            list.scrollTo(Math.max(0, i - 2));
        }
    }

    private void focusList() {
        list.requestFocus();
    }

    /** Puts the cursor into the field that narrows the queue. */
    public void focusSearch() {
        head.focusSearch();
    }

    /** Leaves the field that narrows the queue and takes its words back; false if the cursor is elsewhere. */
    public boolean endSearch() {
        if (!head.isSearching()) {
            return false;
        }
        desk.model().filter(desk.model().filter().text(""));
        list.requestFocus();
        return true;
    }

    /** Writes what the list shows, in its order, for a spreadsheet; says where it lies or why not. */
    public void export() {
        int n = model.order().size();
        if (n == 0) {
            desk.say(desk.words().text("desk.said.export-nothing"), false);
            return;
        }
        QueueTable table = new QueueTable(desk);
        CityState s = desk.state();
        desk.bridge()
                .onFx(
                        desk.ports()
                                .export(table.name(s, desk.now()), table.rows(model, s, desk.now()), table.separator()),
                        file -> desk.say(desk.words().text("desk.said.exported", n, file), false),
                        failed -> desk.say(desk.words().text(whyNot(failed)), true));
    }

    private static String whyNot(Throwable failed) {
        for (Throwable t = failed; t != null; t = t.getCause()) {
            if (t instanceof StoreException e && e.kind() == StoreException.Kind.FULL) {
                return "desk.said.export-full";
            } else if (t instanceof StoreException e && e.kind() == StoreException.Kind.READ_ONLY) {
                return "desk.said.export-shut";
            }
        }
        return "desk.said.export-failed";
    }

    /** Id of the case that Space takes when the chosen one needs nothing; null when none waits. */
    public String topWaiting() {
        return model.topWaiting(desk.now());
    }

    @Override
    protected void pin(Pins pins) {
        pins.listen(desk.model().selectedProperty(), (o, was, is) -> {
            mirrorSelection();
            renderAll();
        });
        pins.listen(desk.model().filterProperty(), (o, was, is) -> {
            take(model.filter(is, desk.now()));
            toTop();
            head.show(desk.state(), model, burst, desk.now());
            sayEmpty(desk.state());
        });
        pins.listen(desk.model().densityProperty(), (o, was, is) -> density());
        density();
        pins.add(desk.bridge().watchCalmly((s, t) -> heads(s)));
        head.attach(pins);
    }

    private void density() {
        list.setFixedCellSize(Math.round(3 * desk.model().em()));
        renderAll();
    }

    @Override
    protected void show(CityState s, Touched t) {
        take(model.apply(s, t, desk.now()));
        if (t.all()) {
            renderAll();
            heads(s);
        }
        showBanner();
        if (first && !items.isEmpty() && s.session() != null) {
            first = false;
            if (desk.model().selected() == null) {
                desk.model().select(items.get(0));
            }
            mirrorSelection();
        }
    }

    /** What is counted over all cases. */
    private void heads(CityState s) {
        weigh(s, desk.now());
        head.show(s, model, burst, desk.now());
        sayEmpty(s);
    }

    private void sayEmpty(CityState s) {
        boolean unknown = s.catalogue().isEmpty();
        empty.show(
                desk.words()
                        .text(
                                unknown
                                        ? "desk.queue.loading"
                                        : model.filter().isNarrowed() ? "desk.queue.none-filtered" : "desk.queue.none"),
                desk.words()
                        .text(
                                unknown
                                        ? "desk.queue.loading-hint"
                                        : model.filter().isNarrowed()
                                                ? "desk.queue.none-filtered-hint"
                                                : "desk.queue.none-hint"));
    }

    @Override
    protected void tick(Instant now) {
        take(model.tick(now));
        if (burst.isOn() || burst.isOffered()) {
            weigh(desk.state(), now);
            head.show(desk.state(), model, burst, now);
        }
        if (!hands.on(now)) {
            hold(false);
        }
        cells.forEach(c -> c.tick(now));
    }

    /** The load decides what is offered, and ends what has become needless. */
    private void weigh(CityState s, Instant now) {
        if (burst.load(QueueCounts.alerts10Min(s.shown().values(), now), now)) {
            take(model.burst(false, now));
            desk.say(desk.words().text("desk.queue.burst-over"), false);
        }
    }

    private void toggleBurst() {
        if (burst.isOn()) {
            burst.leave();
        } else {
            burst.enter();
        }
        take(model.burst(burst.isOn(), desk.now()));
        weigh(desk.state(), desk.now());
        head.show(desk.state(), model, burst, desk.now());
        focusList();
    }

    private void hold(boolean on) {
        take(model.hold(on, desk.now()));
        showBanner();
    }

    private void take(QueueModel.Diff d) {
        if (d.order()) {
            reorder();
        }
        if (!d.rows().isEmpty()) {
            render(d.rows());
        }
    }

    private void reorder() {
        List<String> next = model.order();
        if (items.equals(next)) {
            return;
        }
        VirtualFlow<?> flow = flow();
        list.layout();
        IndexedCell<?> top = flow == null ? null : flow.getFirstVisibleCell();
        boolean atTop = top == null || top.getIndex() == 0 && top.getLayoutY() >= 0;
        String anchor = atTop || top.getIndex() >= items.size() ? null : items.get(top.getIndex());
        double offset = anchor == null ? 0 : top.getLayoutY();
        quiet = true;
        try {
            items.setAll(next);
            mirrorSelection();
        } finally {
            quiet = false;
        }
        int at = anchor == null ? -1 : items.indexOf(anchor);
        if (at >= 0) {
            hold(flow, at, offset);
        }
    }

    /** Puts row {@code at} to {@code y} pixels below the upper edge again, wherever the list has moved it. */
    private void hold(VirtualFlow<?> flow, int at, double y) {
        double wanted = at * list.getFixedCellSize() - y;
        list.layout();
        flow.scrollToTop(at);
        for (int i = 0; i < SETTLE; i++) {
            list.layout();
            IndexedCell<?> first = flow.getFirstVisibleCell();
            if (first == null) {
                return;
            }
            double off = wanted - (first.getIndex() * list.getFixedCellSize() - first.getLayoutY());
            if (Math.abs(off) < 0.5) {
                return;
            }
            flow.scrollPixels(off);
        }
    }

    private void mirrorSelection() {
        boolean before = quiet;
        quiet = true;
        try {
            int i = items.indexOf(desk.model().selected());
            if (i < 0) {
                list.getSelectionModel().clearSelection();
            } else if (list.getSelectionModel().getSelectedIndex() != i
                    || list.getSelectionModel().getSelectedIndices().size() != 1) {
                list.getSelectionModel().clearAndSelect(i);
            }
            if (i >= 0) {
                list.getFocusModel().focus(i);
            }
        } finally {
            quiet = before;
        }
    }

    private void render(Set<String> ids) {
        Instant now = desk.ticker().now();
        for (QueueCell c : cells) {
            if (c.getItem() != null && ids.contains(c.getItem())) {
                c.render(now);
            }
        }
    }

    private void renderAll() {
        Instant now = desk.ticker().now();
        cells.forEach(c -> c.render(now));
    }

    private void showBanner() {
        int n = model.waiting();
        Ui.shown(banner, n > 0);
        if (n > 0) {
            boolean emergency = model.worstWaiting() == vn.toancanh.core.model.Priority.P1;
            banner.setText(desk.words().text(emergency ? "desk.queue.new-p1" : "desk.queue.new", n));
            Ui.mark(banner, "emergency", emergency);
        }
    }

    private VirtualFlow<?> flow() {
        return (VirtualFlow<?>) list.lookup(".virtual-flow");
    }

    private static boolean isInSight(VirtualFlow<?> flow, int i) {
        return flow.getFirstVisibleCell() != null
                && flow.getLastVisibleCell() != null
                && flow.getFirstVisibleCell().getIndex() < i
                && i < flow.getLastVisibleCell().getIndex();
    }
}
