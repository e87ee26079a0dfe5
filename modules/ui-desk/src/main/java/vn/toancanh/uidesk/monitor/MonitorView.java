package vn.toancanh.uidesk.monitor;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.SourceHealth;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.LeftOut;
import vn.toancanh.core.state.QueueOrder;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uidesk.place.CaseRow;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uidesk.shell.DeskView;
import vn.toancanh.uidesk.shell.SourcesModel;
import vn.toancanh.uidesk.shell.Workspace;
import vn.toancanh.uikit.control.Rows;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.keys.StandardKeys;

/** F1: alerts, cameras and sources side by side, what is wrong first. */
public final class MonitorView extends DeskView {
    private static final int ALERTS = 100;

    private final Label alertCount = Ui.elastic("text-meta");
    private final Label cameraCount = Ui.elastic("text-meta");
    private final Label sourceCount = Ui.elastic("text-meta");
    private final Rows<CaseRow, Case> alerts;
    private final CameraList cameras;
    private final Rows<SourceRow, SourceHealth> sources;
    private final Label leftOut = Ui.flowing("text-meta");
    private final Label parked = Ui.flowing("text-meta");
    private final HBox root = Ui.row("workspace");

    public MonitorView(DeskContext desk) {
        super(desk);
        alerts = new Rows<>(
                i -> new CaseRow(desk, () -> desk.model().workspaceProperty().set(Workspace.COMMAND)),
                (row, c) -> row.show(c, desk.format().age(c.receivedAt(), desk.now()), false));
        cameras = new CameraList(desk);
        sources = new Rows<>(i -> new SourceRow(desk), (row, h) -> row.show(h, desk.now()));
        root.getChildren()
                .addAll(
                        panel("desk.monitor.alerts", alertCount, scroll(alerts), 5),
                        panel("desk.monitor.cameras", cameraCount, cameras.node(), 6),
                        panel("desk.monitor.sources", sourceCount, sourcesAndHealth(), 4));
        root.setId("monitor");
    }

    /** Below the sources what this console itself could not take in or bring home. */
    private VBox sourcesAndHealth() {
        leftOut.setId("health-left-out");
        parked.setId("health-parked");
        Label title = Ui.label(desk.words().bind("desk.monitor.health"), "section-title");
        VBox health = Ui.column("health", title, leftOut, parked);
        var list = scroll(sources);
        VBox.setVgrow(list, Priority.ALWAYS);
        return new VBox(list, health);
    }

    private VBox panel(String key, Label count, javafx.scene.Node content, int share) {
        HBox head = Ui.row("panel-head", Ui.label(desk.words().bind(key), "text-panel-title"), count);
        VBox.setVgrow(content, Priority.ALWAYS);
        VBox panel = Ui.column("panel", head, content);
        HBox.setHgrow(panel, Priority.ALWAYS);
        panel.setMinWidth(0);
        panel.prefWidthProperty().bind(root.widthProperty().multiply(share / 15.0));
        return panel;
    }

    private static ScrollPane scroll(Rows<?, ?> rows) {
        ScrollPane p = new ScrollPane(rows);
        p.setFitToWidth(true);
        p.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        p.getStyleClass().add("rows-scroll");
        p.setFocusTraversable(false);
        return p;
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    protected void show(CityState s, Touched t) {
        List<Case> open = s.shown().values().stream()
                .filter(c -> c.kind() == CaseKind.ALERT && c.state().isOpen())
                .sorted(QueueOrder.NEEDS_ME_FIRST)
                .toList();
        long unseen = open.stream().filter(Case::isUnattended).count();
        Ui.text(alertCount, desk.words().text("desk.monitor.alert-count", open.size(), unseen));
        alerts.show(open.stream().limit(ALERTS).toList(), desk.words().text("desk.monitor.no-alerts"));
        SourcesModel m = SourcesModel.of(s);
        Ui.text(cameraCount, desk.words().text("desk.monitor.camera-count", m.cameras(), m.camerasLost()));
        cameras.show(sorted(s), s);
        Ui.text(
                sourceCount,
                desk.words().text("desk.monitor.source-count", m.sources().size(), m.silent()));
        sources.show(m.sources(), desk.words().text("desk.monitor.no-sources"));
        health(s);
    }

    private void health(CityState s) {
        LeftOut out = s.leftOut();
        Instant last = out.last();
        Ui.text(
                leftOut,
                last == null
                        ? desk.words().text("desk.monitor.left-out-none")
                        : desk.words()
                                .text(
                                        "desk.monitor.left-out",
                                        out.count(),
                                        desk.format().moment(last, desk.now())));
        Ui.mark(leftOut, "text-warn", last != null);
        long stopped = s.outbox().stream()
                .filter(e -> e.state() == DeliveryState.PARKED)
                .count();
        Ui.text(
                parked,
                stopped == 0
                        ? desk.words().text("desk.monitor.parked-none")
                        : desk.words()
                                .text(
                                        "desk.monitor.parked",
                                        stopped,
                                        desk.keys().label(StandardKeys.OUTBOX)));
        Ui.mark(parked, "text-warn", stopped > 0);
    }

    private static List<Camera> sorted(CityState s) {
        return s.catalogue().cameras().stream()
                .sorted(Comparator.comparing((Camera c) -> rank(s.cameras().get(c.id())))
                        .thenComparing(Camera::name))
                .toList();
    }

    private static int rank(CameraHealth h) {
        if (h == null) {
            return 2;
        }
        return SourcesModel.isLost(h) ? 0 : h.health() == CameraHealth.Health.SLOW ? 1 : 3;
    }

    @Override
    protected void tick(Instant now) {
        cameras.tick(now);
        sources.nodes().forEach(r -> r.tick(now));
    }
}
