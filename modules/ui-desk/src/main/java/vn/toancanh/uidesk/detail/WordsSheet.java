package vn.toancanh.uidesk.detail;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import vn.toancanh.core.command.Act;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.control.KeyButton;
import vn.toancanh.uikit.control.Ui;

/** A small form that asks for words: a result, a reason, a note to send again. Ctrl Enter does it, Esc leaves it. */
public final class WordsSheet extends VBox {
    private final DeskContext desk;
    private final TextArea text = new TextArea();
    private final Label trouble = Ui.flowing("text-meta", "text-warn");
    private final HBox foot = Ui.row("sheet-foot");
    private final boolean needed;

    /**
     * @param title what is asked, in the language of the moment
     * @param needed whether a blank answer is refused
     */
    public WordsSheet(
            DeskContext desk, String title, String prompt, String okText, boolean needed, Consumer<String> ok) {
        this.desk = desk;
        this.needed = needed;
        getStyleClass().add("words-sheet");
        Label head = Ui.flowing("text-panel-title");
        head.setText(title);
        text.setId("sheet-text");
        text.setPromptText(prompt);
        text.setAccessibleText(title);
        text.setWrapText(true);
        text.setPrefRowCount(4);
        text.setPrefColumnCount(28);
        Ui.shown(trouble, false);
        KeyButton done = new KeyButton(okText, "Ctrl ↵");
        done.setId("sheet-ok");
        done.getStyleClass().add("primary");
        done.setOnAction(e -> finish(ok));
        Button cancel = new Button(desk.words().text("desk.cancel"));
        cancel.getStyleClass().add("quiet");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(e -> desk.sheets().close());
        text.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER && e.isShortcutDown()) {
                e.consume();
                finish(ok);
            } else if (e.getCode() == KeyCode.TAB && !e.isControlDown()) {
                e.consume();
                text.fireEvent(
                        new KeyEvent(KeyEvent.KEY_PRESSED, "", "\t", KeyCode.TAB, e.isShiftDown(), true, false, false));
            }
        });
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

    private void finish(Consumer<String> ok) {
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
        desk.sheets().close();
        ok.accept(t);
    }
}
