package vn.toancanh.app.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.IndexRange;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import vn.toancanh.app.Launcher;
import vn.toancanh.uimap.plane.TilePlane;

/**
 * The real console with a robot at its keyboard, told what to do on standard input, line by line. It reads the screen and
 * nothing behind it.
 */
public final class ConsoleUnderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FxRobot robot = new FxRobot();
    private Watched watched;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private ConsoleUnderTest() {}

    /** @param args of the console */
    public static void main(String[] args) throws IOException {
        Launcher.main(args);
        new ConsoleUnderTest().obey();
    }

    private void obey() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", 2);
            String rest = words.length > 1 ? words[1] : "";
            try {
                out.println("OK " + obey(words[0], rest));
            } catch (Exception | AssertionError e) {
                out.println("ERROR at \"" + line + "\": " + e);
            }
        }
    }

    private String obey(String verb, String rest) throws Exception {
        switch (verb) {
            case "see" -> until("to see " + rest, () -> isSeen(rest));
            case "see-not" -> until("not to see " + rest, () -> !isSeen(rest));
            case "see-text" -> {
                String[] p = rest.split(" ", 2);
                try {
                    until("to read " + p[1] + " in " + p[0], () -> text(p[0]).contains(p[1]));
                } catch (AssertionError e) {
                    throw new AssertionError(e.getMessage() + "; there: " + text(p[0]), e);
                }
            }
            case "fire" -> robot.interact(() -> button(one(rest)).fire());
            case "focus" -> robot.interact(() -> one(rest).requestFocus());
            case "press" -> press(rest);
            case "type" -> {
                robot.write(rest);
                WaitForAsyncUtils.waitForFxEvents();
            }
            case "copy-file" ->
                robot.interact(() -> {
                    ClipboardContent c = new ClipboardContent();
                    c.putFiles(List.of(Path.of(rest).toFile()));
                    Clipboard.getSystemClipboard().setContent(c);
                });
            case "text" -> {
                return text(rest);
            }
            case "id" -> {
                return WaitForAsyncUtils.asyncFx(() -> one(rest).getId()).get(20, TimeUnit.SECONDS);
            }
            case "typed" -> {
                return WaitForAsyncUtils.asyncFx(() -> ((TextInputControl) one(rest)).getText())
                        .get(20, TimeUnit.SECONDS);
            }
            case "scroll" -> {
                robot.moveTo(rest);
                robot.scroll(5, VerticalDirection.DOWN);
                WaitForAsyncUtils.waitForFxEvents();
            }
            case "selected" -> {
                return WaitForAsyncUtils.asyncFx(() -> String.valueOf(
                                ((ListView<?>) one(rest)).getSelectionModel().getSelectedItem()))
                        .get(20, TimeUnit.SECONDS);
            }
            case "choose" -> {
                String[] p = rest.split(" ", 2);
                until("to choose " + p[1], () -> choose((ListView<?>) one(p[0]), p[1]));
            }
            case "enter" -> {
                String[] p = rest.split(" ", 2);
                robot.interact(
                        () -> ((TextInputControl) one(p[0])).replaceText(all((TextInputControl) one(p[0])), p[1]));
            }
            case "key" -> {
                String[] p = rest.split(" ", 2);
                robot.interact(() -> key(one(p[0]), p[1]));
            }
            case "throw" -> Platform.runLater(() -> fail(rest));
            case "throw-in-pulse" -> robot.interact(() -> new ThrowOnce().start());
            case "watch" -> robot.interact(() -> watched = new Watched(() -> text(rest), this::holes));
            case "watched" -> {
                return WaitForAsyncUtils.asyncFx(() -> watched.end()).get(20, TimeUnit.SECONDS);
            }
            case "size" -> {
                String[] p = rest.split(" ");
                robot.interact(() -> {
                    Stage main = (Stage) Window.getWindows().get(0);
                    main.setWidth(Double.parseDouble(p[0]));
                    main.setHeight(Double.parseDouble(p[1]));
                });
            }
            case "walk" -> {
                return WaitForAsyncUtils.asyncFx(Walked::problems).get(60, TimeUnit.SECONDS);
            }
            case "rows" -> {
                return WaitForAsyncUtils.asyncFx(() -> String.valueOf(
                                ((ListView<?>) one(rest)).getItems().size()))
                        .get(20, TimeUnit.SECONDS);
            }
            default -> throw new IllegalArgumentException("unknown verb");
        }
        return "";
    }

    private static void fail(String how) {
        switch (how) {
            case "memory" -> throw new OutOfMemoryError("as if");
            case "stack" -> throw new StackOverflowError();
            default -> throw new IllegalStateException("as if");
        }
    }

    /** Fails in the next pulse, as a fault in drawing does. */
    private static final class ThrowOnce extends AnimationTimer {
        @Override
        public void handle(long now) {
            stop();
            throw new IllegalStateException("in a pulse");
        }
    }

    /** The button itself, or the one in its place. */
    private static ButtonBase button(Node node) {
        return node instanceof ButtonBase b
                ? b
                : ((Parent) node)
                        .getChildrenUnmodifiable().stream()
                                .map(ConsoleUnderTest::button)
                                .findFirst()
                                .orElseThrow(() -> new AssertionError("no button: " + node));
    }

    private static IndexRange all(TextInputControl field) {
        return new IndexRange(0, field.getLength());
    }

    private static boolean choose(ListView<?> list, String item) {
        for (int i = 0; i < list.getItems().size(); i++) {
            if (item.equals(list.getItems().get(i))) {
                list.getSelectionModel().clearAndSelect(i);
                return true;
            }
        }
        return false;
    }

    /** Several consoles share the screen, and its keyboard belongs to one of them: the key is handed to the node. */
    private static void key(Node node, String keys) {
        List<String> names = List.of(keys.split("\\+"));
        KeyCode code = KeyCode.valueOf(names.get(names.size() - 1));
        boolean control = names.contains("CONTROL");
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, control, false, false));
    }

    /** Pixels of the maps in sight where the ground is missing. */
    private int holes() {
        int holes = 0;
        for (Node map : robot.lookup(n -> n instanceof TilePlane).queryAll()) {
            if (isInSight(map)) {
                holes += holes((TilePlane) map);
            }
        }
        return holes;
    }

    /**
     * Looks at the tiles alone, not at the hatching under them. What is due for a new size gets it first: a frame's timers run
     * before its layout, and a size that is about to change is not what anybody sees.
     */
    private static int holes(TilePlane map) {
        map.getScene().getRoot().layout();
        SnapshotParameters see = new SnapshotParameters();
        see.setFill(Color.TRANSPARENT);
        see.setViewport(new Rectangle2D(0, 0, map.getWidth(), map.getHeight()));
        WritableImage image = map.getChildrenUnmodifiable().get(0).snapshot(see, null);
        int width = (int) image.getWidth();
        int[] row = new int[width];
        int holes = 0;
        for (int y = 0; y < (int) image.getHeight(); y++) {
            image.getPixelReader().getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
            for (int p : row) {
                holes += p >>> 24 == 0 ? 1 : 0;
            }
        }
        return holes;
    }

    private void press(String keys) {
        String[] names = keys.split("\\+");
        KeyCode[] codes = new KeyCode[names.length];
        for (int i = 0; i < names.length; i++) {
            codes[i] = KeyCode.valueOf(names[i]);
        }
        robot.push(codes);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void until(String what, Callable<Boolean> condition) throws Exception {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition)
                    .get(20, TimeUnit.SECONDS));
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("waited in vain " + what + "; link: " + text(".link-bar"), e);
        }
    }

    private boolean isSeen(String selector) {
        return robot.lookup(selector).queryAll().stream().anyMatch(ConsoleUnderTest::isInSight);
    }

    private Node one(String selector) {
        return robot.lookup(selector).queryAll().stream()
                .filter(ConsoleUnderTest::isInSight)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing in sight is " + selector));
    }

    /** All that is written in the first node in sight that fits. */
    private String text(String selector) {
        return robot.lookup(selector).queryAll().stream()
                .filter(ConsoleUnderTest::isInSight)
                .findFirst()
                .map(n -> {
                    StringBuilder all = new StringBuilder();
                    collect(n, all);
                    return all.toString().strip().replace('\n', ' ');
                })
                .orElse("");
    }

    private static void collect(Node n, StringBuilder all) {
        if (!n.isVisible()) {
            return;
        }
        if (n instanceof Labeled l) {
            all.append(l.getText()).append(' ');
        } else if (n instanceof Parent p) {
            p.getChildrenUnmodifiable().forEach(c -> collect(c, all));
        }
    }

    private static boolean isInSight(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null && node.getScene().getWindow() != null;
    }
}
