package vn.toancanh.uidesk.tray;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.keys.KeyAction;
import vn.toancanh.uikit.keys.KeyMap;

/** The keys of the open outbox: what they do is done to the act that has the focus. The desk's own keys are silent then. */
final class TrayKeys {
    static final String RESEND = "tray.resend";
    static final String DISCARD = "tray.discard";
    static final String COPY = "tray.copy";
    static final String OPEN = "tray.open";

    private static final List<KeyAction> ALL = List.of(
            new KeyAction(RESEND, "desk.tray.resend", "G"),
            new KeyAction(DISCARD, "desk.tray.discard", "Del"),
            new KeyAction(COPY, "desk.tray.copy", "C"),
            new KeyAction(OPEN, "desk.tray.open", "Enter"));

    private final KeyMap keys = new KeyMap(ALL);

    /** Key of the words on the button that does the same. */
    static String words(String action) {
        return ALL.stream()
                .filter(a -> a.id().equals(action))
                .findFirst()
                .orElseThrow()
                .messageKey();
    }

    String label(String action) {
        return keys.label(action);
    }

    /** @param chosen the act that has the focus; null when none has it */
    void install(Pins pins, Scene scene, Supplier<@Nullable EntryRow> chosen) {
        pins.add(keys.install(scene));
        bind(pins, RESEND, chosen, EntryRow::resend);
        bind(pins, DISCARD, chosen, EntryRow::discard);
        bind(pins, COPY, chosen, EntryRow::copy);
        bind(pins, OPEN, chosen, EntryRow::open);
    }

    private void bind(Pins pins, String action, Supplier<@Nullable EntryRow> chosen, Consumer<EntryRow> what) {
        pins.add(keys.bind(action, () -> {
            EntryRow row = chosen.get();
            if (row != null) {
                what.accept(row);
            }
        }));
    }
}
