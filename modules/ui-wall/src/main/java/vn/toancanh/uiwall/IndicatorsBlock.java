package vn.toancanh.uiwall;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import vn.toancanh.core.change.IndicatorValue;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.core.model.SceneBlock;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.say.IndicatorWords;
import vn.toancanh.uikit.station.Station;

/** Numbers to be seen at a glance: value, unit, and the limit when it is breached; old ones are dimmed with their age. */
final class IndicatorsBlock extends Block {
    private static final double COLUMN = 11; // em

    private final SceneBlock block;
    private final IndicatorWords says;
    private List<IndicatorDef> defs = List.of();

    IndicatorsBlock(Station station, WallSizes sizes, SceneBlock block) {
        super(station, sizes, COLUMN * sizes.text());
        this.block = block;
        this.says = new IndicatorWords(station.words(), station.format());
        grid.setId("wall-numbers");
    }

    @Override
    protected void show(CityState s, Touched t) {
        defs = block.indicators().stream()
                .map(s.catalogue()::indicator)
                .flatMap(Optional::stream)
                .toList();
        none(defs.isEmpty(), station.words().text("wall.numbers.none"));
        tick(station.now());
    }

    @Override
    protected void tick(Instant now) {
        List<Node> lines = lines(defs.size(), Tile::new);
        for (int i = 0; i < defs.size(); i++) {
            ((Tile) lines.get(i))
                    .show(
                            defs.get(i),
                            station.state().indicators().get(defs.get(i).id()),
                            now);
        }
    }

    private final class Tile extends VBox {
        private final Label name = Ui.flowing("wall-dim");
        private final Label value = Ui.label("wall-value");
        private final Label unit = Ui.label("wall-dim");
        private final Label note = Ui.label("wall-note");

        Tile() {
            getStyleClass().add("wall-tile");
            HBox number = new HBox(value, unit, note);
            number.getStyleClass().add("wall-number");
            getChildren().addAll(number, name);
        }

        void show(IndicatorDef d, IndicatorValue v, Instant now) {
            boolean breach = IndicatorWords.isBreached(d, v);
            var shown = says.shown(d, v);
            boolean old = v != null
                    && v.asOf() != null
                    && Duration.between(v.asOf(), now).compareTo(Duration.ofSeconds(d.ttlSeconds())) > 0;
            Ui.text(name, station.words().text(d.shortName()));
            Ui.text(
                    value,
                    v == null || v.value() == null ? "—" : station.format().number(v.value(), d.decimals()));
            Ui.text(unit, station.words().text(d.unit()));
            // One note, whatever is amiss. A breach first, then an age.
            String words = v == null || v.value() == null
                    ? station.words().text("kit.tile.no-data")
                    : breach
                            ? shown.limitText()
                            : old
                                    ? station.words()
                                            .text("wall.ago", station.format().age(v.asOf(), now))
                                    : "";
            Ui.text(note, words);
            Ui.shown(note, !words.isEmpty());
            Ui.mark(this, "breach", breach);
            Ui.mark(this, "old", old);
        }
    }
}
