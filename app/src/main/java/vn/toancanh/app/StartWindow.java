package vn.toancanh.app;

import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.theme.Theme;

/**
 * What the installed command says before there is a console: that no gateway is set, and whether the embedded city shall be
 * opened; or why it cannot start, for whoever started it from a menu and sees no terminal. JavaFX thread.
 */
final class StartWindow {
    /** The answer to an offer that was not taken; 0 is the other one. */
    static final int DECLINED = 6;

    private static final double WIDTH = 560;

    private final Messages messages;
    private final IntConsumer answer;
    private final Stage stage = new Stage();
    private boolean answered;

    /** @param answer called once, with the exit status */
    StartWindow(Messages messages, IntConsumer answer) {
        this.messages = messages;
        this.answer = answer;
    }

    /** Enter opens the embedded city, Escape and the window's cross do not. */
    void offerCity() {
        Button open = button("app.offer.open", 0);
        open.setId("offer-open");
        open.setDefaultButton(true);
        open.getStyleClass().add("primary");
        Button leave = button("app.offer.leave", DECLINED);
        leave.setId("offer-leave");
        leave.setCancelButton(true);
        show(
                DECLINED,
                open,
                title(messages.text("app.offer.title")),
                line(messages.text("app.offer.demo")),
                line(messages.text("app.offer.how"), "text-secondary"),
                buttons(leave, open));
    }

    /** A sentence, and a button that closes the window. */
    void tell(String sentence) {
        Button close = button("app.tell.close", 0);
        close.setId("tell-close");
        close.setDefaultButton(true);
        close.setCancelButton(true);
        show(0, close, title(messages.text("app.tell.title")), line(sentence), buttons(close));
    }

    private void show(int ifClosed, Button first, Region... content) {
        VBox box = new VBox(content);
        box.getStyleClass().addAll("error-window", "gap-12");
        box.setPrefWidth(WIDTH);
        Scene scene = new Scene(box);
        Theme.install(scene, Density.NORMAL);
        stage.setTitle(messages.text("app.title"));
        stage.setScene(scene);
        WindowIcon.put(stage);
        stage.setResizable(false);
        WindowClass.name();
        stage.setOnHidden(e -> answer(ifClosed));
        stage.show();
        first.requestFocus();
    }

    private Label title(String text) {
        return line(text, "text-detail-title");
    }

    private static Label line(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    private Button button(String key, int status) {
        Button button = new Button(messages.text(key));
        button.setOnAction(e -> {
            answer(status);
            stage.hide();
        });
        return button;
    }

    private static HBox buttons(Button... all) {
        HBox box = new HBox(all);
        box.getStyleClass().add("gap-8");
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    private void answer(int status) {
        if (!answered) {
            answered = true;
            answer.accept(status);
        }
    }
}
