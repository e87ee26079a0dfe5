package vn.toancanh.uikit.control;

import javafx.scene.Node;
import org.controlsfx.control.PopOver;
import vn.toancanh.uikit.theme.Theme;

/** ControlsFX popovers in our look: they bring a style sheet of their own, which only one on the same root overrides. */
public final class Popovers {
    private Popovers() {}

    /** A popover that is there at once, closes on a click elsewhere or Escape, and is not torn off. */
    public static PopOver of(Node content) {
        PopOver p = new PopOver(content);
        p.setAnimated(false);
        p.setDetachable(false);
        p.setCornerRadius(4);
        p.setArrowSize(8);
        p.getRoot().getStylesheets().add(Theme.sheet("popover.css"));
        return p;
    }
}
