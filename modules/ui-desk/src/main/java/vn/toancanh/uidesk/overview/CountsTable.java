package vn.toancanh.uidesk.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.ServiceDef;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uidesk.queue.QueueCounts;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.control.PriorityShape;
import vn.toancanh.uikit.control.Ui;

/** Open cases by service and priority, with the unattended and the overdue; figures right-aligned. */
final class CountsTable extends GridPane {
    private static final int NUMBERS = 7;

    private final DeskContext desk;
    private String built = "";
    private final Map<String, List<Label>> rows = new HashMap<>();

    CountsTable(DeskContext desk) {
        this.desk = desk;
        getStyleClass().add("counts-table");
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(javafx.scene.layout.Priority.ALWAYS);
        name.setMinWidth(0);
        getColumnConstraints().add(name);
        for (int i = 0; i < NUMBERS; i++) {
            ColumnConstraints c = new ColumnConstraints();
            c.setHalignment(HPos.RIGHT);
            c.setMinWidth(USE_PREF_SIZE);
            getColumnConstraints().add(c);
        }
    }

    void show(CityState s, Instant now) {
        String key = s.catalogue().id() + s.catalogue().version() + desk.words().language();
        if (!key.equals(built)) {
            built = key;
            build(s);
        }
        Map<String, List<Case>> by = new HashMap<>();
        for (Case c : s.shown().values()) {
            by.computeIfAbsent(c.serviceId(), k -> new ArrayList<>()).add(c);
        }
        for (ServiceDef d : s.catalogue().services()) {
            fill(rows.get(d.id()), QueueCounts.of(by.getOrDefault(d.id(), List.of()), now));
        }
        fill(rows.get(""), QueueCounts.of(s.shown().values(), now));
    }

    private void fill(List<Label> labels, QueueCounts n) {
        int[] values = {
            n.of(Priority.P1),
            n.of(Priority.P2),
            n.of(Priority.P3),
            n.of(Priority.P4),
            n.open(),
            n.unattended(),
            n.overdue()
        };
        for (int i = 0; i < NUMBERS; i++) {
            Ui.text(labels.get(i), values[i] == 0 ? "·" : desk.format().count(values[i]));
            Ui.mark(labels.get(i), "zero", values[i] == 0);
        }
        Ui.mark(labels.get(NUMBERS - 1), "text-warn", n.overdue() > 0);
    }

    private void build(CityState s) {
        getChildren().clear();
        rows.clear();
        int column = 1;
        for (Priority p : Priority.values()) {
            PriorityShape shape = new PriorityShape(p);
            add(shape, column++, 0);
        }
        for (String key : List.of("desk.overview.open", "desk.overview.unattended", "desk.overview.late")) {
            Label l = Ui.label("text-hint");
            l.setText(desk.words().text(key));
            add(l, column++, 0);
        }
        int row = 1;
        for (ServiceDef d : s.catalogue().services()) {
            row(row++, d.id(), desk.words().text(d.name()), "text-cell");
        }
        row(row, "", desk.words().text("desk.overview.total"), "text-strong");
    }

    private void row(int row, String id, String name, String type) {
        Label head = Ui.flowing(type);
        head.setText(name);
        add(head, 0, row);
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < NUMBERS; i++) {
            Label l = Ui.label(type);
            labels.add(l);
            add(l, i + 1, row);
        }
        rows.put(id, labels);
    }
}
