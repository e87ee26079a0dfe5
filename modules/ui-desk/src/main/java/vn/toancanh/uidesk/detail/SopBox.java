package vn.toancanh.uidesk.detail;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.StepCheck;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.control.KeyHint;
import vn.toancanh.uikit.control.Lines;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.say.CaseWords;
import vn.toancanh.uikit.theme.Icons;

/**
 * The steps of the case's procedure: what to do, who does it, how soon, and without a link how. The next one is bright and
 * carries the key; what is checked off says by whom and when.
 */
final class SopBox extends VBox {
    private final DeskContext desk;
    private final CaseActs acts;
    private final Label head = Ui.flowing("section-title");
    private final VBox steps = Ui.column("sop-steps");
    private List<StepRow> shown = List.of();
    private boolean shownOffline;
    private String shownLanguage = "";
    private String shownCase = "";

    SopBox(DeskContext desk, CaseActs acts) {
        this.desk = desk;
        this.acts = acts;
        getStyleClass().add("section");
        getChildren().addAll(head, steps);
    }

    void show(Case c, CityState s) {
        List<StepRow> rows = StepRow.of(c, s.catalogue());
        boolean offline = !s.link().isUp();
        String language = desk.words().language().tag();
        if (rows.equals(shown)
                && offline == shownOffline
                && language.equals(shownLanguage)
                && c.id().equals(shownCase)) {
            return;
        }
        shown = rows;
        shownOffline = offline;
        shownLanguage = language;
        shownCase = c.id();
        boolean none = rows.isEmpty();
        String name = c.sop() == null
                ? ""
                : s.catalogue()
                        .sop(c.sop().sopId())
                        .map(x -> desk.words().text(x.name()))
                        .orElse("");
        long done = rows.stream().filter(r -> r.check() != null).count();
        Ui.text(
                head,
                none
                        ? desk.words().text("desk.sop.none")
                        : desk.words().text("desk.sop.title", name, done, rows.size()));
        List<Node> lines = new ArrayList<>();
        LocalText said = null;
        for (StepRow r : rows) {
            // The same way round the link is told once, not at every step.
            LocalText how = offline && r.check() == null ? r.step().offline() : null;
            lines.add(row(c, r, how == null || how.equals(said) ? null : how));
            said = how == null ? said : how;
        }
        Lines.replace(steps, lines);
    }

    private Node row(Case c, StepRow r, LocalText how) {
        int n = r.step().number();
        Button box = new Button();
        box.getStyleClass().addAll("quiet", "icon-only", "step-box");
        box.setGraphic(Icons.of(r.check() == null ? "unchecked" : "checked", "icon-small"));
        box.setAccessibleText(desk.words().text("kit.did.step", n));
        String why = acts.why(c, new vn.toancanh.core.command.Act.CheckStep(n));
        box.setDisable(r.check() != null || why != null);
        box.setOnAction(e -> acts.step(c, n));
        box.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label text = Ui.flowing("text-cell", "step-text");
        text.setText(n + ". " + desk.words().text(r.step().text()));
        VBox lines = new VBox(text);
        Label meta = Ui.label("text-meta", "step-meta");
        meta.setText(meta(r));
        if (how != null) {
            Label off = Ui.flowing("text-meta", "step-offline");
            off.setText(desk.words().text("desk.sop.offline", desk.words().text(how)));
            lines.getChildren().add(off);
        }
        HBox.setHgrow(lines, Priority.ALWAYS);
        HBox line = Ui.row("step", box, lines, meta);
        line.setAlignment(Pos.TOP_LEFT);
        line.setUserData(c.id() + " " + n);
        Ui.mark(line, "step-next", r.next());
        Ui.mark(line, "step-done", r.check() != null);
        if (r.next() && why == null) {
            line.getChildren().add(new KeyHint("T"));
        }
        return line;
    }

    private String meta(StepRow r) {
        StepCheck k = r.check();
        if (k != null) {
            return desk.words()
                    .text(
                            "desk.sop.checked",
                            CaseWords.brief(k.byName()),
                            desk.format().clockShort(k.at()));
        }
        LocalText target = r.step().target();
        return target == null ? "" : desk.words().text(target);
    }
}
