package vn.toancanh.uifield;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.core.state.Trouble;
import vn.toancanh.uifield.contacts.ContactsView;
import vn.toancanh.uifield.mine.CasePane;
import vn.toancanh.uifield.mine.MineView;
import vn.toancanh.uifield.outbox.OutboxView;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.View;
import vn.toancanh.uikit.control.Banner;
import vn.toancanh.uikit.control.ClockLabel;
import vn.toancanh.uikit.control.LinkBar;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.face.MapFace;
import vn.toancanh.uikit.face.MapLayer;
import vn.toancanh.uikit.keys.KeyMap;
import vn.toancanh.uikit.keys.KeyOverlay;
import vn.toancanh.uikit.keys.StandardKeys;
import vn.toancanh.uikit.say.CaseWords;
import vn.toancanh.uikit.say.LinkWords;
import vn.toancanh.uikit.sheet.SheetHost;
import vn.toancanh.uikit.signin.SignInView;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.theme.Theme;
import vn.toancanh.uikit.typing.TypingGuard;

/**
 * The laptop of a field officer as one node: sign-in, then four tabs under the link bar. Put {@link #root} into a scene, then
 * {@link #attach}. JavaFX thread.
 */
public final class FieldStation {
    /** The bundle of words of this room. */
    public static final String BUNDLE = "uifield";

    /** The setting that keeps the place of the last arrival. */
    static final String ARRIVED = "field.arrived";

    /** Below this height the large size would leave no room for the list. */
    private static final double LARGE_FROM_HEIGHT = 900;

    private final FieldContext field;
    private final FieldModel model = new FieldModel();
    private final KeyMap keys = new KeyMap(StandardKeys.all());
    private final SheetHost sheets = new SheetHost(keys);
    private final KeyOverlay help;
    private final CasePane pane;
    private final MineView mine;
    private final MapFace map;
    private final ContactsView contacts;
    private final OutboxView outbox;
    private final SignInView signIn;
    private final LinkBar link;
    private final ClockLabel clock = new ClockLabel("text-clock");
    private final Label person = Ui.label("text-meta");
    private final Banner lost = new Banner();
    private final Banner trouble = new Banner();
    private final Label notice = Ui.elastic("text-cell");
    private final Label demo = Ui.label("text-meta");
    private final Map<Tab, ToggleButton> tabs = new EnumMap<>(Tab.class);
    private final StackPane middle = new StackPane();
    private final VBox main;
    private final StackPane root;
    private final List<View> attached = new ArrayList<>();
    private Pins pins;

    public FieldStation(Station station, MapFace.Maker maps, FieldPorts ports) {
        field = new FieldContext(station, model, ports, keys, sheets);
        station.settings().get(ARRIVED).map(Here::parse).ifPresent(model.arrivedProperty()::set);
        help = new KeyOverlay(keys, station.words());
        pane = new CasePane(field);
        mine = new MineView(field, pane);
        map = maps.make(MapFace.Use.FIELD);
        map.layers(Set.of(MapLayer.CASES, MapLayer.UNITS, MapLayer.CAMERAS));
        contacts = new ContactsView(field);
        outbox = new OutboxView(field);
        signIn = new SignInView(station);
        link = new LinkBar(station.words(), station.format(), station.ticker());
        link.setOnRetry(() -> station.ring().retryNow());
        link.setOnUnsent(() -> model.tabProperty().set(Tab.OUTBOX));
        lost.setId("field-lost");
        HBox top = Ui.row("field-top", link, Ui.spring(), person, clock);
        top.setAlignment(Pos.CENTER_LEFT);
        SegmentedButton segment = new SegmentedButton(
                tab(Tab.MINE, "F1"), tab(Tab.MAP, "F2"), tab(Tab.CONTACTS, "F3"), tab(Tab.OUTBOX, "F4"));
        HBox tabRow = Ui.row("field-tabs", segment);
        StackPane mapHolder = new StackPane(map.node());
        mapHolder.getStyleClass().add("panel");
        mapHolder.setId("field-map");
        middle.getChildren().addAll(mine.node(), mapHolder, contacts.node(), outbox.node());
        middle.setMinSize(0, 0);
        VBox.setVgrow(middle, Priority.ALWAYS);
        HBox foot = Ui.row("status-bar", notice, demo);
        foot.setAlignment(Pos.CENTER_LEFT);
        main = Ui.column("field", top, lost, trouble, tabRow, middle, foot);
        sheets.getStyleClass().add("field-sheets");
        root = new StackPane(signIn.node(), sheets, help.node());
        root.setId("field-root");
    }

    private ToggleButton tab(Tab t, String key) {
        ToggleButton b = new ToggleButton();
        b.setId("field-tab-" + CaseWords.id(t));
        b.getStyleClass().add("field-tab");
        b.setGraphic(new vn.toancanh.uikit.control.KeyHint(key));
        b.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        b.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        b.setOnAction(e -> {
            b.setSelected(true);
            model.tabProperty().set(t);
        });
        tabs.put(t, b);
        return b;
    }

    /** The one node of the station; it fits any effective size from 1093 by 614 up. */
    public Parent root() {
        return root;
    }

    public FieldModel model() {
        return model;
    }

    public FieldContext context() {
        return field;
    }

    public boolean isSignInShown() {
        return signIn.isAttached();
    }

    public SignInView signIn() {
        return signIn;
    }

    /** Brings the station to life. The root must be in a scene. */
    public void attach() {
        if (pins != null) {
            return;
        }
        pins = new Pins();
        Scene scene = root.getScene();
        size(scene);
        pins.listen(scene.heightProperty(), (o, was, is) -> size(scene));
        pins.add(TypingGuard.install(scene));
        pins.add(keys.install(scene));
        EventHandler<KeyEvent> pressed = this::pressed;
        scene.addEventFilter(KeyEvent.KEY_PRESSED, pressed);
        pins.addUndo(() -> scene.removeEventFilter(KeyEvent.KEY_PRESSED, pressed));
        map.selectedCaseProperty().bindBidirectional(model.selectedProperty());
        pins.addUndo(() -> map.selectedCaseProperty().unbindBidirectional(model.selectedProperty()));
        pins.listen(model.tabProperty(), (o, was, is) -> arrange());
        pins.listen(model.arrivedProperty(), (o, was, is) -> {
            if (is != null) {
                field.station().settings().put(ARRIVED, is.text());
            }
        });
        pins.listen(model.noticeProperty(), (o, was, is) -> Ui.text(notice, is));
        pins.listen(
                field.station().words().languageProperty(),
                (o, was, is) -> words(field.station().state()));
        pins.listen(field.station().ticker().nowProperty(), (o, was, is) -> tick(is));
        pins.add(field.station().bridge().watch(this::show));
        bind();
        arrange();
        tick(field.station().now());
    }

    /** V: the photos of the chosen case. */
    public void openPhotos() {
        pane.photos();
    }

    /** Closes help and sheets. */
    public void closeOverlays() {
        help.close();
        sheets.closeAll();
    }

    /** Lets go of everything; the station can be attached again. */
    public void detach() {
        if (pins == null) {
            return;
        }
        help.close();
        sheets.closeAll();
        attached.forEach(View::detach);
        attached.clear();
        pins.close();
        pins = null;
    }

    private void size(Scene scene) {
        Density d = scene.getHeight() >= LARGE_FROM_HEIGHT ? Density.COMFORTABLE : Density.NORMAL;
        Theme.install(scene, d);
        Theme.add(scene, "field.css");
    }

    private void bind() {
        onCase(StandardKeys.NOTE, pane::note);
        onCase(StandardKeys.ATTACH, pane::photo);
        onCase(StandardKeys.STEP, pane::step);
        onCase(StandardKeys.RESOLVE, pane::done);
        onCase(StandardKeys.PHOTOS, pane::photos);
        pins.add(keys.bind(StandardKeys.HELP, help::open));
        pins.add(keys.bind(StandardKeys.BACK, help::close));
    }

    private void onCase(String id, Runnable run) {
        pins.add(keys.bind(id, () -> {
            if (!signIn.isAttached() && model.tabProperty().get() == Tab.MINE) {
                run.run();
            }
        }));
    }

    /** Tabs by F1 to F4, the list by the arrows, a picture by Ctrl V. */
    private void pressed(KeyEvent e) {
        if (signIn.isAttached() || sheets.isOpen()) {
            return;
        }
        Tab to =
                switch (e.getCode()) {
                    case F1 -> Tab.MINE;
                    case F2 -> Tab.MAP;
                    case F3 -> Tab.CONTACTS;
                    case F4 -> e.isAltDown() ? null : Tab.OUTBOX;
                    default -> null;
                };
        boolean inWords = e.getTarget() instanceof javafx.scene.control.TextInputControl;
        boolean atMine = model.tabProperty().get() == Tab.MINE;
        if (to != null) {
            model.tabProperty().set(to);
            e.consume();
        } else if (e.getCode() == KeyCode.V && e.isShortcutDown() && atMine && pane.paste()) {
            e.consume();
        } else if (!inWords && atMine && (e.getCode() == KeyCode.UP || e.getCode() == KeyCode.DOWN)) {
            mine.move(e.getCode() == KeyCode.UP ? -1 : 1);
            e.consume();
        }
    }

    private void show(CityState s, Touched t) {
        if ((s.session() == null) != signIn.isAttached()) {
            sheets.closeAll(); // the next person must not see what this one had open
            arrange();
        }
        link.show(s.link(), s.unsent());
        words(s);
    }

    private void words(CityState s) {
        Session me = s.session();
        Ui.text(person, me == null ? "" : CaseWords.brief(me.actor().name()));
        tabs.get(Tab.MINE)
                .setText(field.text(
                        "field.tab.mine",
                        me == null ? 0 : MyCases.of(s, me.actor(), null).size()));
        tabs.get(Tab.MAP).setText(field.text("field.tab.map"));
        tabs.get(Tab.CONTACTS).setText(field.text("field.tab.contacts"));
        tabs.get(Tab.OUTBOX).setText(field.text("field.tab.outbox", s.outbox().size()));
        Ui.text(demo, s.catalogue().demoNotice() == null ? "" : field.text("field.demo"));
        boolean down = s.link().state() == LinkState.OFFLINE;
        if (down) {
            String wayOut = LinkWords.wayOut(field.station().words(), s.link());
            String said = field.text(
                    s.unsent() == 0 ? "field.lost-nothing" : "field.lost",
                    field.station().format().clockShort(s.link().since()),
                    s.unsent());
            lost.show(Banner.Level.STALE, wayOut == null ? said : said + " " + wayOut);
        } else {
            lost.hide();
        }
        if (s.troubles().isEmpty()) {
            trouble.hide();
        } else {
            Trouble first = s.troubles().iterator().next();
            trouble.show(Banner.Level.WARN, field.text("field.trouble." + CaseWords.id(first)));
        }
    }

    private void tick(Instant now) {
        clock.show(field.station().format().clock(now));
    }

    /** Attaches what is in sight and detaches the rest. */
    private void arrange() {
        if (pins == null) {
            return;
        }
        boolean out = field.station().state().session() == null;
        Tab now = model.tabProperty().get();
        if (!out && main.getParent() == null) {
            // Not before somebody is there: styling it would keep the first picture waiting.
            root.getChildren().add(0, main);
        }
        Ui.shown(main, !out);
        Ui.shown(signIn.node(), out);
        mine.node().setVisible(now == Tab.MINE);
        map.node().getParent().setVisible(now == Tab.MAP);
        contacts.node().setVisible(now == Tab.CONTACTS);
        outbox.node().setVisible(now == Tab.OUTBOX);
        tabs.forEach((t, b) -> b.setSelected(t == now));
        View wanted = out
                ? signIn
                : switch (now) {
                    case MINE -> mine;
                    case MAP -> map;
                    case CONTACTS -> contacts;
                    case OUTBOX -> outbox;
                };
        if (!attached.contains(wanted)) {
            attached.forEach(View::detach);
            attached.clear();
            wanted.attach();
            attached.add(wanted);
            wanted.firstFocus().requestFocus();
        }
    }
}
