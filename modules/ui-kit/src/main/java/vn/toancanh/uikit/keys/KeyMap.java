package vn.toancanh.uikit.keys;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.port.Subscription;

/**
 * What the keys do now. Views bind runnables to action ids while they are attached; the newest binding of an id wins, and
 * when it is closed the one before comes back. A key whose action is bound nowhere goes on to the controls.
 *
 * <p>Keys that typing produces act only when no text field has the focus; Space and Enter also leave buttons and choice boxes
 * alone, which need them. A key that is held does what it does once. JavaFX thread.
 */
public final class KeyMap {
    private static final Logger LOG = LoggerFactory.getLogger(KeyMap.class);

    private final Map<String, KeyAction> actions = new LinkedHashMap<>();
    private final Map<String, Key> keys = new HashMap<>();
    private final Map<String, List<Runnable>> bound = new HashMap<>();
    private final List<Predicate<KeyEvent>> capture = new ArrayList<>();
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
    private int suspended;
    /** The key that did something and is still down. */
    private @Nullable KeyCode held;

    private boolean swallow;

    public KeyMap(List<KeyAction> actions) {
        for (KeyAction a : actions) {
            if (this.actions.put(a.id(), a) != null) {
                throw new IllegalArgumentException("two actions called " + a.id());
            }
            keys.put(a.id(), a.key());
        }
    }

    /** Grows when keys are remapped; whoever prints keys listens to it. */
    public ReadOnlyIntegerProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /**
     * Sets keys from the settings, action id to printed key; what is not named keeps its default. A key that cannot be read
     * keeps the default too and is logged.
     */
    public void remap(Map<String, String> settings) {
        for (KeyAction a : actions.values()) {
            Key key = a.key();
            String wanted = settings.get(a.id());
            if (wanted != null) {
                try {
                    key = Key.of(wanted);
                } catch (IllegalArgumentException e) {
                    LOG.warn("the settings name a key that there is not: {}={}", a.id(), wanted);
                }
            }
            keys.put(a.id(), key);
        }
        version.set(version.get() + 1);
    }

    /** The key of an action. */
    public Key key(String id) {
        return keys.get(known(id).id());
    }

    /** The key as printed on a button. */
    public String label(String id) {
        return key(id).label();
    }

    /** Lets a key do something until the handle is closed. */
    public Subscription bind(String id, Runnable action) {
        known(id);
        bound.computeIfAbsent(id, i -> new ArrayList<>()).add(action);
        return () -> bound.getOrDefault(id, new ArrayList<>()).remove(action);
    }

    /** Does what the key of this action would do; false if nothing is bound. */
    public boolean run(String id) {
        List<Runnable> all = bound.getOrDefault(known(id).id(), List.of());
        if (all.isEmpty()) {
            return false;
        }
        all.get(all.size() - 1).run();
        return true;
    }

    /** The actions that do something now, in the order of the table. */
    public List<KeyAction> active() {
        return actions.values().stream()
                .filter(a -> !bound.getOrDefault(a.id(), List.of()).isEmpty())
                .toList();
    }

    /** Pairs of actions that share a key; empty in a sound map. */
    public List<String> conflicts() {
        List<String> out = new ArrayList<>();
        Map<Key, String> seen = new HashMap<>();
        for (KeyAction a : actions.values()) {
            String before = seen.put(keys.get(a.id()), a.id());
            if (before != null) {
                out.add(before + " / " + a.id() + ": " + keys.get(a.id()).label());
            }
        }
        return out;
    }

    /** Takes all keys away until the handle is closed: a palette or a dialog is open. */
    public Subscription suspend() {
        suspended++;
        boolean[] open = {true};
        return () -> {
            if (open[0]) {
                open[0] = false;
                suspended--;
            }
        };
    }

    /** Offers the next key presses to {@code taker} before anything else, until it returns true or the handle is closed. */
    public Subscription capture(Predicate<KeyEvent> taker) {
        capture.add(taker);
        return () -> capture.remove(taker);
    }

    /** Listens to the keys of a window until the handle is closed. */
    public Subscription install(Scene scene) {
        EventHandler<KeyEvent> pressed = this::pressed;
        EventHandler<KeyEvent> typed = this::typed;
        EventHandler<KeyEvent> released = this::released;
        // A window that loses the focus never hears of the release.
        ObservableValue<Boolean> front = scene.windowProperty().flatMap(Window::focusedProperty);
        ChangeListener<Boolean> left = (o, was, is) -> letGo();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, pressed);
        scene.addEventFilter(KeyEvent.KEY_TYPED, typed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, released);
        front.addListener(left);
        return () -> {
            scene.removeEventFilter(KeyEvent.KEY_PRESSED, pressed);
            scene.removeEventFilter(KeyEvent.KEY_TYPED, typed);
            scene.removeEventFilter(KeyEvent.KEY_RELEASED, released);
            front.removeListener(left);
        };
    }

    /** The letter of a key that did something is not text: N opens the note and must not stand in it, however long it is held. */
    private void typed(KeyEvent e) {
        if (swallow) {
            e.consume();
        }
    }

    private void released(KeyEvent e) {
        if (e.getCode() == held) {
            letGo();
        }
    }

    private void letGo() {
        held = null;
        swallow = false;
    }

    private void pressed(KeyEvent e) {
        if (e.getCode() == held) {
            e.consume(); // the keyboard repeats it: one act a press
            return;
        }
        letGo();
        if (suspended > 0 || e.getCode().isModifierKey()) {
            return;
        }
        if (!capture.isEmpty()) {
            Predicate<KeyEvent> taker = capture.get(capture.size() - 1);
            if (taker.test(e)) {
                capture.remove(taker);
            }
            e.consume();
            return;
        }
        find(e).ifPresent(id -> {
            e.consume();
            held = e.getCode();
            swallow = keys.get(id).isTyped();
            run(id);
        });
    }

    private Optional<String> find(KeyEvent e) {
        for (KeyAction a : active()) {
            Key key = keys.get(a.id());
            if (key.matches(e) && isFree(key, e.getTarget())) {
                return Optional.of(a.id());
            }
        }
        return Optional.empty();
    }

    private static boolean isFree(Key key, EventTarget target) {
        if (isText(target)) {
            return !key.isTyped() && key.code() != KeyCode.ENTER;
        }
        boolean pressesButtons = key.code() == KeyCode.SPACE || key.code() == KeyCode.ENTER;
        boolean wantsThem =
                target instanceof ButtonBase || target instanceof ComboBoxBase<?> || target instanceof ChoiceBox<?>;
        return !(pressesButtons && wantsThem);
    }

    private static boolean isText(EventTarget target) {
        for (Node n = target instanceof Node node ? node : null; n != null; n = n.getParent()) {
            if (n instanceof TextInputControl t) {
                return t.isEditable();
            }
            if (n instanceof ComboBoxBase<?> c && c.isEditable()) {
                return true;
            }
        }
        return false;
    }

    private KeyAction known(String id) {
        KeyAction a = actions.get(id);
        if (a == null) {
            throw new IllegalArgumentException("no action " + id);
        }
        return a;
    }
}
