package vn.toancanh.uidesk.shell;

import java.time.Duration;
import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uidesk.queue.QueueCounts;
import vn.toancanh.uidesk.queue.QueueFilter;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.control.KeyHint;
import vn.toancanh.uikit.control.LoadMeter;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.keys.StandardKeys;
import vn.toancanh.uikit.sound.Sounds;

/** Load, what is put aside, what is unsent, what came back; the last sentence; the keys. */
public final class StatusBar extends DeskView {
    private static final Duration SAID = Duration.ofSeconds(8);
    private static final Duration COUNT_EVERY = Duration.ofSeconds(5);
    private static final double HINTS_FROM_EMS = 88;

    private final LoadMeter load;
    private final Button shelf;
    private final Button unsent;
    private final Button tray;
    private final MuteButton mute;
    private final Label said = Ui.elastic("text-meta", "said");
    private final Label demo = Ui.elastic("text-hint", "demo-notice");
    private final HBox hints = Ui.row("key-hints");
    private final HBox root;
    private Notice notice;
    private Instant nextCount = Instant.MIN;

    public StatusBar(DeskContext desk, Runnable openOutbox, Sounds sounds) {
        super(desk);
        load = new LoadMeter(desk.words(), null);
        load.setId("load-meter");
        shelf = count("shelf", () -> desk.model()
                .filter(desk.model().filter().shelf() ? QueueFilter.ALL : QueueFilter.ALL.shelf(true)));
        unsent = count("unsent", openOutbox);
        tray = count("tray", openOutbox);
        mute = new MuteButton(desk, sounds);
        for (Button b : new Button[] {unsent, tray}) {
            Ui.tip(b, desk.keys().label(StandardKeys.OUTBOX));
        }
        said.setId("said");
        demo.setId("demo-notice");
        demo.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        hint("desk.hint.open", StandardKeys.OPEN);
        hint("desk.hint.take", StandardKeys.ACCEPT);
        hint("desk.hint.assign", StandardKeys.ASSIGN);
        hint("desk.hint.help", StandardKeys.HELP);
        hints.setAlignment(Pos.CENTER_RIGHT);
        root = Ui.row("status-bar", load, shelf, unsent, tray, mute, said, demo, hints);
        root.setAlignment(Pos.CENTER_LEFT);
        root.widthProperty().addListener((o, was, is) -> room());
    }

    private Button count(String id, Runnable action) {
        Button b = new Button();
        b.setId("status-" + id);
        b.getStyleClass().addAll("quiet", "small");
        b.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        b.setOnAction(e -> action.run());
        return b;
    }

    private void hint(String key, String action) {
        HBox h = Ui.row(
                "key-hint-pair",
                new KeyHint(desk.keys().label(action)),
                Ui.label(desk.words().bind(key), "text-hint"));
        h.setAlignment(Pos.CENTER_LEFT);
        hints.getChildren().add(h);
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    protected void pin(Pins pins) {
        pins.listen(desk.model().noticeProperty(), (o, was, is) -> say(is));
        pins.listen(desk.model().densityProperty(), (o, was, is) -> room());
    }

    @Override
    protected boolean isCalm() {
        return true;
    }

    @Override
    protected void show(CityState s, Touched t) {
        load(s);
        mute.show(desk.now());
        unsent.setText(desk.words().text("desk.status.unsent", s.unsent()));
        int back = s.tray().size();
        tray.setText(desk.words().text("desk.status.tray", back));
        Ui.shown(tray, back > 0);
        Ui.mark(tray, "warn-count", back > 0);
        Ui.mark(unsent, "has-count", s.unsent() > 0);
        // The city's own sentence is too long for a bar at 1366: the bar says it in two words, the tip in full.
        LocalText full = s.catalogue().demoNotice();
        Ui.text(demo, full == null ? "" : desk.words().text("desk.status.demo"));
        Ui.tip(demo, full == null ? "" : desk.words().text(full));
        room();
    }

    @Override
    protected void tick(Instant now) {
        if (notice != null && Duration.between(notice.at(), now).compareTo(SAID) > 0) {
            say(null);
        }
        if (!now.isBefore(nextCount)) {
            load(desk.state());
        }
        mute.show(now);
    }

    /** The load and the shelf, which change by time alone: all cases are asked for it, so not at every tick. */
    private void load(CityState s) {
        Instant now = desk.now();
        nextCount = now.plus(COUNT_EVERY);
        load.show(QueueCounts.alerts10Min(s.shown().values(), now), false);
        shelf.setText(desk.words()
                .text("desk.status.shelf", QueueCounts.shelved(s.shown().values(), now)));
    }

    /** Ctrl+M: silence for two minutes, or an end of it. */
    public void mute() {
        mute.toggle();
    }

    private void say(Notice n) {
        notice = n;
        Ui.text(said, n == null ? "" : n.text());
        Ui.mark(said, "text-warn", n != null && n.warn());
        room();
    }

    private void room() {
        Ui.shown(said, notice != null);
        Ui.shown(demo, notice == null);
        Ui.shown(hints, root.getWidth() > HINTS_FROM_EMS * desk.model().em());
    }
}
