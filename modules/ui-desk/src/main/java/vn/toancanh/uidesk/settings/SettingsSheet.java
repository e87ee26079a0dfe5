package vn.toancanh.uidesk.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import vn.toancanh.core.model.Session;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.sound.Pattern;
import vn.toancanh.uikit.sound.Sounds;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.theme.Icons;

/** Language, size, sounds, person. Every choice works at once and is kept. */
public final class SettingsSheet {
    /** Settings keys of this workstation. */
    public static final String LANGUAGE = "ui.language";

    public static final String DENSITY = "ui.density";

    private final DeskContext desk;
    private final Sounds sounds;
    private final VBox root = Ui.column("settings-sheet");
    private Node first;

    public SettingsSheet(DeskContext desk, Sounds sounds) {
        this.desk = desk;
        this.sounds = sounds;
        root.setId("settings-sheet");
        build();
    }

    public void open() {
        desk.sheets().open(root, first, Pos.BOTTOM_LEFT);
    }

    private void build() {
        Label title = Ui.label(desk.words().bind("desk.settings.title"), "text-panel-title");
        SegmentedButton language = segment(
                List.of(Language.VI, Language.EN),
                l -> "desk.language." + l.tag(),
                desk.words().language(),
                l -> {
                    desk.words().languageProperty().set(l);
                    desk.settings().put(LANGUAGE, l.tag());
                });
        SegmentedButton density = segment(
                List.of(Density.values()),
                d -> "desk.density." + d.id(),
                desk.model().densityProperty().get(),
                d -> {
                    desk.model().densityProperty().set(d);
                    desk.settings().put(DENSITY, d.id());
                });
        first = language.getButtons().get(0);
        FlowPane test = new FlowPane();
        test.getStyleClass().add("ways");
        for (Pattern p : Pattern.values()) {
            Button b = Ui.button(
                    desk.words().bind("desk.sound." + vn.toancanh.uikit.say.CaseWords.id(p)), () -> sounds.test(p));
            b.setGraphic(Icons.of("sound", "icon-small"));
            test.getChildren().add(b);
        }
        root.getChildren()
                .setAll(title, line("desk.settings.language", language), line("desk.settings.density", density));
        root.getChildren().add(line("desk.settings.sounds", test));
        Session me = desk.state().session();
        if (me != null) {
            Label who = Ui.label("text-cell");
            who.setText(me.actor().name());
            Button out = Ui.button(desk.words().bind("desk.settings.sign-out"), this::signOut, "quiet");
            out.setGraphic(Icons.of("sign-out", "icon-small"));
            HBox box = Ui.row("gap-8", who, out);
            box.setAlignment(Pos.CENTER_LEFT);
            root.getChildren().add(line("desk.settings.person", box));
        }
        if (desk.state().catalogue().demoNotice() != null) {
            Label demo = Ui.flowing("text-meta");
            demo.textProperty().bind(desk.words().bind(desk.state().catalogue().demoNotice()));
            demo.setMaxWidth(32 * desk.model().em());
            root.getChildren().add(demo);
        }
    }

    private void signOut() {
        desk.sheets().close();
        desk.ring().signOut();
    }

    private Node line(String key, Region control) {
        Label name = Ui.label(desk.words().bind(key), "text-meta");
        return Ui.column("settings-line", name, control);
    }

    private <T> SegmentedButton segment(
            List<T> values, java.util.function.Function<T, String> key, T now, Consumer<T> set) {
        List<ToggleButton> buttons = new ArrayList<>();
        for (T v : values) {
            ToggleButton b = new ToggleButton();
            b.setId(key.apply(v).replace('.', '-'));
            b.textProperty().bind(desk.words().bind(key.apply(v)));
            b.setUserData(v);
            b.setMinWidth(Region.USE_PREF_SIZE);
            b.setSelected(v.equals(now));
            buttons.add(b);
        }
        SegmentedButton s = new SegmentedButton(buttons.toArray(ToggleButton[]::new));
        for (ToggleButton b : buttons) {
            b.setOnAction(e -> {
                @SuppressWarnings("unchecked")
                T v = (T) b.getUserData();
                // Pressing the chosen one again keeps it.
                b.setSelected(true);
                set.accept(v);
            });
        }
        return s;
    }
}
