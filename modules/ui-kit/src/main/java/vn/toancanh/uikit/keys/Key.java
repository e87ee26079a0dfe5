package vn.toancanh.uikit.keys;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A key with its modifiers. Written and printed as {@code G}, {@code Space}, {@code F2}, {@code Ctrl+K}, {@code Shift+1},
 * {@code ?}.
 */
public record Key(KeyCode code, boolean ctrl, boolean alt, boolean shift) {
    /** The question mark: a character rather than a key, because layouts put it in different places. */
    private static final Key HELP = new Key(KeyCode.SLASH, false, false, true);

    /**
     * Reads a key as it is printed; the case of letters does not matter.
     *
     * @throws IllegalArgumentException if there is no such key
     */
    public static Key of(String text) {
        if (text.equals("?")) {
            return HELP;
        }
        List<String> parts = Arrays.asList(text.strip().split("\\s*\\+\\s*"));
        String last = parts.get(parts.size() - 1);
        boolean ctrl = false;
        boolean alt = false;
        boolean shift = false;
        for (String m : parts.subList(0, parts.size() - 1)) {
            switch (m.toLowerCase(Locale.ROOT)) {
                case "ctrl" -> ctrl = true;
                case "alt" -> alt = true;
                case "shift" -> shift = true;
                default -> throw new IllegalArgumentException("no such modifier: " + m);
            }
        }
        return new Key(code(last), ctrl, alt, shift);
    }

    private static KeyCode code(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "space" -> KeyCode.SPACE;
            case "enter" -> KeyCode.ENTER;
            case "esc" -> KeyCode.ESCAPE;
            case "/" -> KeyCode.SLASH;
            case "del" -> KeyCode.DELETE;
            default -> {
                KeyCode c = KeyCode.getKeyCode(name.length() == 1 ? name.toUpperCase(Locale.ROOT) : name);
                if (c == null) {
                    throw new IllegalArgumentException("no such key: " + name);
                }
                yield c;
            }
        };
    }

    /** As printed on a button. */
    public String label() {
        if (equals(HELP)) {
            return "?";
        }
        String name =
                switch (code) {
                    case SPACE -> "Space";
                    case ENTER -> "Enter";
                    case ESCAPE -> "Esc";
                    case SLASH -> "/";
                    case DELETE -> "Del";
                    default -> code.getName();
                };
        return (ctrl ? "Ctrl+" : "") + (alt ? "Alt+" : "") + (shift ? "Shift+" : "") + name;
    }

    /** Whether typing text could produce it: such keys act only outside text fields. */
    public boolean isTyped() {
        return !ctrl && !alt && !code.isFunctionKey() && code != KeyCode.ESCAPE && code != KeyCode.ENTER;
    }

    /** Whether a pressed key is this one. */
    public boolean matches(KeyEvent e) {
        if (e.isMetaDown() || e.isControlDown() != ctrl || e.isAltDown() != alt) {
            return false;
        }
        if (equals(HELP) && "?".equals(e.getText())) {
            return true;
        }
        return e.isShiftDown() == shift && plain(e.getCode()) == code;
    }

    /** The digits of the number pad count as digits. */
    private static KeyCode plain(KeyCode code) {
        return code.isKeypadKey() && code.isDigitKey()
                ? KeyCode.getKeyCode(code.getName().substring(code.getName().length() - 1))
                : code;
    }
}
