package vn.toancanh.app.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import vn.toancanh.app.FirstPaint;

/** The least that JavaFX can show: a window of the desk's size with one label. Says when it was painted, and ends. */
public final class BareWindow {
    private BareWindow() {}

    public static void main(String[] args) {
        Platform.startup(BareWindow::open);
    }

    private static void open() {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Stage stage = new Stage();
        Scene scene = new Scene(new StackPane(new Label("Toàn Cảnh")), 1600, 900);
        stage.setScene(scene);
        new FirstPaint(scene, () -> {
            out.println("PAINTED");
            stage.hide();
            Platform.exit();
        });
        stage.show();
    }
}
