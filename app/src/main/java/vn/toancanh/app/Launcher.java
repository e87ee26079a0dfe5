package vn.toancanh.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.text.Sanitiser;
import vn.toancanh.link.BadAddressException;
import vn.toancanh.link.GatewayAddress;
import vn.toancanh.link.HttpCityGateway;
import vn.toancanh.link.LinkOptions;
import vn.toancanh.storage.InstanceLock;
import vn.toancanh.storage.Profile;
import vn.toancanh.uidesk.DeskStation;
import vn.toancanh.uifield.FieldStation;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.theme.Theme;
import vn.toancanh.uimap.MapMaker;
import vn.toancanh.uiwall.WallStation;
import vn.toancanh.wire.Json;

/**
 * The console's main class; no {@code Application} subclass, so that JavaFX may lie on the class path. Exit status: 0 done,
 * 1 the tour was not complete, 2 wrong words on the command line, 3 a second start on a profile in use, 4 no display, 5 the
 * profile cannot be used at all, 6 the embedded city was offered and not wanted.
 */
public final class Launcher {
    static final int WRONG_WORDS = 2;
    static final int SECOND_START = 3;
    static final int NO_DISPLAY = 4;
    static final int NO_PROFILE = 5;

    /** Where installer/serve listens when it is told nothing. */
    private static final String DEFAULT_GATEWAY = "http://127.0.0.1:8080";

    private static final int LONGEST_ECHO = 200;
    private static final int LONGEST_SENTENCE = 1_000;

    private Launcher() {}

    public static void main(String[] args) {
        CompilerManners.mind();
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int status = start(args, System.getenv(), err);
        if (status != 0) {
            System.exit(status);
        }
    }

    /**
     * Starts the console; a status other than 0 means that it did not, and that {@code err} has the reason in one line.
     *
     * @param env of the process
     */
    public static int start(String[] args, Map<String, String> env, PrintStream err) {
        Options options = new Options();
        CommandLine line = new CommandLine(options);
        try {
            line.parseArgs(args);
        } catch (CommandLine.ParameterException e) {
            err.println(new Words(language(args)).say("app.wrong-words", line(e.getMessage())));
            return WRONG_WORDS;
        }
        Words words = new Words(language(args));
        if (line.isUsageHelpRequested() || line.isVersionHelpRequested()) {
            line.setResourceBundle(words.bundle());
            line.usage(err);
            return 0;
        }
        if (options.offerCity || options.tell != null) {
            return ask(options, env, words, err);
        }
        GatewayAddress gateway;
        try {
            gateway = GatewayAddress.parse(options.gateway == null ? DEFAULT_GATEWAY : options.gateway);
        } catch (BadAddressException e) {
            err.println(words.say("app.bad-gateway", line(options.gateway)));
            return WRONG_WORDS;
        }
        if (isLinux() && env.getOrDefault("DISPLAY", "").isEmpty()) {
            err.println(words.say("app.no-display"));
            return NO_DISPLAY;
        }
        Path directory = options.profile == null ? Profile.defaultDirectory() : options.profile;
        Profile profile;
        try {
            profile = Profile.open(directory);
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.LOCKED) {
                boolean shown = InstanceLock.askToShow(directory);
                err.println(words.say(shown ? "app.second-start" : "app.second-start-silent", directory));
                return SECOND_START;
            }
            err.println(words.say("app.no-profile", directory, e.getMessage()));
            return NO_PROFILE;
        }
        // The toolkit and what lies below the faces start side by side; the window waits for both.
        CompletableFuture<Wiring> wired = new CompletableFuture<>();
        Messages messages = new Messages(
                "app", DeskStation.BUNDLE, FieldStation.BUNDLE, MapMaker.BUNDLE, "uivideo", WallStation.BUNDLE);
        try {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            Platform.startup(() -> {
                Theme.base();
                new ConsoleApp(options, profile, messages, wired.join(), gateway.host(), out::println).open();
            });
        } catch (RuntimeException | UnsatisfiedLinkError e) {
            profile.close();
            err.println(words.say("app.no-display"));
            return NO_DISPLAY;
        }
        wire(wired, profile, gateway, messages);
        return 0;
    }

    /** The small window before the console; waits for its answer. */
    private static int ask(Options options, Map<String, String> env, Words words, PrintStream err) {
        Messages messages = new Messages("app");
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        if (isLinux() && env.getOrDefault("DISPLAY", "").isEmpty()) {
            err.println(words.say("app.no-display"));
            return NO_DISPLAY;
        }
        try {
            Platform.startup(() -> {
                if (options.lang != null) {
                    messages.languageProperty().set(Language.of(options.lang));
                }
                StartWindow window = new StartWindow(messages, answer::complete);
                if (options.tell != null) {
                    window.tell(Sanitiser.line(options.tell, LONGEST_SENTENCE));
                } else {
                    window.offerCity();
                }
            });
        } catch (RuntimeException | UnsatisfiedLinkError e) {
            err.println(words.say("app.no-display"));
            return NO_DISPLAY;
        }
        int status = answer.join();
        Platform.exit();
        return status;
    }

    /** The language that was asked for, even on a command line that is not understood otherwise. */
    private static String language(String[] args) {
        for (int i = 0; i < args.length; i++) {
            boolean next = args[i].equals("--lang") && i + 1 < args.length;
            if (args[i].equals("--lang=en") || (next && args[i + 1].equals("en"))) {
                return "en";
            }
        }
        return "vi";
    }

    /** What somebody typed, fit to stand in a sentence; a name and password in an address are not for the screen. */
    private static String line(@Nullable String typed) {
        return typed == null ? "" : Sanitiser.line(typed, LONGEST_ECHO).replaceAll("//[^/\\s]*@", "//…@");
    }

    private static void wire(
            CompletableFuture<Wiring> wired, Profile profile, GatewayAddress address, Messages messages) {
        try {
            InstantSource clock = InstantSource.system();
            HttpCityGateway gateway = new HttpCityGateway(
                    address,
                    new Json(),
                    () -> messages.language().tag(),
                    clock,
                    LinkOptions.standard(ConsoleApp.VERSION));
            Wiring wiring = new Wiring(profile, gateway, clock);
            wiring.start(); // the stores are read while the window is made
            wired.complete(wiring);
        } catch (RuntimeException | Error e) {
            wired.completeExceptionally(e);
        }
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }
}
