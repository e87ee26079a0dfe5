package vn.toancanh.app;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.app.paper.DutyBookKeeper;
import vn.toancanh.app.tour.Tour;
import vn.toancanh.report.PrinterPrinting;
import vn.toancanh.storage.Profile;
import vn.toancanh.uidesk.DeskFaces;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.error.ErrorWindow;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.sound.EspeakVoice;
import vn.toancanh.uikit.sound.Loudspeaker;
import vn.toancanh.uikit.sound.Sounds;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.watch.FreezeWatchdog;
import vn.toancanh.uikit.watch.Ticker;
import vn.toancanh.uikit.window.WindowPlaces;

/**
 * The console's window and what stands around it: joins the ring to the station, catches what nobody else catches, and ends
 * everything in order. JavaFX thread.
 */
final class ConsoleApp {
    static final String VERSION = "0.1.0";

    /** Deadlines and clocks are the city's: all cities of the packs share one zone. */
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final double DEFAULT_WIDTH = 1600;
    private static final double DEFAULT_HEIGHT = 900;
    /** What the frame of a window takes of its height, about, in pixels. */
    private static final double FRAME = 36;

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleApp.class);

    private final Options options;
    private final Profile profile;
    private final InstantSource clock;
    private final ExecutorService paper = Executors.newSingleThreadExecutor(ConsoleApp::daemon);
    private final DutyBookKeeper book;
    private final Messages messages;
    // Each of its own: no sentence may keep an alarm waiting, and no sound a search.
    private final ExecutorService speaker = Executors.newSingleThreadExecutor(ConsoleApp::daemon);
    private final ExecutorService voice = Executors.newSingleThreadExecutor(ConsoleApp::daemon);
    private final ExecutorService worker = Executors.newFixedThreadPool(2, ConsoleApp::daemon);
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(ConsoleApp::daemon);
    private final Wiring wiring;
    private final Consumer<String> say;
    private final FxBridge bridge;
    private final Ticker ticker;
    private final Station station;
    private final Seat seat;
    private final Faces faces;
    private final Stage stage = new Stage();
    private final ErrorWindow errors;
    private final FreezeWatchdog freezes;

    /**
     * @param wiring started; what it has read by then is in the first picture
     * @param gatewayHost under which name the gateway is reached
     * @param say prints a line to whoever started the console
     */
    ConsoleApp(
            Options options,
            Profile profile,
            Messages messages,
            Wiring wiring,
            String gatewayHost,
            Consumer<String> say) {
        this.say = say;
        this.options = options;
        this.profile = profile;
        this.messages = messages;
        this.wiring = wiring;
        this.bridge = FxBridge.of(wiring.ring(), System::nanoTime);
        this.clock = wiring.ring().clock();
        this.ticker = new Ticker(clock);
        this.station = Station.of(
                wiring.ring(), bridge, messages, new Format(messages, ZONE), ticker, clock, wiring.settings(), worker);
        this.faces = new Faces(station, wiring, gatewayHost);
        this.book = new DutyBookKeeper(
                wiring.ring(),
                profile.directory(),
                messages,
                new Format(messages, ZONE),
                new PrinterPrinting(),
                clock,
                paper);
        Seats seats = new Seats(
                stage,
                messages,
                () -> quit(0),
                book,
                paper,
                wiring.photos(),
                profile.directory().resolve("exports"));
        this.seat = switch (options.station) {
            case field -> seats.field(station, faces.maps());
            case wall ->
                new WallSeat(
                        station,
                        faces.maps(),
                        faces.cameras(),
                        options.tour == null && !options.firstPaint,
                        this::prepare);
            case desk ->
                seats.desk(
                        station,
                        new Sounds(
                                new Loudspeaker(speaker),
                                clock,
                                EspeakVoice.find(voice, () -> messages.language())
                                        .orElse(null)),
                        new DeskFaces(faces.maps(), faces.cameras()));
        };
        if (options.lang != null) {
            messages.languageProperty().set(Language.of(options.lang));
        }
        this.errors = new ErrorWindow(messages, seat.density(), () -> stage);
        this.freezes = new FreezeWatchdog(bridge::later, System::nanoTime);
    }

    /** Shows the window. */
    void open() {
        WindowClass.name();
        Thread.setDefaultUncaughtExceptionHandler((t, e) -> bridge.later(() -> fail(e)));
        bridge.onFailure(this::fail);
        Scene scene = scene();
        WindowIcon.put(stage);
        title();
        bridge.watch((state, touched) -> {
            if (touched.all()) {
                title();
            }
        });
        messages.languageProperty().addListener((o, was, is) -> title());
        stage.setOnCloseRequest(e -> quit(0));
        profile.onShow(() -> bridge.later(() -> {
            stage.setIconified(false);
            stage.toFront();
            stage.requestFocus();
        }));
        FirstPaint paint = new FirstPaint(scene, () -> {
            if (options.firstPaint) {
                new StartReport(scene, say, () -> quit(0)).painted();
            }
        });
        seat.attach();
        ticker.watch(now -> book.tick());
        ticker.start(watch, bridge::later);
        if (!seat.hasOwnWindows()) {
            stage.show();
        }
        freezes.start(watch);
        TypingNotice.of(System.getProperty("javafx.version", ""), messages).ifPresent(LOG::warn);
        if (options.tour != null && options.control != null) {
            StationTourStage tour = new StationTourStage(
                    stage,
                    seat,
                    wiring.ring(),
                    bridge,
                    messages,
                    paint,
                    options.gateway == null ? "" : options.gateway,
                    this::quit);
            Thread t = new Thread(new Tour(tour, options.control, options.tour), "tour");
            t.setDaemon(true);
            t.start();
        }
    }

    /** The scene in its stage, already as large as it will be about: one that grows at its first picture is styled twice. */
    private Scene scene() {
        if (options.tour != null) {
            // Without a frame the scene is exactly as large as the step says.
            stage.initStyle(StageStyle.UNDECORATED);
            Scene scene = new Scene(seat.root());
            stage.setScene(scene);
            return scene;
        }
        new WindowPlaces(wiring.settings()).manage(stage, options.station.name(), DEFAULT_WIDTH, DEFAULT_HEIGHT);
        Rectangle2D screen = Screen.getScreensForRectangle(stage.getX(), stage.getY(), 1, 1).stream()
                .findFirst()
                .orElseGet(Screen::getPrimary)
                .getVisualBounds();
        double width = stage.isMaximized() ? screen.getWidth() : stage.getWidth();
        double height = stage.isMaximized() ? screen.getHeight() : stage.getHeight();
        Scene scene = new Scene(seat.root(), width, Math.max(1, height - FRAME));
        stage.setScene(scene);
        return scene;
    }

    /** A window of the wall: Ctrl Q ends it, there is no frame to do so. */
    private void prepare(Stage window) {
        WindowIcon.put(window);
        window.setTitle(messages.text("app.title"));
        window.getScene().setOnKeyPressed(e -> {
            if (e.getCode() == javafx.scene.input.KeyCode.Q && e.isShortcutDown()) {
                quit(0);
            }
        });
    }

    private void title() {
        String city = messages.text(bridge.shown().catalogue().cityName());
        // Whoever glances at the window list at three in the morning must not take the embedded city for the real one.
        String key = options.control == null ? "app.title-city" : "app.title-simulated";
        stage.setTitle(city.isEmpty() ? messages.text("app.title") : messages.text(key, city));
    }

    private void fail(Throwable e) {
        LOG.error("TC-A01 nobody handled this", e);
        errors.show(e);
    }

    private void quit(int status) {
        seat.detach();
        faces.close();
        freezes.close();
        ticker.close();
        errors.close();
        book.close();
        stage.hide();
        wiring.close();
        bridge.close();
        profile.close();
        worker.shutdownNow();
        speaker.shutdownNow();
        voice.shutdownNow();
        watch.shutdownNow();
        Platform.exit();
        if (status != 0) {
            System.exit(status);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread t = new Thread(task, "console");
        t.setDaemon(true);
        return t;
    }
}
