package vn.toancanh.uitestkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import vn.toancanh.uikit.keys.Key;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.theme.Theme;

/** The JavaFX thread in tests: windows in our look, keys, pictures. */
public final class Fx {
    private static final long LIMIT_SECONDS = 90;

    private Fx() {}

    /**
     * Starts the toolkit; harmless when it runs.
     *
     * @throws IllegalStateException without a display
     */
    public static void start() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        if (linux && System.getenv("DISPLAY") == null) {
            throw new IllegalStateException("no display: run the tests under xvfb-run -a");
        }
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new IllegalStateException("the JavaFX toolkit does not start", e);
        }
        run(() -> Platform.setImplicitExit(false));
    }

    /** Runs something on the JavaFX thread and waits for it. */
    public static void run(Runnable r) {
        get(() -> {
            r.run();
            return null;
        });
    }

    /** Computes something on the JavaFX thread and waits for it. */
    public static <T> T get(Callable<T> c) {
        try {
            if (Platform.isFxApplicationThread()) {
                return c.call();
            }
            return WaitForAsyncUtils.asyncFx(c).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException r) {
                throw r;
            }
            if (e.getCause() instanceof Error r) {
                throw r;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (Exception e) {
            throw e instanceof RuntimeException r ? r : new IllegalStateException(e);
        }
    }

    /** Waits until the JavaFX thread has done what it had to do; off that thread. */
    public static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Shows a window of exactly this size in our look, laid out; on the JavaFX thread. */
    public static Stage show(Parent root, double width, double height, Density density) {
        Stage stage = new Stage();
        Scene scene = new Scene(root, width, height);
        Theme.install(scene, density);
        stage.setScene(scene);
        stage.show();
        layout(scene);
        return stage;
    }

    /** A scene in our look without a window: for pictures of any size. */
    public static Scene scene(Parent root, double width, double height, Density density) {
        Scene scene = new Scene(root, width, height);
        Theme.install(scene, density);
        layout(scene);
        return scene;
    }

    /** Brings styles and layout up to date now instead of with the next pulse. */
    public static void layout(Scene scene) {
        // Twice: lists and wrapped labels know their size only after the first pass.
        for (int i = 0; i < 2; i++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }

    /** A picture of the scene; on the JavaFX thread. */
    public static WritableImage picture(Scene scene) {
        layout(scene);
        return scene.snapshot(null);
    }

    /** Presses and releases a key where the focus is: "Ctrl+K", "Space", "G". */
    public static void press(Scene scene, String key) {
        Key k = Key.of(key);
        EventTarget target = target(scene);
        String text = key.equals("?")
                ? "?"
                : k.code().isLetterKey() ? k.code().getName().toLowerCase(Locale.ROOT) : "";
        Event.fireEvent(target, event(KeyEvent.KEY_PRESSED, text, k.code(), k));
        EventTarget after = target(scene);
        Event.fireEvent(after, event(KeyEvent.KEY_RELEASED, text, k.code(), k));
    }

    /** Holds a letter down where the focus is, so long that the keyboard repeats it, and lets go. */
    public static void hold(Scene scene, String letter, int repeats) {
        Key plain = new Key(KeyCode.getKeyCode(letter.toUpperCase(Locale.ROOT)), false, false, false);
        for (int i = 0; i <= repeats; i++) {
            Event.fireEvent(target(scene), event(KeyEvent.KEY_PRESSED, letter, plain.code(), plain));
            Event.fireEvent(
                    target(scene),
                    new KeyEvent(KeyEvent.KEY_TYPED, letter, letter, KeyCode.UNDEFINED, false, false, false, false));
        }
        Event.fireEvent(target(scene), event(KeyEvent.KEY_RELEASED, letter, plain.code(), plain));
    }

    private static EventTarget target(Scene scene) {
        return scene.getFocusOwner() == null ? scene : scene.getFocusOwner();
    }

    /** Types text where the focus is, as a keyboard or an input method does: pressed, typed, released. */
    public static void type(Scene scene, String text) {
        text.codePoints().forEach(cp -> {
            String s = Character.toString(cp);
            KeyCode code = s.equals(" ") ? KeyCode.SPACE : KeyCode.getKeyCode(s.toUpperCase(Locale.ROOT));
            KeyCode known = code == null ? KeyCode.UNDEFINED : code;
            Key plain = new Key(known, false, false, false);
            EventTarget target = target(scene);
            Event.fireEvent(target, event(KeyEvent.KEY_PRESSED, s, known, plain));
            // The letter goes to whoever has the focus by then, as in the real world.
            EventTarget typed = target(scene);
            Event.fireEvent(
                    typed, new KeyEvent(KeyEvent.KEY_TYPED, s, s, KeyCode.UNDEFINED, false, false, false, false));
            Event.fireEvent(typed, event(KeyEvent.KEY_RELEASED, s, known, plain));
        });
    }

    /** Closes all windows but TestFX's own first one. */
    public static void closeAll() {
        List<Window> open = new ArrayList<>(Window.getWindows());
        for (Window w : open) {
            if (w instanceof Stage s && s.getScene() == null) {
                continue;
            }
            w.hide();
        }
    }

    private static KeyEvent event(javafx.event.EventType<KeyEvent> type, String text, KeyCode code, Key k) {
        return new KeyEvent(type, "", text, code, k.shift(), k.ctrl(), k.alt(), false);
    }
}
