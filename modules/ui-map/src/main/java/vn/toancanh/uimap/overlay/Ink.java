package vn.toancanh.uimap.overlay;

import java.util.List;
import javafx.scene.paint.Color;
import vn.toancanh.core.model.Priority;

/** Colours of the signs: those of tokens.css, which a canvas cannot look up; a test holds the two together. */
final class Ink {
    static final Color TEXT = Color.web("#E6EAEE");
    static final Color SECOND = Color.web("#A9B3BD");
    static final Color HINT = Color.web("#7D8894");
    static final Color DARK = Color.web("#14181C");
    static final Color FIELD = Color.web("#0C0F12");
    static final Color BUTTON = Color.web("#252B32");
    static final Color WARN = Color.web("#FF9D2E");
    static final Color STALE = Color.web("#E9D35B");
    private static final List<Color> PRIORITIES =
            List.of(Color.web("#FF5C57"), Color.web("#FF9D2E"), Color.web("#E9D35B"), Color.web("#6CB4EE"));

    private Ink() {}

    static Color of(Priority p) {
        return PRIORITIES.get(p.ordinal());
    }
}
