package vn.toancanh.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** Our icon on a window, in the sizes that window lists ask for. JavaFX thread. */
final class WindowIcon {
    private static final String FOLDER = "/vn/toancanh/icons/";
    private static final List<Integer> SIZES = List.of(16, 32, 48, 64);

    private WindowIcon() {}

    static void put(Stage stage) {
        for (int size : SIZES) {
            try (InputStream in = WindowIcon.class.getResourceAsStream(FOLDER + "toancanh-" + size + ".png")) {
                stage.getIcons().add(new Image(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
