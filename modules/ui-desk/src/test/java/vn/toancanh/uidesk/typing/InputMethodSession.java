package vn.toancanh.uidesk.typing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A screen, a window manager, a message bus and an input method of our own, with settings and folders of their own. All that it
 * starts ends with it, also when the test's machine is told to end. Used by one thread.
 */
final class InputMethodSession implements AutoCloseable {
    /** Which input method. */
    enum Kind {
        IBUS,
        FCITX5
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> PROGRAMS = List.of(
            "Xvfb", "openbox", "dbus-daemon", "dbus-send", "xdotool", "ibus-daemon", "ibus", "fcitx5", "fcitx5-remote");

    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();
    private final Deque<Process> started = new ArrayDeque<>();
    private final Thread atEnd = new Thread(this::end, "typing-end");

    /** @param method {@code Telex} or {@code VNI} */
    InputMethodSession(Path folder, Kind kind, String method) throws IOException {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(atEnd);
        try {
            settings(method);
            screen();
            bus();
            if (kind == Kind.IBUS) {
                ibus();
            } else {
                fcitx();
            }
        } catch (IOException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** What must be installed and is not, empty if all is there. */
    static List<String> missing() {
        List<String> out = new ArrayList<>(PROGRAMS.stream()
                .filter(p ->
                        Stream.of(System.getenv("PATH").split(":")).noneMatch(d -> Files.isExecutable(Path.of(d, p))))
                .toList());
        for (String file :
                List.of("/usr/share/ibus/component/unikey.xml", "/usr/share/fcitx5/inputmethod/unikey.conf")) {
            if (!Files.exists(Path.of(file))) {
                out.add(file);
            }
        }
        return out;
    }

    private void settings(String method) throws IOException {
        for (String name : List.of("config", "data", "cache", "run")) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.setPosixFilePermissions(folder.resolve("run"), PosixFilePermissions.fromString("rwx------"));
        environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        environment.put("XDG_DATA_HOME", folder.resolve("data").toString());
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        environment.put("XDG_RUNTIME_DIR", folder.resolve("run").toString());
        // A file instead of dconf, which would be a daemon more.
        environment.put("GSETTINGS_BACKEND", "keyfile");
        String locale = locale();
        environment.put("LANG", locale);
        environment.put("LC_ALL", locale);
        write(
                "config/glib-2.0/settings/keyfile",
                "[org/freedesktop/ibus/engine/unikey]\ninput-method='" + method.toLowerCase(Locale.ROOT)
                        + "'\n[org/freedesktop/ibus/general]\npreload-engines=['Unikey']\n");
        write("config/fcitx5/conf/unikey.conf", "InputMethod=" + method + "\n");
        write(
                "config/fcitx5/profile",
                "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=unikey\n[Groups/0/Items/0]\nName=unikey\nLayout=\n"
                        + "[GroupOrder]\n0=Default\n");
        write("config/fcitx5/config", "[Behavior]\nActiveByDefault=True\n");
        // Without service folders: nothing is started that we did not start.
        write(
                "bus.conf",
                "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\""
                        + " \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n<busconfig><type>session</type>"
                        + "<keep_umask/><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth><policy context=\"default\">"
                        + "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/>"
                        + "</policy></busconfig>\n");
    }

    private String locale() {
        return run("locale", "-a").lines().anyMatch(l -> l.equalsIgnoreCase("vi_VN.utf8")) ? "vi_VN.UTF-8" : "C.UTF-8";
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void screen() throws IOException {
        Path number = folder.resolve("screen.out");
        start("screen", "Xvfb", "-displayfd", "1", "-screen", "0", "2560x1440x24", "-nolisten", "tcp", "-noreset");
        environment.put("DISPLAY", ":" + word(number));
        start("openbox", "openbox", "--sm-disable");
    }

    private void bus() throws IOException {
        start("bus", "dbus-daemon", "--config-file=" + folder.resolve("bus.conf"), "--nofork", "--print-address=1");
        environment.put("DBUS_SESSION_BUS_ADDRESS", word(folder.resolve("bus.out")));
    }

    private void ibus() throws IOException {
        environment.put("GTK_IM_MODULE", "ibus");
        environment.put("XMODIFIERS", "@im=ibus");
        start("ibus", "ibus-daemon", "--panel", "disable");
        until("ibus-unikey is chosen", () -> {
            run("ibus", "engine", "Unikey");
            return run("ibus", "engine").strip().equals("Unikey");
        });
    }

    private void fcitx() throws IOException {
        environment.put("GTK_IM_MODULE", "fcitx");
        environment.put("XMODIFIERS", "@im=fcitx");
        start("fcitx5", "fcitx5", "--disable=wayland");
        until("fcitx5 is on the bus", () -> run(
                        "dbus-send",
                        "--session",
                        "--print-reply",
                        "--dest=org.freedesktop.DBus",
                        "/",
                        "org.freedesktop.DBus.NameHasOwner",
                        "string:org.fcitx.Fcitx5")
                .contains("boolean true"));
    }

    private static void until(String what, java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(condition);
    }

    /** The first word that a program printed. */
    private static String word(Path file) {
        return Awaitility.await(file.getFileName().toString())
                .atMost(PATIENCE)
                .until(() -> Files.readString(file), s -> s.endsWith("\n"))
                .strip();
    }

    private void start(String name, String... command) throws IOException {
        started.push(builder(command)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .redirectError(folder.resolve(name + ".err").toFile())
                .start());
    }

    /** A program in this session. */
    ProcessBuilder builder(String... command) {
        ProcessBuilder b = new ProcessBuilder(command);
        b.environment().keySet().removeAll(List.of("WAYLAND_DISPLAY", "XAUTHORITY", "IBUS_ADDRESS", "LANGUAGE"));
        b.environment().putAll(environment);
        return b;
    }

    /** Runs a program to its end and gives what it printed. */
    String run(String... command) {
        try {
            Process p = builder(command).redirectErrorStream(true).start();
            String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!p.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                p.destroyForcibly();
            }
            return out;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException e) {
            // The machine ends; the hook does what we do.
            return;
        }
        end();
    }

    private void end() {
        while (!started.isEmpty()) {
            Process p = started.pop();
            // The daemons start engines of their own.
            List<ProcessHandle> all = new ArrayList<>(p.descendants().toList());
            all.add(p.toHandle());
            all.forEach(ProcessHandle::destroy);
            all.forEach(h -> {
                try {
                    h.onExit().get(3, TimeUnit.SECONDS);
                } catch (Exception e) {
                    h.destroyForcibly();
                }
            });
        }
    }
}
