package vn.toancanh.uidesk.detail;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import vn.toancanh.core.command.Act;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.control.KeyButton;
import vn.toancanh.uikit.control.NoteArea;
import vn.toancanh.uikit.control.Ui;

/**
 * A small form that asks for words: a result, a reason, a note to send again. Ctrl Enter does it, Esc leaves it. It stays with
 * its words until they are durable. JavaFX thread.
 */
public final class WordsSheet extends VBox {
    private final DeskContext desk;
    /** Takes the words, and is to be told whether they are durable. */
    @FunctionalInterface
    public interface Saving {
        void save(String words, Consumer<Boolean> then);
    }

    private final NoteArea text = new NoteArea();
    private final Label trouble = Ui.flowing("text-meta", "text-warn");
    private final HBox foot = Ui.row("sheet-foot");
    private final boolean needed;
    private final Saving ok;
    private boolean underWay;

    /**
     * @param title what is asked, in the language of the moment
     * @param needed whether a blank answer is refused
     */
    public WordsSheet(DeskContext desk, String title, String prompt, String okText, boolean needed, Saving ok) {
        this.desk = desk;
        this.needed = needed;
        this.ok = ok;
        getStyleClass().add("words-sheet");
        Label head = Ui.flowing("text-panel-title");
        head.setText(title);
        text.setId("sheet-text");
        text.setPromptText(prompt);
        text.setAccessibleText(title);
        text.setPrefRowCount(4);
        text.setPrefColumnCount(28);
        Ui.shown(trouble, false);
        KeyButton done = new KeyButton(okText, "Ctrl ↵");
        done.setId("sheet-ok");
        done.getStyleClass().add("primary");
        done.setOnAction(e -> finish());
        Button cancel = new Button(desk.words().text("kit.cancel"));
        cancel.getStyleClass().add("quiet");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(e -> desk.sheets().close(this));
        text.setOnSend(this::finish);
        foot.setAlignment(Pos.CENTER_RIGHT);
        foot.getChildren().addAll(cancel, done);
        getChildren().addAll(head, text, trouble, foot);
    }

    /** Puts nodes between the title and the words. */
    public WordsSheet above(Node... nodes) {
        getChildren().addAll(1, java.util.List.of(nodes));
        return this;
    }

    public WordsSheet words(String start) {
        text.setText(start);
        text.positionCaret(start.length());
        return this;
    }

    public void open() {
        desk.sheets().open(this, text, Pos.BOTTOM_RIGHT);
    }

    /** Opens it over the sheet that is open, which comes back afterwards. */
    public void openOver() {
        desk.sheets().over(this, text, Pos.BOTTOM_RIGHT);
    }

    private void finish() {
        if (underWay) {
            return;
        }
        String t = text.getText().strip();
        String why = needed && t.isEmpty()
                ? desk.words().text("desk.words.needed")
                : t.length() > Act.MAX_TEXT
                        ? desk.words().text("desk.note.length", desk.format().count(Act.MAX_TEXT))
                        : null;
        Ui.shown(trouble, why != null);
        if (why != null) {
            trouble.setText(why);
            text.requestFocus();
            return;
        }
        underWay = true;
        ok.save(t, ticked -> {
            underWay = false;
            if (ticked) {
                desk.sheets().close(this);
            }
        });
    }
}
