package vn.toancanh.uiwall;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.SceneBlock;
import vn.toancanh.core.model.WallState;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Nearby;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.face.CameraGrid;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.station.StationView;

/** The scene's cameras, or those nearest to the case that it follows; a change of the case must last before the cells change. */
final class CamerasBlock extends StationView {
    private static final Duration STEADY = Duration.ofSeconds(10);
    private static final int FOLLOWED = 4;

    /** A picture narrower than this, em, has no room for the camera's number: fewer pictures are shown. */
    private static final double LEAST = 6.5;

    private final SceneBlock block;
    private final String wallId;
    private final CameraGrid grid;
    private final int cells;
    private final StackPane root;
    private final Steady<List<String>> steady = new Steady<>(STEADY);
    private List<String> shown = List.of();

    CamerasBlock(
            Station station,
            WallSizes sizes,
            SceneBlock block,
            String wallId,
            CameraGrid.Maker maker,
            WallLayout.Area area) {
        super(station);
        this.block = block;
        this.wallId = wallId;
        this.grid = maker.grid(CameraGrid.Use.WALL);
        this.root = new StackPane(grid.node());
        root.getStyleClass().add("wall-picture");
        grid.textSize(sizes.text());
        int count = block.follow() == null ? block.cameras().size() : FOLLOWED;
        double least = LEAST * sizes.text();
        int most = Math.max(1, (int) (area.width() / least) * Math.max(1, (int) (area.height() / (least * 9 / 16))));
        cells = Math.min(count, most);
        int columns = columns(cells, area.width() / area.height());
        while (columns > 1 && area.width() / columns < least) {
            columns--;
        }
        grid.cells(columns, (cells + columns - 1) / columns);
    }

    /** Columns for so many pictures of 16:9 in a block of this aspect, so that they are as large as can be. */
    static int columns(int count, double aspect) {
        int best = 1;
        double most = 0;
        for (int c = 1; c <= Math.max(1, count); c++) {
            int rows = (count + c - 1) / c;
            double width = Math.min(aspect / c, 16.0 / 9 / rows);
            if (width > most + 1e-9) {
                most = width;
                best = c;
            }
        }
        return best;
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    protected void pin(Pins pins) {
        grid.attach();
        pins.add(grid::detach);
    }

    @Override
    protected void show(CityState s, Touched t) {
        tick(station.now());
    }

    @Override
    protected void tick(Instant now) {
        List<String> next = steady.want(wanted(station.state()), now);
        if (!next.equals(shown)) {
            shown = next;
            grid.show(next.subList(0, Math.min(cells, next.size())));
        }
    }

    private List<String> wanted(CityState s) {
        if (block.follow() == null) {
            return block.cameras();
        }
        WallState on = s.walls().get(wallId);
        Case taken = on == null || on.caseId() == null ? null : s.shown().get(on.caseId());
        Optional<Case> followed = taken != null && taken.place().point() != null
                ? Optional.of(taken)
                : WallCases.worstOnMap(s.shown().values());
        return followed.map(c -> Nearby.cameras(s, c.place().point(), FOLLOWED).stream()
                        .map(e -> e.camera().id())
                        .toList())
                .filter(l -> !l.isEmpty())
                .orElse(block.cameras());
    }
}
