package vn.toancanh.app.tour;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.state.CityState;

/** Photos for the tour, drawn: what a telephone might have seen of a street. JavaFX thread. */
public final class TourPhotos {
    private static final int LONG = 1_200;
    private static final int SHORT = 900;

    private TourPhotos() {}

    static WritableImage landscape() {
        return street(LONG, SHORT);
    }

    static WritableImage upright() {
        return street(SHORT, LONG);
    }

    /** The first case with two of them. */
    public static Optional<Case> caseWithPhotos(CityState s) {
        return s.shown().values().stream()
                .filter(c -> c.attachments().size() > 1)
                .findFirst();
    }

    /** Whether no small photo is on its way any more. */
    public static boolean areSmallShown(Parent root) {
        return root.lookupAll(".photo-tile.loading").isEmpty();
    }

    public static boolean isLargeShown(Parent root) {
        Node view = root.lookup(".photo-stage .image-view");
        return view != null && isThere(view);
    }

    private static boolean isThere(Node view) {
        return view instanceof ImageView v && v.getImage() != null;
    }

    private static WritableImage street(double w, double h) {
        Canvas canvas = new Canvas(w, h);
        GraphicsContext g = canvas.getGraphicsContext2D();
        double road = 0.55 * h;
        g.setFill(Color.web("#8f989e"));
        g.fillRect(0, 0, w, h);
        String[] walls = {"#b9a98c", "#9c8f83", "#c4bfae", "#a58e7a", "#b3b1a4"};
        for (int i = 0; i < walls.length; i++) {
            double x = i * w / walls.length;
            double top = road - h * (0.2 + 0.05 * (i * 3 % 4));
            g.setFill(Color.web(walls[i]));
            g.fillRect(x, top, w / walls.length, road - top);
            g.setFill(Color.web("#4b4f52"));
            for (int k = 0; k < 6; k++) {
                g.fillRect(x + w * (0.02 + k % 3 * 0.06), top + h * (0.03 + k / 3 * 0.09), 0.035 * w, 0.05 * h);
            }
        }
        g.setFill(Color.web("#55595b"));
        g.fillRect(0, road, w, h - road);
        g.setFill(Color.web("#c9c9c2"));
        for (double x = 0; x < w; x += 0.16 * w) {
            g.fillRect(x, road + 0.27 * h, 0.09 * w, 0.012 * h);
        }
        // A wet dark patch with cones around it: it goes with a hole as well as with a flood, whatever the case is.
        String[] depth = {"#474c50", "#383d41", "#26292c"};
        for (int i = 0; i < depth.length; i++) {
            double wide = w * (0.5 - 0.13 * i);
            double high = h * (0.17 - 0.045 * i);
            g.setFill(Color.web(depth[i]));
            g.fillOval(0.5 * w - wide / 2, road + 0.16 * h - high / 2, wide, high);
        }
        double size = 0.05 * Math.min(w, h);
        for (double[] at :
                new double[][] {{0.22, 0.12}, {0.36, 0.05}, {0.66, 0.06}, {0.79, 0.15}, {0.3, 0.26}, {0.68, 0.28}}) {
            cone(g, at[0] * w, road + at[1] * h, size);
        }
        return canvas.snapshot(null, null);
    }

    private static void cone(GraphicsContext g, double x, double y, double size) {
        g.setFill(Color.web("#c9772f"));
        g.fillPolygon(new double[] {x - size / 2, x + size / 2, x}, new double[] {y, y, y - 1.6 * size}, 3);
        g.setFill(Color.web("#d9d5cb"));
        g.fillRect(x - 0.27 * size, y - 0.75 * size, 0.54 * size, 0.22 * size);
        g.setFill(Color.web("#33363a"));
        g.fillRect(x - 0.7 * size, y, 1.4 * size, 0.14 * size);
    }
}
