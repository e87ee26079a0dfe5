package vn.toancanh.uikit.error;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.theme.Icons;
import vn.toancanh.uikit.theme.Theme;

/**
 * The one error window. Not modal: the console goes on. While it is open, further errors are counted in it, so that a fault
 * in a loop cannot bury the operator under windows.
 *
 * <p>JavaFX thread; the caller logs the error.
 */
public final class ErrorWindow {
    private final Messages messages;
    private final Supplier<Density> density;
    private final Supplier<Window> owner;
    private final Label sentence = new Label();
    private final Label code = new Label();
    private final Label more = new Label();
    private final TextArea details = new TextArea();
    private Stage stage;
    private int count;
    private String lastCode = "";

    /** @param owner the window in front; may give null */
    public ErrorWindow(Messages messages, Supplier<Density> density, Supplier<Window> owner) {
        this.messages = messages;
        this.density = density;
        this.owner = owner;
    }

    /** Shows an error that nobody else could handle. */
    public void show(Throwable error) {
        lastCode = ErrorCode.of(error);
        if (stage != null && stage.isShowing()) {
            count++;
            more.setText(messages.text("kit.error.more", count));
            return;
        }
        count = 0;
        more.setText("");
        sentence.setText(messages.text("kit.error.sentence"));
        code.setText(messages.text("kit.error.code", lastCode));
        details.setText(trace(error));
        open();
    }

    public boolean isShowing() {
        return stage != null && stage.isShowing();
    }

    /** The code of the last error, empty before the first. */
    public String lastCode() {
        return lastCode;
    }

    public void close() {
        if (stage != null) {
            stage.close();
        }
    }

    private void open() {
        stage = new Stage();
        Window front = owner.get();
        if (front != null) {
            stage.initOwner(front);
        }
        stage.setTitle(messages.text("kit.error.title"));
        Scene scene = new Scene(content(), 640, 420);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                close();
            }
        });
        Theme.install(scene, density.get());
        stage.setScene(scene);
        stage.show();
    }

    private VBox content() {
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.getStyleClass().setAll("label", "text-detail-title");
        code.getStyleClass().setAll("label", "text-id");
        more.getStyleClass().setAll("label", "text-meta");
        details.setEditable(false);
        details.getStyleClass().add("error-details");
        details.setAccessibleText(messages.text("kit.error.details"));
        VBox.setVgrow(details, Priority.ALWAYS);
        Label hint = new Label(messages.text("kit.error.hint"));
        hint.getStyleClass().add("text-secondary");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        Button copy = new Button(messages.text("kit.error.copy"), Icons.of("copy", "icon-small"));
        copy.setOnAction(e -> copy());
        Button close = new Button(messages.text("kit.error.close"));
        close.getStyleClass().add("primary");
        close.setOnAction(e -> close());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(more, space, copy, close);
        buttons.getStyleClass().add("gap-8");
        buttons.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(sentence, hint, code, details, buttons);
        box.getStyleClass().addAll("error-window", "gap-12");
        return box;
    }

    private void copy() {
        ClipboardContent c = new ClipboardContent();
        c.putString(code.getText() + "\n" + details.getText());
        Clipboard.getSystemClipboard().setContent(c);
    }

    private static String trace(Throwable error) {
        StringWriter out = new StringWriter();
        error.printStackTrace(new PrintWriter(out));
        return out.toString();
    }
}
