package vn.toancanh.uidesk.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Nearby;
import vn.toancanh.uidesk.place.CameraRow;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.control.Ui;

/** The camera catalogue, virtual because a city has a thousand: name, health, distance to the chosen case. */
final class CameraList {
    /** A distance to the chosen case is worth a word only for cameras that may see it. */
    private static final double NEAR_M = 2_000;

    private static final double OWNER_FROM_EMS = 42;

    private final DeskContext desk;
    private final ListView<Camera> list = new ListView<>();
    private final List<Cell> cells = new ArrayList<>();
    private final Label none = Ui.flowing("text-meta");
    private CityState state;

    CameraList(DeskContext desk) {
        this.desk = desk;
        list.setId("camera-list");
        list.accessibleTextProperty().bind(desk.words().bind("desk.monitor.cameras"));
        list.setPlaceholder(none);
        list.setCellFactory(l -> {
            Cell c = new Cell();
            cells.add(c);
            return c;
        });
    }

    ListView<Camera> node() {
        return list;
    }

    void show(List<Camera> next, CityState s) {
        state = s;
        Ui.text(none, desk.words().text("desk.monitor.no-cameras"));
        list.setFixedCellSize(Math.round(2.4 * desk.model().em()));
        if (!list.getItems().equals(next)) {
            Camera chosen = list.getSelectionModel().getSelectedItem();
            list.getItems().setAll(next);
            if (chosen != null) {
                list.getSelectionModel().select(chosen);
            }
        }
        cells.forEach(c -> c.render(desk.now()));
    }

    void tick(Instant now) {
        cells.forEach(c -> c.row.tick(now));
    }

    private final class Cell extends ListCell<Camera> {
        private final CameraRow row = new CameraRow(desk);

        Cell() {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Camera c, boolean empty) {
            super.updateItem(c, empty);
            setGraphic(empty || c == null ? null : row);
            render(desk.ticker().now());
        }

        void render(Instant now) {
            Camera c = getItem();
            if (c != null && state != null) {
                Case chosen = desk.selectedCase();
                double far = chosen == null
                        ? Double.NaN
                        : Nearby.metres(chosen.place().point(), c.point());
                row.show(c, state.cameras().get(c.id()), far < NEAR_M ? far : Double.NaN, now);
                boolean room = list.getWidth() > OWNER_FROM_EMS * desk.model().em();
                row.owner(room ? desk.caseWords().unit(c.ownerUnitId(), state.catalogue()) : null);
                setAccessibleText(c.name());
            }
        }
    }
}
