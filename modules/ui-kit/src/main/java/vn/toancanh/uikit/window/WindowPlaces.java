package vn.toancanh.uikit.window;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import vn.toancanh.core.port.SettingsStore;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.uikit.Pins;

/**
 * Keeps where each window stood, for each set of monitors. A window whose place lies on no monitor opens on the primary one,
 * inside it. JavaFX thread.
 */
public final class WindowPlaces {
    /** At least this much of a window's head must be on a monitor, so that it can be taken and moved. */
    private static final double GRIP = 80;

    /** A place in screen coordinates. */
    public record Place(double x, double y, double width, double height, boolean maximized) {
        Place maximized(boolean now) {
            return new Place(x, y, width, height, now);
        }

        String text() {
            return String.format(Locale.ROOT, "%.0f,%.0f,%.0f,%.0f,%b", x, y, width, height, maximized);
        }

        static Optional<Place> parse(String s) {
            String[] p = s.split(",", -1);
            try {
                return p.length != 5
                        ? Optional.empty()
                        : Optional.of(new Place(
                                Double.parseDouble(p[0]),
                                Double.parseDouble(p[1]),
                                Double.parseDouble(p[2]),
                                Double.parseDouble(p[3]),
                                Boolean.parseBoolean(p[4])));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    private final SettingsStore settings;
    private final Supplier<List<Rectangle2D>> monitors;

    /** Uses the monitors of this machine. */
    public WindowPlaces(SettingsStore settings) {
        this(settings, WindowPlaces::ofThisMachine);
    }

    /** @param monitors visual bounds, the primary monitor first */
    public WindowPlaces(SettingsStore settings, Supplier<List<Rectangle2D>> monitors) {
        this.settings = settings;
        this.monitors = monitors;
    }

    /** Where a window should open: where it stood with these monitors, else centred on the primary one. */
    public Place find(String windowId, double defaultWidth, double defaultHeight) {
        List<Rectangle2D> now = monitors.get();
        Optional<Place> kept = settings.get(key(windowId, now)).flatMap(Place::parse);
        if (kept.isPresent() && now.stream().anyMatch(m -> holds(m, kept.get()))) {
            return kept.get();
        }
        double w = kept.map(Place::width).orElse(defaultWidth);
        double h = kept.map(Place::height).orElse(defaultHeight);
        return onPrimary(now.get(0), w, h, kept.map(Place::maximized).orElse(false));
    }

    /** Keeps a place for the monitors of now. */
    public void keep(String windowId, Place place) {
        settings.put(key(windowId, monitors.get()), place.text());
    }

    /** Puts a window where it stood, keeps where it goes, and brings it home when its monitor is unplugged. */
    public Subscription manage(Stage stage, String windowId, double defaultWidth, double defaultHeight) {
        Place[] normal = {find(windowId, defaultWidth, defaultHeight)};
        put(stage, normal[0]);
        Pins pins = new Pins();
        Runnable save = () -> {
            if (stage.isShowing() && !stage.isIconified()) {
                // A maximized window remembers the size it goes back to.
                normal[0] = stage.isMaximized() ? normal[0].maximized(true) : place(stage);
                keep(windowId, normal[0]);
            }
        };
        pins.listen(stage.xProperty(), o -> save.run());
        pins.listen(stage.yProperty(), o -> save.run());
        pins.listen(stage.widthProperty(), o -> save.run());
        pins.listen(stage.heightProperty(), o -> save.run());
        pins.listen(stage.maximizedProperty(), o -> save.run());
        pins.listen(Screen.getScreens(), o -> put(stage, find(windowId, defaultWidth, defaultHeight)));
        return pins::close;
    }

    private static void put(Stage stage, Place p) {
        stage.setX(p.x());
        stage.setY(p.y());
        stage.setWidth(p.width());
        stage.setHeight(p.height());
        stage.setMaximized(p.maximized());
    }

    private static Place place(Stage s) {
        return new Place(s.getX(), s.getY(), s.getWidth(), s.getHeight(), s.isMaximized());
    }

    private static Place onPrimary(Rectangle2D m, double width, double height, boolean maximized) {
        double w = Math.min(width, m.getWidth());
        double h = Math.min(height, m.getHeight());
        return new Place(
                m.getMinX() + Math.floor((m.getWidth() - w) / 2),
                m.getMinY() + Math.floor((m.getHeight() - h) / 2),
                w,
                h,
                maximized);
    }

    private static boolean holds(Rectangle2D m, Place p) {
        double across = Math.min(m.getMaxX(), p.x() + p.width()) - Math.max(m.getMinX(), p.x());
        return across >= GRIP && p.y() >= m.getMinY() - 1 && p.y() + GRIP / 2 <= m.getMaxY();
    }

    private static String key(String windowId, List<Rectangle2D> now) {
        CRC32 crc = new CRC32();
        now.forEach(m -> crc.update(m.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return "window." + windowId + "." + Long.toHexString(crc.getValue());
    }

    private static List<Rectangle2D> ofThisMachine() {
        Screen primary = Screen.getPrimary();
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(primary),
                        Screen.getScreens().stream().filter(s -> !s.equals(primary)))
                .map(Screen::getVisualBounds)
                .toList();
    }
}
