package vn.toancanh.uiwall;

import java.time.Instant;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.link.LinkStatus;
import vn.toancanh.core.model.Scene;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uikit.control.ClockLabel;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.say.CaseWords;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.station.StationView;
import vn.toancanh.uikit.theme.Icons;

/** The line along the upper edge: scene, how fresh the whole wall is, clock. */
final class Strip extends StationView {
    private final String wallId;
    private final WallOutput output;
    private final int left;
    private final Label scene = Ui.elastic("wall-scene");
    private final Text icon = Icons.of("clock", "wall-icon");
    private final Label link = Ui.label("wall-link");
    private final ClockLabel clock = new ClockLabel("wall-clock");
    private final HBox root = Ui.row("wall-strip", scene, icon, link, clock);

    /** @param left blocks of the scene that found no room */
    Strip(Station station, String wallId, WallOutput output, int left) {
        super(station);
        this.wallId = wallId;
        this.output = output;
        this.left = left;
        root.setId("wall-strip");
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    protected void show(CityState s, Touched t) {
        String name = WallStation.scene(s, wallId)
                .map(Scene::name)
                .map(station.words()::text)
                .orElse("");
        // Whoever stands before the wall must not take the embedded city for the real one.
        String demo = s.catalogue().demoNotice() == null ? "" : station.words().text("wall.demo");
        String out = left == 0 ? "" : station.words().text("wall.left-out", left);
        Ui.text(scene, join(join(name, demo), out));
        tick(station.now());
    }

    @Override
    protected void tick(Instant now) {
        LinkStatus l = station.state().link();
        boolean up = l.isUp();
        String state = station.words().text("kit.link." + CaseWords.id(up ? LinkState.ONLINE : l.state()));
        String word = up
                ? ""
                : l.lastWord() == null
                        ? station.words().text("kit.link.never")
                        : station.words()
                                .text(
                                        "wall.as-of",
                                        station.format().clockShort(l.lastWord()),
                                        station.format().age(l.lastWord(), now));
        String missing = output.missing() == 0 ? "" : station.words().text("wall.missing", output.missing());
        Ui.text(link, join(missing, join(state, word)));
        Ui.shown(icon, !up);
        Ui.mark(root, "old", !up);
        clock.show(station.format().clock(now));
    }

    private static String join(String a, String b) {
        return a.isEmpty() ? b : b.isEmpty() ? a : a + " · " + b;
    }
}
