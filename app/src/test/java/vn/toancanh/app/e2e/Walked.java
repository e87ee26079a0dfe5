package vn.toancanh.app.e2e;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.stage.Window;
import vn.toancanh.uitestkit.walk.ContrastWalker;
import vn.toancanh.uitestkit.walk.FocusWalker;
import vn.toancanh.uitestkit.walk.OverflowWalker;
import vn.toancanh.uitestkit.walk.TruncationWalker;

/** What the walkers say of every window that is open. JavaFX thread. */
final class Walked {
    private Walked() {}

    /** All problems in one line, {@code |} between them; then how many texts and controls were looked at. */
    static String problems() {
        List<String> out = new ArrayList<>();
        long texts = 0;
        long controls = 0;
        for (Window w : List.copyOf(Window.getWindows())) {
            Scene scene = w.getScene();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            out.addAll(TruncationWalker.problems(scene));
            out.addAll(OverflowWalker.problems(scene));
            out.addAll(ContrastWalker.problems(scene));
            texts += ContrastWalker.texts(scene);
            controls += FocusWalker.order(scene).size();
            out.addAll(FocusWalker.problems(scene));
        }
        return texts + " " + controls + " " + String.join(" | ", out).replace("\n", " ");
    }
}
