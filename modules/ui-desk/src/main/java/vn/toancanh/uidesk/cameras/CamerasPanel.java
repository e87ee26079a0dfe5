package vn.toancanh.uidesk.cameras;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.NearestCameras;
import vn.toancanh.core.state.NearestCameras.Pick;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uidesk.shell.DeskView;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.control.KeyHint;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.face.CameraGrid;
import vn.toancanh.uikit.keys.StandardKeys;
import vn.toancanh.uikit.theme.Icons;

/**
 * Live cells beside the queue. They follow the chosen case; a camera that was opened fills the place until Esc or the button
 * gives the cells back.
 */
public final class CamerasPanel extends DeskView {
    private static final int MOST = 6;

    /** Of a picture, with the line of words under it. */
    private static final double SHAPE = 16 / 10.5;

    private final CameraGrid grid;
    private final CameraGrid focus;
    private final Label title = Ui.label("text-panel-title");
    private final Label about = Ui.elastic("text-meta");
    private final Button back = new Button();
    private final StackPane body;
    private final VBox root;
    private @Nullable String opened;
    private String followed = "";
    private List<Pick> picks = List.of();
    private List<String> offered = List.of();

    public CamerasPanel(DeskContext desk, CameraGrid.Maker maker) {
        super(desk);
        grid = maker.grid(CameraGrid.Use.DESK);
        grid.setOnOpen(this::open);
        focus = maker.focus();
        title.textProperty().bind(desk.words().bind("desk.cameras.title"));
        back.getStyleClass().addAll("quiet", "icon-only");
        back.setGraphic(Icons.of("close", "icon-small"));
        back.accessibleTextProperty().bind(desk.words().bind("desk.cameras.back"));
        back.setOnAction(e -> close());
        HBox head = Ui.row("panel-head", title, about, new KeyHint(desk.keys().label(StandardKeys.CAMERAS)), back);
        head.setAlignment(Pos.CENTER_LEFT);
        body = new StackPane(grid.node(), focus.node());
        body.setMinSize(0, 0);
        body.getStyleClass().add("cameras-body");
        body.layoutBoundsProperty().addListener((o, was, is) -> fit());
        VBox.setVgrow(body, Priority.ALWAYS);
        root = Ui.column("panel", head, body);
        root.setId("cameras-panel");
        root.setMinSize(0, 0);
    }

    @Override
    public Parent node() {
        return root;
    }

    /** Shows one camera as large as the place is. */
    public void open(String cameraId) {
        opened = cameraId;
        focus.show(List.of(cameraId));
        arrange();
    }

    /** Gives the place back to the cells; false when they have it. */
    public boolean close() {
        if (opened == null) {
            return false;
        }
        opened = null;
        focus.show(List.of());
        arrange();
        return true;
    }

    /** C: the cameras nearest to the chosen case, and the focus into the first cell. */
    public void nearest() {
        close();
        followed = "";
        show(desk.state(), Touched.EVERYTHING);
        grid.firstFocus().requestFocus();
    }

    public CameraGrid grid() {
        return grid;
    }

    @Override
    protected void pin(Pins pins) {
        pins.listen(desk.model().selectedProperty(), (o, was, is) -> show(desk.state(), Touched.EVERYTHING));
        pins.listen(desk.words().languageProperty(), (o, was, is) -> {
            why();
            head(desk.state());
        });
        arrange();
    }

    @Override
    protected void onDetach() {
        grid.detach();
        focus.detach();
    }

    private void arrange() {
        boolean one = opened != null;
        grid.node().setVisible(!one);
        focus.node().setVisible(one);
        Ui.shown(back, one);
        if (isAttached()) {
            if (one) {
                grid.detach();
                focus.attach();
            } else {
                focus.detach();
                grid.attach();
            }
            head(desk.state());
        }
    }

    @Override
    protected void show(CityState s, Touched t) {
        Case c = desk.selectedCase();
        String basis =
                (c == null ? "-" : c.id() + c.place().point()) + s.catalogue().version();
        if (!basis.equals(followed)) {
            followed = basis;
            picks = NearestCameras.rank(s, c == null ? null : c.place().point(), MOST);
            offered = ids(s, c);
            fit();
            grid.show(offered);
            why();
        }
        head(s);
    }

    /** The most useful ones; without a place the first of the city, so that the place is never empty for no reason. */
    private List<String> ids(CityState s, @Nullable Case c) {
        if (c == null || c.place().point() == null) {
            return s.catalogue().cameras().stream().limit(MOST).map(Camera::id).toList();
        }
        return picks.stream().map(p -> p.camera().id()).toList();
    }

    /** As many columns and rows as make the pictures largest: two cameras do not leave four cells empty. */
    private void fit() {
        int n = Math.max(1, offered.size());
        double wide = body.getWidth();
        double high = body.getHeight();
        int best = 1;
        double largest = 0;
        for (int columns = 1; columns <= n; columns++) {
            int rows = (n + columns - 1) / columns;
            double width = Math.min(wide / columns, high / rows * SHAPE);
            if (width > largest * 1.02) {
                largest = width;
                best = columns;
            }
        }
        grid.cells(best, (n + best - 1) / best);
    }

    /** Why each of them is offered. */
    private void why() {
        Map<String, String> words = new HashMap<>();
        for (Pick p : picks) {
            String key = "desk.cameras.why."
                    + p.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
            words.put(p.camera().id(), desk.words().text(key, desk.format().distance(p.metres())));
        }
        grid.why(words);
    }

    private void head(CityState s) {
        Case c = desk.selectedCase();
        if (opened != null) {
            Ui.text(about, s.catalogue().camera(opened).map(Camera::name).orElse(opened));
        } else if (c == null || c.place().point() == null) {
            Ui.text(about, "");
        } else {
            String key = picks.isEmpty() ? "desk.cameras.none" : "desk.cameras.near";
            Ui.text(about, desk.words().text(key, c.code()));
        }
    }
}
