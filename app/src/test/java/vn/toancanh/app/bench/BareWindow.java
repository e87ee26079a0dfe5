package vn.toancanh.app.bench;

import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import vn.toancanh.app.FirstPaint;

/**
 * The least that JavaFX can show: a window of the desk's size with one label. Says when it was painted, and ends; as a clock it
 * stays and shows the time, once a second.
 */
public final class BareWindow {
    private BareWindow() {}

    private static final String CLOCK = "clock";

    public static void main(String[] args) {
        boolean clock = args.length > 0 && args[0].equals(CLOCK);
        Platform.startup(clock ? BareWindow::tick : BareWindow::open);
    }

    /** The same Java machine with the same options, on the same jars, with this main class. */
    static List<String> command(List<String> console) {
        List<String> out = new ArrayList<>(console);
        int classPath = out.indexOf("-cp") + 1;
        String home = BareWindow.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        out.set(classPath, out.get(classPath) + File.pathSeparator + home);
        out.set(out.size() - 1, BareWindow.class.getName());
        return out;
    }

    /** {@link #command} for the window that stays. */
    static List<String> clock(List<String> console) {
        List<String> out = command(console);
        out.add(CLOCK);
        return out;
    }

    private static void tick() {
        Label time = new Label();
        Stage stage = new Stage();
        stage.setScene(new Scene(new StackPane(time), 1600, 900));
        stage.show();
        Executors.newSingleThreadScheduledExecutor()
                .scheduleAtFixedRate(
                        () -> Platform.runLater(() -> time.setText(
                                LocalTime.now().truncatedTo(ChronoUnit.SECONDS).toString())),
                        1,
                        1,
                        TimeUnit.SECONDS);
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
