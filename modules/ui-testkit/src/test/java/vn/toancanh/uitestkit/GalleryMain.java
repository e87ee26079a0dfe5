package vn.toancanh.uitestkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.controlsfx.control.Notifications;
import org.controlsfx.control.PopOver;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.control.Popovers;
import vn.toancanh.uikit.error.ErrorWindow;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.keys.KeyMap;
import vn.toancanh.uikit.keys.KeyOverlay;
import vn.toancanh.uikit.keys.StandardKeys;
import vn.toancanh.uikit.palette.CommandPalette;
import vn.toancanh.uikit.palette.PaletteItem;
import vn.toancanh.uikit.palette.PaletteSource;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.theme.Icons;
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
        layers(dir);
        System.exit(0);
    }

    private static void layers(Path dir) throws Exception {
        Messages m = new Messages();
        KeyMap keys = new KeyMap(StandardKeys.all());
        StandardKeys.all().forEach(a -> keys.bind(a.id(), () -> {}));
        FxBridge bridge = FxBridge.sameThread(new QuietRing());
        CommandPalette palette = new CommandPalette(m, bridge, Runnable::run);
        KeyOverlay overlay = new KeyOverlay(keys, m);
        palette.add(new PaletteSource() {
            @Override
            public String id() {
                return "demo";
            }

            @Override
            public List<PaletteItem> items() {
                return List.of(
                        new PaletteItem("1", "Nhận việc", "lệnh", "check", List.of(), "Space", () -> {}),
                        new PaletteItem("2", "Cầu Rồng", "Hải Châu", "place", () -> {}),
                        new PaletteItem("3", "Camera 014 Cầu Rồng (Đông)", "đang phát", "camera", () -> {}),
                        new PaletteItem("4", "Tai nạn liên hoàn 4 xe", "SC-2417 · Cầu Rồng", "report", () -> {}));
            }
        });
        Stage stage = Fx.get(() -> Fx.show(
                new StackPane(new Gallery(m).page(), palette.node(), overlay.node()), 1366, 768, Density.NORMAL));
        Fx.run(() -> palette.open("c"));
        save(stage.getScene(), dir.resolve("palette.png"));
        Fx.run(() -> {
            palette.close();
            overlay.open();
        });
        save(stage.getScene(), dir.resolve("keys.png"));
        Fx.run(() -> {
            overlay.close();
            Node anchor = stage.getScene().lookup(".button.primary");
            ContextMenu menu = new ContextMenu(
                    new MenuItem("Mở", Icons.of("forward", "icon-small")),
                    new MenuItem("Gác tạm"),
                    new MenuItem("Gộp"));
            menu.getItems().get(1).setAccelerator(javafx.scene.input.KeyCombination.valueOf("Ctrl+G"));
            menu.show(anchor, 300, 300);
            PopOver pop = Popovers.of(new Gallery(m).popContent());
            pop.show(anchor);
            Tooltip tip = new Tooltip("Việc này đã có người nhận");
            tip.show(anchor, 500, 500);
            Notifications.create()
                    .owner(stage)
                    .title("Đã gửi 3 thao tác")
                    .text("Máy chủ đã nhận đủ, theo đúng thứ tự.")
                    .hideAfter(javafx.util.Duration.INDEFINITE)
                    .show();
        });
        org.awaitility.Awaitility.await()
                .pollDelay(java.time.Duration.ofMillis(900))
                .until(() -> true);
        windows(dir, stage, "popup");
        Fx.run(() -> new ErrorWindow(m, () -> Density.NORMAL, () -> null).show(new IllegalStateException("example")));
        windows(dir, stage, "error");
    }

    private static void windows(Path dir, Stage stage, String name) throws Exception {
        int n = 0;
        for (Window w : Fx.get(() -> List.copyOf(Window.getWindows()))) {
            if (w.getScene() != null && w != stage) {
                save(w.getScene(), dir.resolve(name + "-" + n++ + ".png"));
            }
        }
    }

    private static void save(Scene scene, Path file) throws Exception {
        WritableImage image = Fx.get(() -> Fx.picture(scene));
        Png.write(image, file);
    }
}
