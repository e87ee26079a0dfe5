package vn.toancanh.uifield.contacts;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;
import vn.toancanh.core.model.HandlingUnit;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.core.text.Folding;
import vn.toancanh.uifield.FieldContext;
import vn.toancanh.uifield.FieldView;
import vn.toancanh.uikit.control.Rows;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.theme.Icons;

/** "Danh bạ": units of today with a number, large enough to read while dialling. */
public final class ContactsView extends FieldView {
    private static final int LINES = 120;

    private final CustomTextField search = (CustomTextField) TextFields.createClearableTextField();
    private final Rows<Line, HandlingUnit> rows;
    private final VBox root;

    public ContactsView(FieldContext field) {
        super(field);
        search.setId("field-search");
        search.setLeft(Icons.of("search", "icon-small"));
        search.promptTextProperty().bind(station.words().bind("field.contacts.search"));
        search.accessibleTextProperty().bind(station.words().bind("field.contacts.search"));
        search.getStyleClass().add("field-search");
        search.textProperty().addListener((o, was, is) -> show(station.state(), Touched.EVERYTHING));
        rows = new Rows<>(i -> new Line(), Line::show);
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root = Ui.column("panel", search, scroll);
        root.getStyleClass().add("field-page");
        root.setId("field-contacts");
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public Node firstFocus() {
        return search;
    }

    @Override
    protected void show(CityState s, Touched t) {
        String wanted =
                Folding.fold(search.getText() == null ? "" : search.getText().strip());
        LocalDate today = station.now().atZone(station.format().zone()).toLocalDate();
        List<HandlingUnit> found = s.catalogue().units().stream()
                .filter(u -> u.phone() != null && !u.phone().isBlank() && u.isValidOn(today))
                .filter(u -> wanted.isEmpty()
                        || Folding.fold(station.words().text(u.name())).contains(wanted)
                        || u.phone().contains(wanted))
                // Short numbers are those that everybody knows and needs first: 113, 114, 115, 1022.
                .sorted(Comparator.comparing((HandlingUnit u) -> u.phone().length() > 4)
                        .thenComparing(u -> station.words().text(u.name())))
                .limit(LINES)
                .toList();
        rows.show(found, field.text(s.catalogue().isEmpty() ? "field.contacts.loading" : "field.contacts.none"));
    }

    private final class Line extends HBox {
        private final Label name = Ui.flowing("text-medium");
        private final Label phone = Ui.label("field-phone");
        private final Button copy;
        private HandlingUnit unit;

        Line() {
            getStyleClass().add("field-contact");
            name.setMinWidth(0);
            HBox.setHgrow(name, Priority.ALWAYS);
            copy = Ui.button(
                    station.words().bind("field.contacts.copy"),
                    () -> {
                        field.ports().copy(unit.phone());
                        field.say(field.text("field.contacts.copied", unit.phone()));
                    },
                    "field-button");
            getChildren().addAll(name, phone, copy);
        }

        void show(HandlingUnit u) {
            unit = u;
            Ui.text(name, station.words().text(u.name()));
            Ui.text(phone, u.phone());
        }
    }
}
