package vn.toancanh.uivideo;

import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

/** Stripes at 45 degrees in the colour of the style sheet: there is no picture, and not by chance. */
final class Hatch extends Region {
    private static final double STEP = 16;

    private final Path stripes = new Path();
    private final Rectangle edge = new Rectangle();

    Hatch() {
        getStyleClass().add("hatch");
        stripes.getStyleClass().add("hatch-stripes");
        stripes.setManaged(false);
        setClip(edge);
        getChildren().add(stripes);
        setMouseTransparent(true);
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        if (edge.getWidth() == w && edge.getHeight() == h) {
            return;
        }
        edge.setWidth(w);
        edge.setHeight(h);
        stripes.getElements().clear();
        for (double x = -h; x < w; x += STEP) {
            stripes.getElements().addAll(new MoveTo(x, h), new LineTo(x + h, 0));
        }
    }
}
