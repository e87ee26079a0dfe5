package vn.toancanh.uitestkit;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.tour.Png;

/** Writes the gallery in its densities and languages as pictures, to be looked at. */
final class GalleryMain {
    private GalleryMain() {}

    /** @param args the folder */
    public static void main(String[] args) throws Exception {
        Path dir = Files.createDirectories(Path.of(args[0]));
        Fx.start();
        for (Density d : Density.values()) {
            Messages m = new Messages();
            m.languageProperty().set(d == Density.COMFORTABLE ? Language.EN : Language.VI);
            WritableImage image = Fx.get(() -> {
                Scene scene = Fx.scene(new Gallery(m).page(), 1920, 1080, d);
                return Fx.picture(scene);
            });
            Png.write(image, dir.resolve("gallery-" + d.id() + ".png"));
        }
        System.exit(0);
    }
}
