package vn.toancanh.uidesk.shell;

import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedButton;
import vn.toancanh.uikit.control.Ui;

/**
 * Lays out F2 by the room there is: three columns, or queue and case with the surroundings as a tab over the same place, or
 * the case over the whole width. The parts are placed by hand and never change their parent, so that focus and scroll stay.
 */
public final class CommandPane extends Region {
    /** Below this many em three columns would be too narrow to read. */
    private static final double THREE_FROM_EMS = 104;

    private static final double QUEUE_OF_THREE = 0.405;
    private static final double PLACE_OF_THREE = 0.265;
    private static final double QUEUE_OF_TWO = 0.545;
    private static final double DETAIL_OPEN = 0.62;
    private static final double GAP = 8;

    private final DeskContext desk;
    private final Parent tiles;
    private final Parent queue;
    private final Parent place;
    private final Parent detail;
    private final HBox tabs;
    private final Consumer<Boolean> onTabs;
    private boolean tabbed;
    private final ToggleButton detailTab = new ToggleButton();
    private final ToggleButton placeTab = new ToggleButton();

    /** @param onTabs told whether case and surroundings share one place under tabs */
    public CommandPane(
            DeskContext desk, Parent tiles, Parent queue, Parent place, Parent detail, Consumer<Boolean> onTabs) {
        this.desk = desk;
        this.onTabs = onTabs;
        this.tiles = tiles;
        this.queue = queue;
        this.place = place;
        this.detail = detail;
        detailTab.textProperty().bind(desk.words().bind("desk.detail.title"));
        placeTab.textProperty().bind(desk.words().bind("desk.place.title"));
        detailTab.setId("tab-detail");
        placeTab.setId("tab-place");
        SegmentedButton segment = new SegmentedButton(detailTab, placeTab);
        ToggleGroup group = segment.getToggleGroup();
        group.selectedToggleProperty().addListener((o, was, is) -> {
            if (is == null) {
                was.setSelected(true);
            } else {
                requestLayout();
            }
        });
        detailTab.setSelected(true);
        tabs = Ui.row("side-tabs", segment);
        getChildren().addAll(tiles, queue, tabs, place, detail);
        getStyleClass().add("command-pane");
        desk.model().expandedProperty().addListener((o, was, is) -> requestLayout());
        desk.model().densityProperty().addListener((o, was, is) -> requestLayout());
    }

    /** Whether the window is too narrow for three columns. */
    public boolean isNarrow() {
        return getWidth() < THREE_FROM_EMS * desk.model().em() - 80;
    }

    /** Brings the case in front where it shares its place with the surroundings. */
    public void showDetail() {
        detailTab.setSelected(true);
    }

    public void showPlace() {
        placeTab.setSelected(true);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 800;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        Insets in = getInsets();
        double x = in.getLeft();
        double y = in.getTop();
        double w = getWidth() - in.getLeft() - in.getRight();
        double bottom = getHeight() - in.getBottom();
        boolean open = desk.model().expandedProperty().get();
        boolean narrow = isNarrow();
        see(tiles, !open);
        if (!open) {
            double th = Math.ceil(tiles.prefHeight(w));
            tiles.resizeRelocate(x, y, w, th);
            y += th + GAP;
        }
        double h = bottom - y;
        see(queue, !open);
        see(tabs, narrow && !open);
        if (tabbed != (narrow && !open)) {
            tabbed = !tabbed;
            onTabs.accept(tabbed);
        }
        if (open) {
            double dw = Math.floor((w - GAP) * DETAIL_OPEN);
            see(detail, true);
            see(place, true);
            detail.resizeRelocate(x, y, dw, h);
            place.resizeRelocate(x + dw + GAP, y, w - dw - GAP, h);
            return;
        }
        if (narrow) {
            double qw = Math.floor((w - GAP) * QUEUE_OF_TWO);
            double sx = x + qw + GAP;
            double sw = w - qw - GAP;
            double tabH = Math.ceil(tabs.prefHeight(sw));
            queue.resizeRelocate(x, y, qw, h);
            tabs.resizeRelocate(sx, y, sw, tabH);
            boolean around = placeTab.isSelected();
            see(place, around);
            see(detail, !around);
            (around ? place : detail).resizeRelocate(sx, y + tabH, sw, h - tabH);
            return;
        }
        double room = w - 2 * GAP;
        double qw = Math.floor(room * QUEUE_OF_THREE);
        double pw = Math.floor(room * PLACE_OF_THREE);
        see(place, true);
        see(detail, true);
        queue.resizeRelocate(x, y, qw, h);
        place.resizeRelocate(x + qw + GAP, y, pw, h);
        detail.resizeRelocate(x + qw + pw + 2 * GAP, y, room - qw - pw, h);
    }

    private static void see(Node n, boolean on) {
        if (n.isVisible() != on) {
            n.setVisible(on);
        }
    }
}
