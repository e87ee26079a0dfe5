package vn.toancanh.uifield;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import vn.toancanh.core.command.Act;
import vn.toancanh.uikit.control.KeyHint;
import vn.toancanh.uikit.control.NoteArea;
import vn.toancanh.uikit.control.Ui;

/** A field for words with a big button, open while it is needed. A draft stays with what it is about. JavaFX thread. */
public final class WordsForm extends VBox {
    private final FieldContext field;
    private final Label title = Ui.label("text-panel-title");
    private final NoteArea text = new NoteArea();
    private final Button save;
    private final Runnable onEnd;
    private String key = "";
    private boolean underWay;
    private String about;
    private BiConsumer<String, Consumer<Boolean>> then = (t, done) -> {};

    /** @param onEnd runs when it is closed, for whatever reason */
    public WordsForm(FieldContext field, Runnable onEnd) {
        this.field = field;
        this.onEnd = onEnd;
        getStyleClass().add("field-form");
        text.setId("field-words");
        text.setPrefRowCount(3);
        text.accessibleTextProperty().bind(title.textProperty());
        text.textProperty().addListener((o, was, is) -> {
            if (about != null) {
                field.model().draft(key, is);
            }
            ready();
        });
        text.setOnSend(this::save);
        text.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                e.consume();
                close();
            }
        });
        save = Ui.button(field.station().words().bind("field.save"), this::save, "primary", "field-button");
        save.setId("field-save");
        save.setGraphic(new KeyHint("Ctrl ↵"));
        save.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        Button no = Ui.button(field.station().words().bind("field.cancel"), this::close, "field-button");
        HBox foot = Ui.row("gap-8", no, save);
        foot.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(title, text, foot);
        Ui.shown(this, false);
    }

    public boolean isOpen() {
        return about != null;
    }

    /** Whether it is open for words about this. */
    public boolean isAbout(String id) {
        return id.equals(about);
    }

    /**
     * Opens it with the draft of before, or with these words.
     *
     * @param id of what the words are about
     * @param what short name of the form, part of the draft's key
     * @param ok key of the button's words
     * @param next is given the words, and is to tell whether they are durable
     */
    public void open(
            String id,
            String what,
            String heading,
            String words,
            String ok,
            BiConsumer<String, Consumer<Boolean>> next) {
        about = null;
        key = what + "/" + id;
        then = next;
        save.textProperty().bind(field.station().words().bind(ok));
        Ui.text(title, heading);
        String draft = field.model().draft(key);
        text.setText(draft.isEmpty() ? words : draft);
        about = id;
        Ui.shown(this, true);
        ready();
        text.requestFocus();
        text.end();
    }

    public void close() {
        about = null;
        Ui.shown(this, false);
        onEnd.run();
    }

    private void ready() {
        String t = text.getText().strip();
        save.setDisable(t.isEmpty() || t.length() > Act.MAX_TEXT);
    }

    private void save() {
        if (about == null || underWay || save.isDisabled()) {
            return;
        }
        String mine = key;
        underWay = true;
        // Only what is durable leaves the field: refused words stay to be tried again.
        then.accept(text.getText().strip(), ticked -> {
            underWay = false;
            if (ticked) {
                field.model().draft(mine, "");
            }
            if (ticked && mine.equals(key)) {
                close();
            }
        });
    }
}
