package vn.toancanh.uikit.control;

import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * A label that breaks into lines and remembers how high they are. A label of the toolkit lays its words out anew whenever
 * anything near it moves, be it the clock: with a long report beside it that is felt. JavaFX thread only.
 */
final class FlowingLabel extends Label {
    /** What the height follows from. */
    private record Basis(String text, Font font, Insets insets, double lineSpacing, double width) {}

    private @Nullable Basis basis;
    private double height;

    FlowingLabel() {
        setWrapText(true);
        setMinHeight(Region.USE_PREF_SIZE);
        setMaxWidth(Double.MAX_VALUE);
    }

    @Override
    protected double computePrefHeight(double width) {
        Basis now = new Basis(getText(), getFont(), getInsets(), getLineSpacing(), width);
        // Without a skin there is no height yet.
        if (getSkin() == null || !now.equals(basis)) {
            basis = getSkin() == null ? null : now;
            height = super.computePrefHeight(width);
        }
        return height;
    }
}
