package vn.toancanh.app.bench;

import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import vn.toancanh.core.model.Case;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.theme.Theme;

/**
 * What one writes first: a list view with the same words in each row, and a {@code runLater} with {@code items.set} for each
 * change. Rows keep their places. It lies where the desk has its queue, in a window of the same size and look.
 */
final class NaiveWindow implements AutoCloseable {
    private final Stage stage = new Stage();
    private final ObservableList<Case> items;

    /** On the JavaFX thread, as is {@link #close}. */
    NaiveWindow(List<Case> cases, Bounds place) {
        items = FXCollections.observableArrayList(cases);
        ListView<Case> list = new ListView<>(items);
        list.setCellFactory(l -> new Row());
        list.resizeRelocate(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
        list.setManaged(false);
        Scene scene = new Scene(new Pane(list), DeskWindow.WIDTH, DeskWindow.HEIGHT);
        Theme.install(scene, Density.NORMAL);
        stage.setScene(scene);
        stage.show();
    }

    /** From any thread. */
    void change(int row, Case next) {
        Platform.runLater(() -> items.set(row, next));
    }

    @Override
    public void close() {
        stage.hide();
    }

    private static final class Row extends ListCell<Case> {
        private final Label title = new Label();
        private final Label place = new Label();
        private final Label priority = new Label();
        private final Label state = new Label();
        private final Label who = new Label();
        private final VBox left = new VBox(title, place);
        private final HBox box = new HBox(8, priority, left, new VBox(state, who));

        Row() {
            HBox.setHgrow(left, Priority.ALWAYS);
            left.setMinWidth(0);
            setPrefWidth(0);
            box.setMaxWidth(Region.USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(Case c, boolean empty) {
            super.updateItem(c, empty);
            if (empty || c == null) {
                setGraphic(null);
                return;
            }
            title.setText(c.title());
            place.setText(c.code() + " · " + c.place().address());
            priority.setText(c.priority().name());
            state.setText(c.state().name().toLowerCase(Locale.ROOT));
            who.setText(c.operatorName());
            setGraphic(box);
        }
    }
}
