package vn.toancanh.uidesk.queue;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.controlsfx.control.textfield.CustomTextField;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.control.KeyHint;
import vn.toancanh.uikit.control.PriorityShape;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.keys.StandardKeys;
import vn.toancanh.uikit.theme.Icons;

/** Above the rows: how much is open, how much nobody has taken, chips per priority, mine or all, what the filter is. */
final class QueueHead {
    private static final int VERY_MANY = 100;

    private final DeskContext desk;
    private final Label counts = Ui.elastic("text-meta");
    private final Map<Priority, ToggleButton> chips = new EnumMap<>(Priority.class);
    private final Map<Priority, Label> numbers = new EnumMap<>(Priority.class);
    private final ToggleButton mine = new ToggleButton();
    private final ToggleButton all = new ToggleButton();
    private final Button narrowed = new Button();
    private final Button bundling = new Button();
    private final Button old = new Button();
    private final HBox offers;
    private final CustomTextField search = new CustomTextField();
    private final ColumnHeads columns;
    private final VBox root;

    /**
     * @param toList gives the focus to the rows
     * @param toggleBurst bundles the rows, or no more
     */
    QueueHead(DeskContext desk, Runnable toList, Runnable toggleBurst) {
        this.desk = desk;
        this.columns = new ColumnHeads(desk);
        Label title = Ui.label(desk.words().bind("desk.queue.title"), "text-panel-title");
        counts.setId("queue-counts");
        counts.setMinWidth(Region.USE_PREF_SIZE); // the field beside it gives way
        mine.textProperty().bind(desk.words().bind("desk.queue.mine"));
        all.textProperty().bind(desk.words().bind("desk.queue.all"));
        mine.setMinWidth(Region.USE_PREF_SIZE);
        all.setMinWidth(Region.USE_PREF_SIZE);
        SegmentedButton segment = new SegmentedButton(mine, all);
        segment.setMinWidth(Region.USE_PREF_SIZE);
        ToggleGroup group = segment.getToggleGroup();
        group.selectedToggleProperty().addListener((o, was, is) -> {
            if (is == null) {
                was.setSelected(true);
            } else {
                desk.model().filter(desk.model().filter().mine(is == mine));
            }
        });
        all.setSelected(true);
        HBox chipRow = Ui.row("queue-chips");
        chipRow.setAlignment(Pos.CENTER_LEFT);
        for (Priority p : Priority.values()) {
            chipRow.getChildren().add(chip(p));
        }
        narrowed.getStyleClass().addAll("quiet", "filter-chip");
        narrowed.setGraphic(Icons.of("clear", "icon-small"));
        narrowed.setMinWidth(0);
        narrowed.setOnAction(e -> desk.model().filter(QueueFilter.ALL));
        chip(bundling, "queue-burst", "merge", toggleBurst);
        chip(old, "queue-old", "history", () -> desk.model()
                .filter(desk.model().filter().old(true)));
        // A line of their own: beside the chips they would push the columns out of the panel.
        offers = Ui.row("queue-offers", bundling, old, narrowed);
        offers.setAlignment(Pos.CENTER_LEFT);
        search.setId("queue-search");
        search.getStyleClass().add("queue-search");
        search.promptTextProperty().bind(desk.words().bind("desk.queue.search"));
        search.accessibleTextProperty().bind(desk.words().bind("desk.queue.search"));
        search.setRight(new KeyHint(desk.keys().label(StandardKeys.SEARCH)));
        search.textProperty().addListener((o, was, is) -> desk.model()
                .filter(desk.model().filter().text(is)));
        search.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.DOWN) {
                e.consume();
                toList.run();
            }
        });
        HBox line = Ui.row("panel-head", title, counts, search, segment);
        root = Ui.column("queue-head", line, chipRow, offers, columns);
    }

    private static void chip(Button b, String id, String icon, Runnable action) {
        b.setId(id);
        b.getStyleClass().addAll("quiet", "filter-chip");
        b.setGraphic(Icons.of(icon, "icon-small"));
        b.setMinWidth(0);
        b.setOnAction(e -> action.run());
        Ui.shown(b, false);
    }

    private ToggleButton chip(Priority p) {
        Label n = Ui.label("text-medium", "chip-number");
        Label name = Ui.label(desk.words().bind("kit.priority." + p.digit()), "text-meta");
        HBox content = Ui.row("chip-content", new PriorityShape(p), n, name);
        content.setAlignment(Pos.CENTER_LEFT);
        ToggleButton b = new ToggleButton();
        b.setId("chip-p" + p.digit());
        b.getStyleClass().addAll("quiet", "priority-chip");
        b.setGraphic(content);
        b.setMinWidth(Region.USE_PREF_SIZE);
        b.setOnAction(e -> desk.model().filter(desk.model().filter().toggled(p)));
        chips.put(p, b);
        numbers.put(p, n);
        return b;
    }

    Parent node() {
        return root;
    }

    void attach(Pins pins) {
        pins.listen(desk.model().densityProperty(), (o, was, is) -> columns.requestLayout());
    }

    void show(CityState s, QueueModel model, BurstMode burst, Instant now) {
        QueueFilter f = model.filter();
        QueueCounts n = QueueCounts.of(s.shown().values(), now);
        Ui.text(counts, counts(n));
        Ui.mark(counts, "text-strong-count", n.unattended() > 0);
        for (Priority p : Priority.values()) {
            Ui.text(numbers.get(p), desk.format().count(n.of(p)));
            Ui.mark(chips.get(p), "none", n.of(p) == 0);
            chips.get(p).setSelected(f.priorities().contains(p));
            chips.get(p)
                    .setAccessibleText(desk.words()
                            .text(
                                    "kit.priority.a11y",
                                    p.digit(),
                                    desk.caseWords().priority(p)));
        }
        (f.mine() ? mine : all).setSelected(true);
        if (!f.text().equals(search.getText())) {
            search.setText(f.text());
        }
        Ui.shown(bundling, burst.isOn() || burst.isOffered() && n.open() > 0);
        bundling.setText(desk.words().text(burst.isOn() ? "desk.queue.burst-leave" : "desk.queue.burst-offer"));
        int n24 = (int) s.shown().values().stream()
                .filter(c -> QueueFilter.isOld(c, now))
                .count();
        Ui.shown(old, n24 > 0 && !f.old());
        old.setText(desk.words().text("desk.queue.old-count", n24));
        boolean other = f.serviceId() != null || f.shelf() || f.old();
        Ui.shown(narrowed, other);
        if (other) {
            narrowed.setText(describe(f, s));
        }
        Ui.shown(offers, bundling.isVisible() || old.isVisible() || other);
    }

    /** How many are open in all the chips say too: where there are very many, that word makes room for the columns. */
    private String counts(QueueCounts n) {
        String unattended = desk.format().count(n.unattended());
        return n.open() < VERY_MANY
                ? desk.words().text("desk.queue.counts", desk.format().count(n.open()), unattended)
                : desk.words().text("desk.queue.counts-many", unattended);
    }

    boolean isSearching() {
        return search.isFocused();
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private String describe(QueueFilter f, CityState s) {
        StringBuilder out = new StringBuilder();
        if (f.shelf()) {
            out.append(desk.words().text("desk.queue.shelf"));
        }
        if (f.old()) {
            out.append(desk.words().text("desk.queue.old"));
        }
        if (f.serviceId() != null) {
            String name = s.catalogue()
                    .service(f.serviceId())
                    .map(d -> desk.words().text(d.shortName()))
                    .orElse("");
            out.append(out.length() > 0 ? " · " : "").append(name);
        }
        return out.toString();
    }

    /** The names of the columns, laid out as the rows are. */
    private static final class ColumnHeads extends Region {
        private final DeskContext desk;
        private final Label title;
        private final Label state;
        private final Label due;

        ColumnHeads(DeskContext desk) {
            this.desk = desk;
            getStyleClass().add("queue-columns");
            title = Ui.label(desk.words().bind("desk.queue.col-title"), "text-hint");
            state = Ui.label(desk.words().bind("desk.queue.col-state"), "text-hint");
            due = Ui.label(desk.words().bind("desk.queue.col-due"), "text-hint");
            due.setAlignment(Pos.CENTER_RIGHT);
            getChildren().addAll(title, state, due);
        }

        @Override
        protected double computePrefHeight(double width) {
            return Math.round(1.75 * desk.model().em());
        }

        @Override
        protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }

        @Override
        protected void layoutChildren() {
            double h = getHeight();
            QueueColumns col = new QueueColumns(desk.model().em(), getWidth());
            title.resizeRelocate(col.titleX(), 0, col.titleWidth(), h);
            state.resizeRelocate(col.stateX(), 0, col.stateWidth(), h);
            due.resizeRelocate(col.dueX(), 0, col.dueWidth(), h);
        }
    }
}
