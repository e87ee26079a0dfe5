package vn.toancanh.uidesk.wall;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.Right;
import vn.toancanh.core.model.Scene;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.model.WallDef;
import vn.toancanh.core.model.WallState;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.control.KeyHint;
import vn.toancanh.uikit.control.Ui;

/**
 * F11 and W: the scenes of the pack's first wall, each drawn small. A digit or Enter takes one, Ctrl Z takes the one before
 * back. A P1 case that waits proposes the scene that follows it, and never takes it by itself.
 */
public final class WallSheet {
    private final DeskContext desk;
    private final VBox root = Ui.column("wall-sheet");

    public WallSheet(DeskContext desk) {
        this.desk = desk;
        root.setId("wall-sheet");
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** Opens the sheet; says why where there is no wall or no right. */
    public void open() {
        open(null);
    }

    /** @param wanted gets the focus, so that Enter takes it; null for the first scene */
    private void open(@Nullable Scene wanted) {
        CityState s = desk.state();
        Session me = s.session();
        WallDef wall = s.catalogue().walls().stream().findFirst().orElse(null);
        if (wall == null) {
            desk.say(desk.words().text("desk.wall.none"), true);
            return;
        }
        if (me == null || !me.may(Right.WALL)) {
            desk.say(desk.words().text("desk.wall.no-right"), true);
            return;
        }
        WallState on = s.walls().get(wall.id());
        Label title = Ui.label("text-panel-title");
        title.setText(desk.words().text("desk.wall.title", desk.words().text(wall.name())));
        Label air = Ui.flowing("text-meta");
        air.setText(onAir(s, wall, on));
        root.getChildren().setAll(title, air);
        Case chosen = desk.selectedCase();
        if (chosen != null) {
            Label about = Ui.flowing("text-meta");
            about.setId("wall-case");
            about.setText(desk.words().text("desk.wall.for-case", chosen.code()));
            root.getChildren().add(about);
        }
        Button first = null;
        int n = 0;
        for (Scene scene : s.catalogue().scenes()) {
            n++;
            Button b = new Button(words(s, wall, on, scene));
            b.setId("scene-" + scene.id());
            b.setGraphic(Ui.row("scene-choice", new KeyHint(Integer.toString(n)), new ScenePreview(scene)));
            b.setMaxWidth(Double.MAX_VALUE);
            b.setAlignment(Pos.CENTER_LEFT);
            b.setOnAction(e -> take(wall, scene.id(), true));
            root.getChildren().add(b);
            first = first == null || scene.equals(wanted) ? b : first;
        }
        if (on != null && on.previousSceneId() != null) {
            Button undo = new Button(desk.words().text("desk.wall.undo", name(s, on.previousSceneId())));
            undo.setId("wall-undo");
            undo.setGraphic(new KeyHint("Ctrl Z"));
            undo.getStyleClass().add("quiet");
            undo.setOnAction(e -> undo());
            root.getChildren().add(undo);
        }
        desk.sheets().open(root, first == null ? root : first, Pos.TOP_RIGHT);
    }

    /** W: the same for the chosen case, with the scene that shows the worst case waiting for Enter. */
    public void send() {
        open(following(desk.state()));
    }

    private void pressed(KeyEvent e) {
        List<Scene> scenes = desk.state().catalogue().scenes();
        WallDef wall = desk.state().catalogue().walls().stream().findFirst().orElse(null);
        int digit = e.getCode().isDigitKey() ? e.getCode().getChar().charAt(0) - '0' : 0;
        if (e.getCode() == KeyCode.Z && e.isShortcutDown()) {
            e.consume();
            undo();
        } else if (wall != null && digit >= 1 && digit <= scenes.size() && !e.isShortcutDown()) {
            e.consume();
            take(wall, scenes.get(digit - 1).id(), true);
        }
    }

    private void undo() {
        WallDef wall = desk.state().catalogue().walls().stream().findFirst().orElse(null);
        WallState on = wall == null ? null : desk.state().walls().get(wall.id());
        if (on != null && on.previousSceneId() != null) {
            take(wall, on.previousSceneId(), false);
        }
    }

    private void take(WallDef wall, String sceneId, boolean forCase) {
        Case c = forCase ? desk.selectedCase() : null;
        desk.sheets().close();
        String name = name(desk.state(), sceneId);
        desk.bridge()
                .onFx(
                        desk.ring().take(wall.id(), sceneId, c == null ? null : c.id()),
                        on -> desk.say(desk.words().text("desk.wall.taken", name), false),
                        e -> desk.say(desk.words().text(refusal(e)), true));
    }

    private static String refusal(Throwable e) {
        String code = e instanceof GatewayException g ? g.code() : "";
        return switch (code) {
            case "conflict" -> "desk.wall.conflict";
            case "no-right" -> "desk.wall.no-right";
            case "no-such-scene", "no-such-wall" -> "desk.wall.none";
            default -> "desk.wall.no-link";
        };
    }

    private String onAir(CityState s, WallDef wall, @Nullable WallState on) {
        if (on == null || on.takenBy() == null) {
            return desk.words().text("desk.wall.on-air-usual", name(s, on == null ? wall.sceneId() : on.sceneId()));
        }
        return desk.words()
                .text(
                        "desk.wall.on-air",
                        name(s, on.sceneId()),
                        on.takenBy(),
                        desk.format().moment(on.takenAt(), desk.now()));
    }

    private String words(CityState s, WallDef wall, @Nullable WallState on, Scene scene) {
        String name = desk.words().text(scene.name());
        String now = on == null ? wall.sceneId() : on.sceneId();
        if (scene.id().equals(now)) {
            return desk.words().text("desk.wall.this-one", name);
        }
        Scene follows = following(s);
        boolean urgent = s.shown().values().stream().anyMatch(c -> c.priority() == Priority.P1 && c.isUnattended());
        return urgent && follows != null && follows.id().equals(scene.id())
                ? desk.words().text("desk.wall.proposed", name)
                : name;
    }

    private static @Nullable Scene following(CityState s) {
        return s.catalogue().scenes().stream()
                .filter(x -> x.blocks().stream().anyMatch(b -> b.follow() != null))
                .findFirst()
                .orElse(null);
    }

    private String name(CityState s, String sceneId) {
        return s.catalogue()
                .scene(sceneId)
                .map(x -> desk.words().text(x.name()))
                .orElse(sceneId);
    }
}
