package vn.toancanh.uivideo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import vn.toancanh.uikit.face.CameraGrid;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.tour.Png;
import vn.toancanh.uitestkit.Fx;

/** Writes pictures of grids in all states, to be looked at. */
final class PicturesMain {
    private PicturesMain() {}

    /** @param args the folder */
    public static void main(String[] args) throws Exception {
        Path dir = Files.createDirectories(Path.of(args[0]));
        Fx.start();
        picture(dir.resolve("desk-2x3.png"), 436, 340, CameraGrid.Use.DESK, 2, 3, VideoHarness.SIX, 0, Language.VI);
        picture(dir.resolve("desk-2x3-en.png"), 436, 340, CameraGrid.Use.DESK, 2, 3, VideoHarness.SIX, 0, Language.EN);
        List<String> all = List.of(
                "c014", "c022", "c031", "c047", "c052", "c066", "c070", "c081", "c999", "c014b", "c047", "c014",
                "c022");
        picture(dir.resolve("wall-4x4.png"), 1920, 1080, CameraGrid.Use.WALL, 4, 4, all, 28, Language.VI);
        picture(dir.resolve("field-2x1.png"), 700, 220, CameraGrid.Use.FIELD, 2, 1, VideoHarness.SIX, 0, Language.VI);
        picture(dir.resolve("focus.png"), 1000, 600, null, 1, 1, List.of("c014"), 0, Language.VI);
        System.exit(0);
    }

    private static void picture(
            Path file,
            double w,
            double h,
            CameraGrid.Use use,
            int columns,
            int rows,
            List<String> ids,
            double text,
            Language language)
            throws Exception {
        CameraGrid[] grid = new CameraGrid[1];
        Stage stage = Fx.get(() -> {
            VideoHarness v = new VideoHarness();
            v.words.languageProperty().set(language);
            v.allStates();
            grid[0] = use == null ? v.maker.focus() : v.maker.grid(use);
            grid[0].cells(columns, rows);
            grid[0].textSize(text);
            Stage s = Fx.show(new StackPane(grid[0].node()), w, h, Density.COMPACT);
            grid[0].attach();
            grid[0].show(ids);
            return s;
        });
        org.awaitility.Awaitility.await().pollDelay(Duration.ofMillis(1200)).until(() -> true);
        Png.write(Fx.get(() -> Fx.picture(stage.getScene())), file);
        Fx.run(() -> {
            grid[0].detach();
            stage.hide();
        });
    }
}
