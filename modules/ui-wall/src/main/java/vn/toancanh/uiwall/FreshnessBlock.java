package vn.toancanh.uiwall;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import vn.toancanh.core.model.SourceHealth;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.theme.Icons;

/** The city's sources with the age of their last word; the silent ones first. */
final class FreshnessBlock extends Block {
    private List<SourceHealth> sources = List.of();

    FreshnessBlock(Station station, WallSizes sizes) {
        super(station, sizes, 11 * sizes.text());
        grid.setId("wall-fresh");
    }

    @Override
    protected void show(CityState s, Touched t) {
        sources = s.sources().values().stream()
                .sorted(Comparator.comparing((SourceHealth h) -> !h.silent()).thenComparing(SourceHealth::id))
                .toList();
        none(sources.isEmpty(), station.words().text("wall.sources.none"));
        tick(station.now());
    }

    @Override
    protected void tick(Instant now) {
        List<Node> lines = lines(sources.size(), Line::new);
        for (int i = 0; i < sources.size(); i++) {
            ((Line) lines.get(i)).show(sources.get(i), now);
        }
    }

    private final class Line extends HBox {
        private final Text clock = Icons.of("clock", "wall-icon");
        private final Label name = Ui.flowing();
        private final Label age = Ui.label();

        Line() {
            getStyleClass().addAll("wall-line", "wall-short");
            name.setMinWidth(0);
            HBox.setHgrow(name, javafx.scene.layout.Priority.ALWAYS);
            getChildren().addAll(clock, name, age);
        }

        void show(SourceHealth h, Instant now) {
            // Without a link the city cannot have told of a silence: then every age counts.
            boolean old = h.silent() || !station.state().link().isUp();
            Ui.shown(clock, old);
            Ui.text(name, station.words().text(h.name()));
            Ui.text(age, h.lastWordAt() == null ? "—" : station.format().age(h.lastWordAt(), now));
            Ui.mark(this, "old", old);
        }
    }
}
