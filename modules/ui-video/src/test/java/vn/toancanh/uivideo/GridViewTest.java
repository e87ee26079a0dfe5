package vn.toancanh.uivideo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.model.CameraStream.Kind;
import vn.toancanh.media.FeedRequest;
import vn.toancanh.media.Phase;
import vn.toancanh.media.Reason;
import vn.toancanh.uikit.face.CameraGrid;
import vn.toancanh.uikit.face.CameraGrid.CellState;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.OffFx;
import vn.toancanh.uitestkit.walk.RestWalker;

@ExtendWith(FxExtension.class)
class GridViewTest {
    private VideoHarness v;
    private CameraGrid grid;
    private StackPane root;
    private Stage stage;

    private void open(CameraGrid.Use use, int columns, int rows) {
        v = new VideoHarness();
        v.allStates();
        grid = v.maker.grid(use);
        grid.cells(columns, rows);
        root = new StackPane(grid.node());
        stage = Fx.show(root, 436, 340, Density.COMPACT);
        grid.attach();
    }

    @Test
    void eachCellHasItsState() {
        open(CameraGrid.Use.DESK, 2, 3);
        grid.show(List.of("c014", "c022", "c031", "c052", "c999"));
        Fx.layout(stage.getScene());
        v.ticker.tick();
        v.clock.advance(Duration.ofSeconds(1));
        v.ticker.tick();

        assertThat(grid.state("c022")).isEqualTo(CellState.OPENING);
        assertThat(grid.state("c031")).isEqualTo(CellState.LOST);
        assertThat(grid.state("c999")).isEqualTo(CellState.LOST);
        assertThat(grid.state("c047")).isEqualTo(CellState.EMPTY);
    }

    @Test
    void noCellIsLaidOutWhileNothingMovesButTheClock() {
        open(CameraGrid.Use.DESK, 2, 3);
        grid.show(List.of("c022", "c031", "c066", "c999"));
        v.clock.advance(Duration.ofHours(2)); // what is lost counts minutes by now
        second();
        assertThat(RestWalker.problems(stage.getScene(), this::second)).isEmpty();
    }

    @Test
    @OffFx
    void picturesAreDecodedAtThePixelsOfTheCellAndShownOneToOne() {
        Fx.run(() -> {
            open(CameraGrid.Use.DESK, 2, 3);
            grid.show(VideoHarness.SIX);
        });
        await().atMost(Duration.ofSeconds(10)).until(() -> Fx.get(() -> grid.state("c014") == CellState.LIVE));
        Fx.run(() -> {
            CameraCell cell = (CameraCell) grid.firstFocus();
            int w = (int) cell.getWidth() - 4;
            int h = (int) cell.getHeight() - 4;
            assertThat(v.media.sizes.get("c014")).isEqualTo(w + "x" + h);
            assertThat(cell.screen().view().getFitWidth()).isEqualTo(w);
            assertThat(cell.screen().view().isSmooth()).isFalse();
            assertThat(grid.state("c052")).isEqualTo(CellState.STALE);
        });
    }

    @Test
    void streamsRunOnlyWhileTheGridIsInSight() {
        open(CameraGrid.Use.DESK, 2, 3);
        grid.show(VideoHarness.SIX);
        assertThat(v.media.running).containsExactlyInAnyOrderElementsOf(VideoHarness.SIX);

        root.setVisible(false);
        second();
        assertThat(v.media.running).isEmpty();
        root.setVisible(true);
        second();
        assertThat(v.media.running).hasSize(6);
        grid.detach();
        assertThat(v.media.running).isEmpty();
        assertThat(v.ring.listeners()).isEqualTo(1);
    }

    @Test
    void withoutAStreamThatCouldBringAPictureThePulseRestsAndComesBackWithinASecond() {
        open(CameraGrid.Use.DESK, 2, 3);
        GridView view = (GridView) grid;
        grid.show(List.of("c031", "c066", "c999"));
        assertThat(view.isBeating()).isFalse();
        v.media.states.put("c066", FakeMedia.status(Phase.OPENING, Reason.NONE, null, Duration.ofSeconds(1), 5));
        second();
        assertThat(view.isBeating()).isTrue();
        v.media.states.remove("c066"); // live
        second();
        assertThat(view.isBeating()).isTrue();
        v.media.states.put("c066", FakeMedia.status(Phase.BACKOFF, Reason.TIMEOUT, null, Duration.ofSeconds(5), 1));
        second();
        assertThat(view.isBeating()).isFalse();
        grid.show(List.of("c014"));
        assertThat(view.isBeating()).isTrue();
        grid.detach();
        assertThat(view.isBeating()).isFalse();
    }

    @Test
    void camerasThatStayKeepTheirStream() {
        open(CameraGrid.Use.DESK, 2, 2);
        grid.show(List.of("c014", "c047"));
        grid.show(List.of("c047", "c066", "c014"));

        assertThat(v.media.asked).extracting(FeedRequest::cameraId).containsExactly("c014", "c047", "c066");
        assertThat(grid.shown()).containsExactly("c047", "c066", "c014");
    }

    @Test
    void cellsAskForTheGatewayUnderItsNameAndTheLargeViewForFocus() {
        open(CameraGrid.Use.DESK, 1, 1);
        grid.show(List.of("c014"));
        assertThat(v.media.asked.get(0).use()).isEqualTo(FeedRequest.Use.CELL);
        assertThat(v.media.asked.get(0).streams())
                .filteredOn(s -> s.kind() == Kind.SUB)
                .extracting(s -> s.url())
                .containsExactly("rtsp://10.1.1.9:8554/live?c014");

        CameraGrid focus = v.maker.focus();
        root.getChildren().setAll(focus.node());
        focus.attach();
        focus.show(List.of("c047"));
        assertThat(v.media.asked.get(v.media.asked.size() - 1).use()).isEqualTo(FeedRequest.Use.FOCUS);
        focus.detach();
    }

    @Test
    void enterOpensAndInTheFieldTheFirstOneOnlyStarts() {
        List<String> opened = new ArrayList<>();
        open(CameraGrid.Use.FIELD, 2, 1);
        grid.setOnOpen(opened::add);
        grid.show(List.of("c014", "c047"));
        assertThat(v.media.asked).isEmpty();

        grid.firstFocus().requestFocus();
        Fx.press(stage.getScene(), "Enter");
        assertThat(v.media.running).containsExactly("c014");
        assertThat(opened).isEmpty();
        Fx.press(stage.getScene(), "Enter");
        assertThat(opened).containsExactly("c014");
        grid.detach();
    }

    private void second() {
        v.clock.advance(Duration.ofSeconds(1));
        v.ticker.tick();
    }
}
