package vn.toancanh.uiwall;

import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.SceneBlock;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uikit.control.PriorityShape;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.say.Due;
import vn.toancanh.uikit.station.Station;

/** The cases that need people most. */
final class WorstCases extends Block {
    private final SceneBlock block;
    private final WallWords says;
    private List<Case> cases = List.of();

    WorstCases(Station station, WallSizes sizes, SceneBlock block) {
        super(station, sizes, Double.POSITIVE_INFINITY);
        this.block = block;
        this.says = new WallWords(station);
        grid.setId("wall-worst");
    }

    @Override
    protected void show(CityState s, Touched t) {
        cases = WallCases.worst(s.shown().values(), block);
        none(cases.isEmpty(), station.words().text("wall.cases.none"));
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
        private final Label title = Ui.flowing("wall-title");
        private final Label place = Ui.flowing("wall-dim");
        private final Label state = Ui.label("wall-dim");
        private final Label due = Ui.label("wall-due");

        Line() {
            getStyleClass().add("wall-line");
            VBox text = new VBox(title, place, Ui.row("wall-last", state, due));
            text.setMinWidth(0);
            HBox.setHgrow(text, Priority.ALWAYS);
            getChildren().addAll(shape, text);
        }

        void show(Case c, Instant now) {
            shape.show(c);
            Ui.text(title, says.title(c, station.state().catalogue()));
            String where = says.place(c, station.state().catalogue());
            Ui.text(place, where);
            Ui.shown(place, !where.isEmpty());
            Ui.text(
                    state,
                    station.words()
                            .text(
                                    "wall.case.state",
                                    station.words()
                                            .text("kit.state-brief." + vn.toancanh.uikit.say.CaseWords.id(c.state())),
                                    station.format().age(c.receivedAt(), now)));
            Due d = Due.of(c, now);
            Ui.text(due, station.caseWords().due(d, station.state().link().time()));
            Ui.shown(due, d.level() != Due.Level.NONE);
            Ui.mark(due, "late", d.level() == Due.Level.NEAR || d.isOverdue());
        }
    }
}
