package vn.toancanh.uitestkit.walk;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/** Labels that are cut short. A label that may be carries the style class {@code elastic}, or stands in a node that does. */
public final class TruncationWalker {
    private TruncationWalker() {}

    public static List<String> problems(Scene scene) {
        List<String> out = new ArrayList<>();
        for (Node n : Walk.visible(scene)) {
            if (n instanceof Labeled l && !isWhole(l) && !Walk.has(l, "elastic")) {
                out.add("cut to \"" + drawn(l) + "\" at " + Walk.where(l));
            }
        }
        return out;
    }

    private static boolean isWhole(Labeled l) {
        String text = l.getText();
        if (text == null || text.isEmpty()) {
            return true;
        }
        String drawn = drawn(l);
        // A mnemonic's underscore is not drawn.
        return drawn == null
                || drawn.equals(text)
                || (l.isMnemonicParsing() && drawn.equals(text.replaceFirst("_", "")));
    }

    private static String drawn(Labeled l) {
        for (Node c : l.getChildrenUnmodifiable()) {
            if (c instanceof Text t && t.getStyleClass().contains("text")) {
                return t.getText();
            }
        }
        return null;
    }
}
