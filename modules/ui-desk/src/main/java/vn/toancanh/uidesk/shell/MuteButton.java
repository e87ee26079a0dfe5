package vn.toancanh.uidesk.shell;

import java.time.Instant;
import javafx.scene.control.Button;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.keys.StandardKeys;
import vn.toancanh.uikit.sound.Sounds;
import vn.toancanh.uikit.theme.Icons;

/** Silence for two minutes and back; while it lasts the button counts down in words, so that nobody takes it for calm. */
final class MuteButton extends Button {
    private final DeskContext desk;
    private final Sounds sounds;
    private String face = "";

    MuteButton(DeskContext desk, Sounds sounds) {
        this.desk = desk;
        this.sounds = sounds;
        setId("status-mute");
        getStyleClass().addAll("quiet", "small");
        setMinWidth(USE_PREF_SIZE);
        setOnAction(e -> toggle());
        show(desk.now());
    }

    void toggle() {
        if (sounds.isMuted()) {
            sounds.unmute();
        } else {
            sounds.mute(Sounds.MAX_MUTE);
        }
        show(desk.now());
    }

    void show(Instant now) {
        boolean muted = sounds.isMuted();
        String hint = desk.words().text("desk.sound.mute", desk.keys().label(StandardKeys.MUTE));
        String words =
                muted ? desk.words().text("desk.sound.muted", desk.format().stopwatch(sounds.mutedFor())) : "";
        if (face.equals(hint + words)) {
            return;
        }
        face = hint + words;
        setText(words);
        setGraphic(Icons.of(muted ? "mute" : "sound", "icon-small"));
        Ui.mark(this, "warn-count", muted);
        setAccessibleText(muted ? words : hint);
        Ui.tip(this, hint);
    }
}
