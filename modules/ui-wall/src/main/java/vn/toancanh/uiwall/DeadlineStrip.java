package vn.toancanh.uiwall;

import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.SceneBlock;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uikit.control.PriorityShape;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.say.Due;
import vn.toancanh.uikit.station.Station;

/** The next deadlines, the most urgent first. */
final class DeadlineStrip extends Block {
    private static final double COLUMN = 11; // em: shape, code and the longest time left

    private final SceneBlock block;
    private List<Case> cases = List.of();

    DeadlineStrip(Station station, WallSizes sizes, SceneBlock block) {
        super(station, sizes, COLUMN * sizes.text());
        this.block = block;
        grid.setId("wall-due");
    }

    @Override
    protected void show(CityState s, Touched t) {
        cases = WallCases.due(s.shown().values());
        none(cases.isEmpty(), station.words().text("wall.due.none"));
        tick(station.now());
    }

    @Override
    protected void tick(Instant now) {
        int count = Math.min(cases.size(), Math.max(1, block.count()));
        List<Node> lines = grid.lines(count, cases.size() - count, Line::new);
        for (int i = 0; i < count; i++) {
            ((Line) lines.get(i)).show(cases.get(i), now);
        }
    }

    private final class Line extends HBox {
        private final PriorityShape shape = new PriorityShape(vn.toancanh.core.model.Priority.P4);
        private final Label code = Ui.label();
        private final Label due = Ui.label("wall-due");

        Line() {
            getStyleClass().addAll("wall-line", "wall-short");
            getChildren().addAll(shape, code, due);
        }

        void show(Case c, Instant now) {
            shape.show(c);
            Ui.text(code, c.code());
            Due d = Due.of(c, now);
            Ui.text(due, station.caseWords().due(d, station.state().link().time()));
            Ui.mark(due, "late", d.level() == Due.Level.NEAR || d.isOverdue());
        }
    }
}
