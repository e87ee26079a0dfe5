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

    private static final double QUEUE_BESIDE_MAP = 0.36;
    private static final double MAP_OF_THREE = 0.36;
    /** Cells are three in a row of 16 to 9, two rows. */
    private static final double CELLS_WIDE = 3 * 16.0 / 9 / 2;

    private static final double CAMERAS_HEAD = 52;
    private static final double CAMERAS_OF_HEIGHT = 0.45;

    private final DeskContext desk;
    private final Parent tiles;
    private final Parent queue;
    private final Parent place;
    private final Parent detail;
    private final Parent cameras;
    private final HBox tabs;
    private final Consumer<Boolean> onTabs;
    private boolean tabbed;
    private final ToggleButton detailTab = new ToggleButton();
    private final ToggleButton placeTab = new ToggleButton();

    /**
     * @param cameras cells above the case, or beside it; null where no room draws cameras
     * @param onTabs told whether case and surroundings share one place under tabs
     */
    public CommandPane(
            DeskContext desk,
            Parent tiles,
            Parent queue,
            Parent place,
            Parent detail,
            Parent cameras,
            Consumer<Boolean> onTabs) {
        this.desk = desk;
        this.onTabs = onTabs;
        this.tiles = tiles;
        this.queue = queue;
        this.place = place;
        this.detail = detail;
        this.cameras = cameras;
        detailTab.textProperty().bind(desk.words().bind("desk.detail.title"));
        placeTab.textProperty().bind(desk.words().bind(cameras == null ? "desk.place.title" : "desk.map.with-cameras"));
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
        if (cameras != null) {
            getChildren().add(cameras);
        }
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
            detail.resizeRelocate(x, y, dw, h);
            around(x + dw + GAP, y, w - dw - GAP, h);
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
            see(detail, !around);
            if (around) {
                around(sx, y + tabH, sw, h - tabH);
            } else {
                see(place, false);
                see(cameras, false);
                detail.resizeRelocate(sx, y + tabH, sw, h - tabH);
            }
            return;
        }
        double room = w - 2 * GAP;
        double qw = Math.floor(room * (cameras == null ? QUEUE_OF_THREE : QUEUE_BESIDE_MAP));
        double pw = Math.floor(room * (cameras == null ? PLACE_OF_THREE : MAP_OF_THREE));
        see(place, true);
        see(detail, true);
        queue.resizeRelocate(x, y, qw, h);
        place.resizeRelocate(x + qw + GAP, y, pw, h);
        double rx = x + qw + pw + 2 * GAP;
        double rw = room - qw - pw;
        double ch = 0;
        if (cameras != null) {
            see(cameras, true);
            ch = Math.floor(Math.min(h * CAMERAS_OF_HEIGHT, rw / CELLS_WIDE + CAMERAS_HEAD));
            cameras.resizeRelocate(rx, y, rw, ch);
            ch += GAP;
        }
        detail.resizeRelocate(rx, y + ch, rw, h - ch);
    }

    /** What lies around the case: the map, and the cameras below it. */
    private void around(double x, double y, double w, double h) {
        see(place, true);
        if (cameras == null) {
            place.resizeRelocate(x, y, w, h);
            return;
        }
        see(cameras, true);
        double ch = Math.floor(Math.min(h * CAMERAS_OF_HEIGHT, w / CELLS_WIDE + CAMERAS_HEAD));
        place.resizeRelocate(x, y, w, h - ch - GAP);
        cameras.resizeRelocate(x, y + h - ch, w, ch);
    }

    private static void see(Node n, boolean on) {
        if (n != null && n.isVisible() != on) {
            n.setVisible(on);
        }
    }
}
