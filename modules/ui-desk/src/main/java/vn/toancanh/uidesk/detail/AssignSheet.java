package vn.toancanh.uidesk.detail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Nearby;
import vn.toancanh.core.text.Folding;
import vn.toancanh.uidesk.place.PlaceWords;
import vn.toancanh.uidesk.place.UnitChoice;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.control.KeyHint;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.theme.Icons;

/**
 * Assign or dispatch: the forces first, then the units, each with the reason why it is suggested. A digit or Enter does it;
 * typing searches all of them, with or without tone marks.
 */
final class AssignSheet extends VBox {
    private static final int FORCES = 6;
    private static final int SUGGESTED = 9;
    private static final int ROWS = 10;

    /** One line: either a force to dispatch or a unit to assign. */
    private record Choice(Nearby.Force force, UnitChoice unit, String head, String meta, String why) {}

    private final DeskContext desk;
    private final CaseActs acts;
    private final Case value;
    private final ListView<Choice> list = new ListView<>();
    private final TextField search = new TextField();

    AssignSheet(DeskContext desk, CaseActs acts, Case c) {
        this.desk = desk;
        this.acts = acts;
        this.value = c;
        getStyleClass().add("assign-sheet");
        Label title = Ui.flowing("text-panel-title");
        title.setText(desk.words().text("desk.assign.title", c.code()));
        search.setId("assign-search");
        search.setPromptText(desk.words().text("desk.assign.search"));
        search.setAccessibleText(desk.words().text("desk.assign.search"));
        search.textProperty().addListener((o, was, is) -> fill());
        list.setId("assign-list");
        list.setAccessibleText(title.getText());
        list.setCellFactory(l -> new ChoiceCell());
        list.setFixedCellSize(Math.round(2.9 * desk.model().em()));
        list.setPrefHeight(list.getFixedCellSize() * ROWS + 4);
        list.setPrefWidth(30 * desk.model().em());
        Label none = Ui.label("text-hint");
        none.setText(desk.words().text("desk.assign.none"));
        list.setPlaceholder(none);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                pick(list.getSelectionModel().getSelectedItem());
            }
        });
        Label hint = Ui.flowing("text-hint");
        hint.setText(desk.words().text("desk.assign.hint"));
        getChildren().addAll(title, list, search, hint);
        fill();
    }

    /** @param n suggestion that is chosen at first, from 1 */
    void open(int n) {
        list.getSelectionModel().select(Math.min(n - 1, list.getItems().size() - 1));
        desk.sheets().open(this, list, Pos.BOTTOM_RIGHT);
    }

    private void key(KeyEvent e) {
        boolean typing = search.isFocused();
        if (e.getCode() == KeyCode.ENTER) {
            e.consume();
            pick(list.getSelectionModel().getSelectedItem());
        } else if (!typing && e.getCode().isDigitKey() && !e.isShiftDown()) {
            int n = e.getCode().getName().charAt(e.getCode().getName().length() - 1) - '0';
            if (n >= 1 && n <= list.getItems().size()) {
                e.consume();
                pick(list.getItems().get(n - 1));
            }
        } else if (!typing && e.getCode() == KeyCode.SLASH) {
            e.consume();
            search.requestFocus();
        } else if (typing && (e.getCode() == KeyCode.DOWN || e.getCode() == KeyCode.UP)) {
            e.consume();
            int step = e.getCode() == KeyCode.DOWN ? 1 : -1;
            list.getSelectionModel().select(Math.max(0, list.getSelectionModel().getSelectedIndex() + step));
        }
    }

    private void fill() {
        CityState s = desk.state();
        String q = search.getText() == null ? "" : search.getText();
        boolean all = !q.isBlank();
        List<Choice> out = new ArrayList<>();
        PlaceWords words = new PlaceWords(desk);
        int limit = all ? Integer.MAX_VALUE : FORCES;
        for (Nearby.Force f : Nearby.forces(s, desk.ring().samples(), value, limit)) {
            String meta = words.kind(f) + " · " + words.unit(f, s);
            out.add(new Choice(f, null, f.resource().callSign(), meta, words.status(f)));
        }
        List<UnitChoice> units =
                UnitChoice.of(s, value, desk.now().atZone(desk.format().zone()).toLocalDate(), all);
        for (UnitChoice u : units) {
            if (all || out.size() < SUGGESTED) {
                String why = u.score() == 0 ? "" : desk.words().text("desk.assign.why." + u.score());
                out.add(new Choice(
                        null,
                        u,
                        desk.words().text(u.unit().name()),
                        desk.words().text("desk.assign.lead"),
                        why));
            }
        }
        if (all) {
            out.removeIf(c -> Folding.match(q, c.head() + ' ' + c.meta()) == 0);
            // Who is called so comes before the forces of who is called so.
            out.sort(Comparator.comparingInt((Choice c) -> Folding.match(q, c.head()))
                    .reversed());
        }
        list.getItems().setAll(out);
        list.getSelectionModel().select(0);
    }

    private void pick(Choice c) {
        if (c == null) {
            return;
        }
        desk.sheets().close();
        Case now = desk.state().shown().getOrDefault(value.id(), value);
        if (c.force() != null) {
            acts.dispatch(now, c.force());
        } else {
            acts.assign(now, c.unit().unit().id());
        }
    }

    private final class ChoiceCell extends ListCell<Choice> {
        private final KeyHint key = new KeyHint("");
        private final javafx.scene.text.Text icon = Icons.of("unit", "icon-small");
        private final Label head = Ui.elastic("text-cell", "text-medium");
        private final Label meta = Ui.elastic("text-meta");
        private final Label why = Ui.label("text-meta");
        private final HBox line;

        ChoiceCell() {
            VBox lines = new VBox(head, meta);
            HBox.setHgrow(lines, javafx.scene.layout.Priority.ALWAYS);
            lines.setMinWidth(0);
            lines.setAlignment(Pos.CENTER_LEFT);
            key.getStyleClass().add("key-digit");
            line = Ui.row("choice", key, icon, lines, why);
            line.setAlignment(Pos.CENTER_LEFT);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Choice c, boolean empty) {
            super.updateItem(c, empty);
            if (empty || c == null) {
                setGraphic(null);
                return;
            }
            boolean numbered = getIndex() < SUGGESTED && search.getText().isBlank();
            key.setText(numbered ? Integer.toString(getIndex() + 1) : "");
            key.setVisible(numbered);
            Icons.set(icon, c.force() == null ? "institution" : "vehicle");
            head.setText(c.head());
            meta.setText(c.meta());
            why.setText(c.why());
            boolean can = acts.why(
                            value,
                            c.force() == null
                                    ? new Act.Assign(c.unit().unit().id())
                                    : new Act.DispatchUnit(c.force().resource().id(), "", ""))
                    == null;
            head.setDisable(!can);
            setGraphic(line);
        }
    }
}
