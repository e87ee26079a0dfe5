package vn.toancanh.uikit.control;

import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/**
 * The time of day, as wide as its widest digits. The words of a common label have everything around it laid out when they
 * change, which for a clock is the whole window, each second. JavaFX thread only.
 */
public final class ClockLabel extends Region {
    private final Label label;
    private String shape = "";

    /** @param classes style classes of the words */
    public ClockLabel(String... classes) {
        label = Ui.label(classes);
        label.setManaged(false); // so that its changes end here
        getChildren().add(label);
        setMinWidth(USE_PREF_SIZE);
        label.fontProperty().addListener(o -> requestLayout());
        label.insetsProperty().addListener(o -> requestLayout());
    }

    public void show(String time) {
        Ui.text(label, time);
        String now = digits(time, 0);
        if (!now.equals(shape)) {
            shape = now;
            requestLayout();
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        double widest = IntStream.range(0, 10)
                .mapToDouble(d -> {
                    Text t = new Text(digits(shape, d));
                    t.setFont(label.getFont());
                    return t.getLayoutBounds().getWidth();
                })
                .max()
                .orElseThrow();
        return snappedLeftInset()
                + snapSizeX(widest + label.snappedLeftInset() + label.snappedRightInset())
                + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset() + snapSizeY(label.prefHeight(-1)) + snappedBottomInset();
    }

    @Override
    public double getBaselineOffset() {
        return label.getLayoutY() + label.getBaselineOffset();
    }

    @Override
    protected void layoutChildren() {
        label.resizeRelocate(
                snappedLeftInset(),
                snappedTopInset(),
                getWidth() - snappedLeftInset() - snappedRightInset(),
                getHeight() - snappedTopInset() - snappedBottomInset());
    }

    private static String digits(String time, int digit) {
        StringBuilder out = new StringBuilder(time);
        for (int i = 0; i < out.length(); i++) {
            if (Character.isDigit(out.charAt(i))) {
                out.setCharAt(i, (char) ('0' + digit));
            }
        }
        return out.toString();
    }
}
