package vn.toancanh.uidesk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import vn.toancanh.core.port.Ring;
import vn.toancanh.core.port.SettingsStore;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uidesk.cameras.CamerasPanel;
import vn.toancanh.uidesk.detail.CaseActs;
import vn.toancanh.uidesk.detail.CaseSheets;
import vn.toancanh.uidesk.detail.DetailView;
import vn.toancanh.uidesk.detail.Pasting;
import vn.toancanh.uidesk.indicators.TilesRow;
import vn.toancanh.uidesk.map.MapPanel;
import vn.toancanh.uidesk.monitor.MonitorView;
import vn.toancanh.uidesk.overview.BoardModel;
import vn.toancanh.uidesk.overview.OverviewView;
import vn.toancanh.uidesk.palette.DeskCommands;
import vn.toancanh.uidesk.palette.DeskSources;
import vn.toancanh.uidesk.place.PlaceView;
import vn.toancanh.uidesk.queue.QueueView;
import vn.toancanh.uidesk.settings.DensityFit;
import vn.toancanh.uidesk.settings.SettingsSheet;
import vn.toancanh.uidesk.shell.Banners;
import vn.toancanh.uidesk.shell.CommandPane;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uidesk.shell.DeskModel;
import vn.toancanh.uidesk.shell.DeskSounds;
import vn.toancanh.uidesk.shell.ServiceRail;
import vn.toancanh.uidesk.shell.StatusBar;
import vn.toancanh.uidesk.shell.TopBar;
import vn.toancanh.uidesk.shell.Workspace;
import vn.toancanh.uidesk.tray.OutboxPanel;
import vn.toancanh.uidesk.wall.WallSheet;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.View;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.face.MapFace;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.keys.KeyMap;
import vn.toancanh.uikit.keys.KeyOverlay;
import vn.toancanh.uikit.keys.StandardKeys;
import vn.toancanh.uikit.palette.CommandPalette;
import vn.toancanh.uikit.palette.PaletteSource;
import vn.toancanh.uikit.say.ActWords;
import vn.toancanh.uikit.say.CaseWords;
import vn.toancanh.uikit.say.TimelineWords;
import vn.toancanh.uikit.sheet.SheetHost;
import vn.toancanh.uikit.signin.SignInView;
import vn.toancanh.uikit.sound.Sounds;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.theme.Theme;
import vn.toancanh.uikit.typing.TypingGuard;
import vn.toancanh.uikit.watch.Ticker;

/**
 * The desk of an operator as one node: sign-in, three workspaces, palette, sheets. Put {@link #root} into a scene, then
 * {@link #attach}. Everything here belongs to the JavaFX thread; what is slow happens in the ring or on {@code worker}.
 */
public final class DeskStation {
    /** The bundle of words of this room; hand it to {@link Messages}. */
    public static final String BUNDLE = "uidesk";

    private final DeskContext desk;
    private final DeskModel model = new DeskModel();
    private final KeyMap keys = new KeyMap(StandardKeys.all());
    private final SheetHost sheets = new SheetHost(keys);
    private final CommandPalette palette;
    private final KeyOverlay help;
    private final DeskSounds sounds;
    private final CaseActs acts;
    private final CaseSheets caseKeys;
    private final QueueView queue;
    private final DetailView detail;
    private final PlaceView place;
    private final TilesRow tiles;
    private final TopBar top;
    private final ServiceRail rail;
    private final StatusBar status;
    private final Banners banners;
    private final MonitorView monitor;
    private final OverviewView overview;
    private final OutboxPanel outbox;
    private final SignInView signIn;
    private final CommandPane command;
    private final MapPanel map;
    private final CamerasPanel cameras;
    private final StackPane workspace = new StackPane();
    private final VBox main;
    private final StackPane root;
    private final List<View> attached = new ArrayList<>();
    private Pins pins;
    private boolean signInAgain;

    /**
     * @param messages has the bundle {@link #BUNDLE}
     * @param worker background thread for the palette's search
     */
    public DeskStation(
            Ring ring,
            FxBridge bridge,
            Messages messages,
            Format format,
            Ticker ticker,
            SettingsStore settings,
            InstantSource clock,
            Sounds sounds,
            Executor worker,
            DeskPorts ports) {
        this(ring, bridge, messages, format, ticker, settings, clock, sounds, worker, ports, null);
    }

    /** @param faces map and cameras of other rooms; null where there are none, their places are left to the text then */
    public DeskStation(
            Ring ring,
            FxBridge bridge,
            Messages messages,
            Format format,
            Ticker ticker,
            SettingsStore settings,
            InstantSource clock,
            Sounds sounds,
            Executor worker,
            DeskPorts ports,
            DeskFaces faces) {
        messages.languageProperty()
                .set(settings.get(SettingsSheet.LANGUAGE).map(Language::of).orElse(messages.language()));
        settings.get(SettingsSheet.DENSITY).map(Density::of).ifPresent(model.densityProperty()::set);
        desk = new DeskContext(
                ring,
                bridge,
                messages,
                format,
                ticker,
                clock,
                settings,
                ports,
                keys,
                model,
                new CaseWords(messages, format),
                new ActWords(messages, format),
                new TimelineWords(messages, format),
                sheets,
                worker);
        this.sounds = new DeskSounds(sounds, desk);
        palette = new CommandPalette(messages, bridge, worker);
        help = new KeyOverlay(keys, messages);
        acts = new CaseActs(desk);
        queue = new QueueView(desk);
        caseKeys = new CaseSheets(desk, acts, new Around());
        detail = new DetailView(desk, acts, caseKeys);
        place = new PlaceView(desk, acts, caseKeys);
        tiles = new TilesRow(desk);
        top = new TopBar(desk, () -> palette.open(""), this::openOutbox);
        rail = new ServiceRail(desk, this::openSettings);
        status = new StatusBar(desk, this::openOutbox, sounds);
        banners = new Banners(desk, () -> {
            signInAgain = true;
            arrange();
        });
        monitor = new MonitorView(desk);
        overview = new OverviewView(desk, acts);
        outbox = new OutboxPanel(desk, sheets::close);
        signIn = new SignInView(desk.station());
        cameras = faces == null ? null : new CamerasPanel(desk, faces.cameras());
        map = faces == null ? null : new MapPanel(desk, faces.maps().make(MapFace.Use.DESK), place, cameras::open);
        command = new CommandPane(
                desk,
                tiles.node(),
                queue.node(),
                map == null ? place.node() : map.node(),
                detail.node(),
                cameras == null ? null : cameras.node(),
                on -> {
                    detail.tabbed(on);
                    if (map == null) {
                        place.tabbed(on);
                    }
                });
        workspace.getChildren().add(command);
        workspace.setMinSize(0, 0);
        workspace.getStyleClass().add("workspaces");
        HBox.setHgrow(workspace, Priority.ALWAYS);
        HBox middle = Ui.row("desk-middle", rail.node(), workspace);
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.setMinHeight(0);
        main = Ui.column("desk", top.node(), banners.node(), middle, status.node());
        root = new StackPane(signIn.node(), sheets, help.node(), palette.node());
        root.setId("desk-root");
        for (PaletteSource s : new DeskSources(desk, acts).all(new DeskCommands(this)::items)) {
            palette.add(s);
        }
    }

    /** The one node of the station; it fits any size from 1366 by 768 up. */
    public Parent root() {
        return root;
    }

    public KeyMap keys() {
        return keys;
    }

    public DeskModel model() {
        return model;
    }

    public DeskContext context() {
        return desk;
    }

    public CommandPalette palette() {
        return palette;
    }

    public CaseSheets caseKeys() {
        return caseKeys;
    }

    public boolean isAttached() {
        return pins != null;
    }

    /** Brings the desk to life. The root must be in a scene. */
    public void attach() {
        if (pins != null) {
            return;
        }
        pins = new Pins();
        Scene scene = root.getScene();
        pins.add(DensityFit.follow(scene, desk.settings(), model));
        Theme.install(scene, model.densityProperty().get());
        Theme.add(scene, "desk.css");
        pins.listen(model.densityProperty(), (o, was, is) -> Theme.install(scene, is));
        pins.add(TypingGuard.install(scene));
        pins.add(keys.install(scene));
        EventHandler<KeyEvent> paste = new Pasting(desk, acts)::pressed;
        scene.addEventFilter(KeyEvent.KEY_PRESSED, paste);
        pins.addUndo(() -> scene.removeEventFilter(KeyEvent.KEY_PRESSED, paste));
        new DeskKeys(this).bind(pins);
        pins.listen(model.workspaceProperty(), (o, was, is) -> {
            sheets.closeAll();
            arrange();
            focusFirst();
        });
        pins.listen(model.expandedProperty(), (o, was, is) -> {
            command.layout();
            if (is) {
                detail.firstFocus().requestFocus();
            } else {
                focusFirst();
            }
        });
        pins.add(desk.bridge().watch(this::show));
        pins.add(desk.ticker().watch(this::tick));
        arrange();
        focusFirst();
    }

    /** Lets go of everything; the desk can be attached again. */
    public void detach() {
        if (pins == null) {
            return;
        }
        sheets.closeAll();
        palette.close();
        attached.forEach(View::detach);
        attached.clear();
        pins.close();
        pins = null;
    }

    public void openPalette() {
        palette.open("");
    }

    public void openOutbox() {
        outbox.attach();
        sheets.open(outbox.region(), outbox.firstFocus(), javafx.geometry.Pos.BOTTOM_RIGHT);
        sheets.onClose(outbox::detach);
    }

    /** F11: the scenes of the wall. */
    public void openWall() {
        new WallSheet(desk).open();
    }

    public void openSettings() {
        new SettingsSheet(desk, sounds.sounds()).open();
    }

    /** Ctrl+P: the duty book on paper. */
    public void print() {
        desk.say(desk.words().text("desk.said.printing"), false);
        desk.bridge()
                .onFx(
                        desk.ports().printDutyBook(),
                        said -> desk.say(said, false),
                        failed -> desk.say(desk.words().text("desk.said.not-printed"), true));
    }

    public void openHelp() {
        help.open();
    }

    /** Closes palette, help and sheets. */
    public void closeOverlays() {
        palette.close();
        help.close();
        sheets.closeAll();
    }

    /** Puts the focus where work starts: the queue, or the workspace's first list. */
    public void focusFirst() {
        if (signIn.isAttached()) {
            signIn.firstFocus().requestFocus();
        } else {
            switch (model.workspaceProperty().get()) {
                case COMMAND -> queue.firstFocus().requestFocus();
                case MONITOR -> monitor.node().requestFocus();
                case OVERVIEW -> overview.firstFocus().requestFocus();
            }
        }
    }

    private void show(CityState s, Touched t) {
        sounds.show(s, desk.now());
        if (s.session() != null && signInAgain && t.all()) {
            signInAgain = false;
        }
        boolean wanted = s.session() == null || signInAgain;
        if (wanted != signIn.isAttached()) {
            if (wanted) {
                closeOverlays(); // the next person must not see what this one had open
            }
            arrange();
            focusFirst();
        }
    }

    private void tick(Instant now) {
        sounds.tick();
    }

    /** Attaches what is in sight and detaches the rest. */
    private void arrange() {
        if (pins == null) {
            return;
        }
        boolean out = desk.state().session() == null || signInAgain;
        Workspace w = model.workspaceProperty().get();
        // What nobody has looked at yet is not in the scene: styling it would keep the first picture waiting.
        if (!out) {
            present(root, main, 0);
            present(workspace, page(w), workspace.getChildren().size());
        }
        Ui.shown(main, !out);
        Ui.shown(signIn.node(), out);
        command.setVisible(w == Workspace.COMMAND);
        monitor.node().setVisible(w == Workspace.MONITOR);
        overview.node().setVisible(w == Workspace.OVERVIEW);
        List<View> wanted = new ArrayList<>();
        if (out) {
            wanted.add(signIn);
        } else {
            wanted.addAll(List.of(top, banners, rail, status));
            switch (w) {
                case COMMAND -> {
                    wanted.addAll(List.of(tiles, queue, detail));
                    wanted.addAll(map == null ? List.of(place) : List.of(map, cameras));
                }
                case MONITOR -> wanted.add(monitor);
                case OVERVIEW -> wanted.add(overview);
            }
        }
        attached.stream().filter(v -> !wanted.contains(v)).forEach(View::detach);
        wanted.forEach(View::attach);
        attached.clear();
        attached.addAll(wanted);
    }

    private Node page(Workspace w) {
        return switch (w) {
            case COMMAND -> command;
            case MONITOR -> monitor.node();
            case OVERVIEW -> overview.node();
        };
    }

    private static void present(StackPane in, Node node, int at) {
        if (node.getParent() == null) {
            in.getChildren().add(at, node);
        }
    }

    /** V: the photos of the chosen case, large. */
    public void openPhotos() {
        command.showDetail();
        command.layout();
        if (!detail.openPhotos()) {
            desk.say(desk.words().text("kit.photo.none"), false);
        }
    }

    /** C: the cameras nearest to the chosen case. */
    void nearestCameras() {
        command.showPlace();
        command.layout();
        cameras.nearest();
    }

    /** The map's place on the desk; null where no room draws maps. */
    public MapPanel map() {
        return map;
    }

    /** The cells with cameras; null where no room draws them. */
    public CamerasPanel cameras() {
        return cameras;
    }

    /** Whether somebody has to sign in first, so that no key may do anything. */
    boolean isSignInShown() {
        return signIn.isAttached();
    }

    /** Ctrl+M: silence for two minutes, or an end of it. */
    void mute() {
        status.mute();
    }

    /** The words that narrow the queue. */
    void search() {
        queue.focusSearch();
    }

    /** The queue as it is shown, to a spreadsheet. */
    void export() {
        queue.export();
    }

    /** Enter: the chosen case over the whole window. */
    void open() {
        if (desk.selectedCase() != null) {
            model.expandedProperty().set(true);
        }
    }

    /** Esc: one step back, whatever is open. */
    void back() {
        if (palette.isOpen()) {
            palette.close();
            return;
        }
        if (queue.endSearch()) {
            return;
        }
        if (model.workspaceProperty().get() == Workspace.OVERVIEW && overview.isIndicatorOpen()) {
            overview.closeIndicator();
            return;
        }
        if (cameras != null && cameras.isAttached() && cameras.close()) {
            return;
        }
        if (model.expandedProperty().get()) {
            model.expandedProperty().set(false);
        } else if (model.workspaceProperty().get() != Workspace.COMMAND) {
            model.workspaceProperty().set(Workspace.COMMAND);
        }
        focusFirst();
    }

    /** From the alert to the indicator that raised it, and back. */
    void indicator() {
        if (model.workspaceProperty().get() == Workspace.OVERVIEW) {
            overview.openAlert();
            return;
        }
        openIndicator(BoardModel.indicatorOf(desk.selectedCase()));
    }

    /** Opens an indicator on the board of its service; says so when the city does not know it. */
    public void openIndicator(String id) {
        String service = desk.state().catalogue().indicators().stream()
                .filter(d -> d.id().equals(id))
                .map(d -> d.serviceId())
                .findFirst()
                .orElse(null);
        if (service == null) {
            desk.say(desk.words().text("desk.board.not-of-indicator"), true);
            return;
        }
        model.workspaceProperty().set(Workspace.OVERVIEW);
        model.filter(model.filter().service(service));
        overview.open(id);
    }

    /** What the case's keys need of the views around them. */
    private final class Around implements CaseSheets.Around {
        @Override
        public String topWaiting() {
            return queue.topWaiting();
        }

        @Override
        public void reveal() {
            queue.reveal();
        }

        @Override
        public void focusNote() {
            command.showDetail();
            command.layout();
            detail.focusNote();
        }
    }
}
