package vn.toancanh.uiwall;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.station.StationView;

/** A block with lines of text: its own lines are reused, and words stand there when it has none. JavaFX thread. */
abstract class Block extends StationView {
    protected final WallSizes sizes;
    protected final FitGrid grid;
    private final Label none = Ui.flowing("wall-none");
    private final StackPane root;

    Block(Station station, WallSizes sizes, double minColumn) {
        super(station);
        this.sizes = sizes;
        this.grid = new FitGrid(minColumn, n -> station.words().text("wall.more", n));
        this.root = new StackPane(grid, none);
        root.getStyleClass().add("wall-block");
    }

    @Override
    public Parent node() {
        return root;
    }

    /** Makes the grid hold so many lines and hands them out. */
    protected <L extends Node> List<Node> lines(int count, Supplier<L> make) {
        return grid.lines(count, 0, make);
    }

    protected void none(boolean empty, String words) {
        Ui.shown(none, empty);
        Ui.text(none, empty ? words : "");
    }
}
