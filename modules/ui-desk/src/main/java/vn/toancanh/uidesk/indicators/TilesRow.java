package vn.toancanh.uidesk.indicators;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uidesk.shell.DeskView;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.control.IndicatorTile;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.say.IndicatorWords;

/** One row of tiles: the indicators of the chosen service, or the most important ones of all. As many as fit. */
public final class TilesRow extends DeskView {
    private static final int MOST = 8;
    /** Narrower tiles would cut their words. */
    private static final double TILE_EMS = 11.5;

    private final IndicatorWords words;
    private final List<IndicatorTile> tiles = new ArrayList<>();
    private final Label none = Ui.flowing("text-meta", "pad");
    private final HBox root = Ui.row("tiles");
    private int places = MOST;

    public TilesRow(DeskContext desk) {
        super(desk);
        words = new IndicatorWords(desk.words(), desk.format());
        root.setId("tiles");
        root.setMinWidth(0);
        none.getStyleClass().add("panel");
        HBox.setHgrow(none, Priority.ALWAYS);
        root.getChildren().add(none);
        for (int i = 0; i < MOST; i++) {
            IndicatorTile t = new IndicatorTile(desk.words(), desk.format(), desk.ticker());
            HBox.setHgrow(t, Priority.ALWAYS);
            // Equal widths whatever is in them: a value that grows must not push its neighbours.
            t.setMinWidth(0);
            t.setPrefWidth(1);
            t.setMaxWidth(Double.MAX_VALUE);
            tiles.add(t);
            root.getChildren().add(t);
        }
        root.widthProperty().addListener((o, was, is) -> room());
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    protected void pin(Pins pins) {
        pins.listen(desk.model().filterProperty(), (o, was, is) -> render(desk.state()));
        pins.listen(desk.model().densityProperty(), (o, was, is) -> room());
        room();
    }

    private void room() {
        int fit = (int) Math.max(
                3, Math.min(MOST, root.getWidth() / (TILE_EMS * desk.model().em())));
        if (fit != places) {
            places = fit;
            render(desk.state());
        }
    }

    @Override
    protected boolean isCalm() {
        return true;
    }

    @Override
    protected void show(CityState s, Touched t) {
        render(s);
    }

    private void render(CityState s) {
        List<IndicatorDef> picked = IndicatorPick.of(s, desk.model().filter().serviceId(), places);
        Ui.shown(none, picked.isEmpty());
        Ui.text(none, desk.words().text(s.catalogue().isEmpty() ? "desk.tile.loading" : "desk.tile.none"));
        for (int i = 0; i < MOST; i++) {
            IndicatorTile tile = tiles.get(i);
            Ui.shown(tile, i < picked.size());
            if (i < picked.size()) {
                IndicatorDef d = picked.get(i);
                tile.show(words.shown(d, s.indicators().get(d.id())));
                Ui.tip(tile, words.tip(d, s.catalogue()));
            }
        }
    }
}
