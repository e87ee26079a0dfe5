package vn.toancanh.city;

import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.city.model.CityStoreException;
import vn.toancanh.city.sim.Pace;
import vn.toancanh.wire.pack.CityPack;
import vn.toancanh.wire.pack.PackException;
import vn.toancanh.wire.pack.PackProblem;
import vn.toancanh.wire.pack.PackReader;
import vn.toancanh.wire.pack.PackReading;
import vn.toancanh.wire.pack.PackSource;
import vn.toancanh.wire.pack.Story;

/**
 * Starts a city and says on standard output where it can be reached: {@code READY address}, then {@code CONTROL address},
 * and {@code RTSP address} when its cameras can be seen. Runs until it is told to end. Exit status 2 for a command line that cannot be understood, 1 for anything else that is in the way.
 */
public final class CityMain {
    private static final Logger LOG = LoggerFactory.getLogger(CityMain.class);
    private static final long BEAT_MILLIS = 2_000;

    private CityMain() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int status = run(args, out, err);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int run(String[] args, PrintStream out, PrintStream err) {
        String language = Locale.getDefault().getLanguage();
        Words words = new Words();
        Options options;
        try {
            options = Options.parse(args);
        } catch (Refusal e) {
            err.println("city: " + e.sentence(words, language));
            err.print(Options.usage(language));
            return 2;
        } catch (InvalidPathException e) {
            err.println("city: " + new Refusal("path", e.getInput()).sentence(words, language));
            return 2;
        }
        if (options.help()) {
            out.print(Options.usage(language));
            return 0;
        }
        try {
            CityPack pack = read(options);
            Long seed = options.seed();
            CityServer server = new CityServer(
                    new CityServer.Config(
                            pack,
                            options.db(),
                            InetAddress.getByName(options.host()),
                            options.port(),
                            options.controlPort(),
                            seed == null ? pack.story().seed() : seed,
                            pace(options.pace(), pack.story()),
                            options.speed(),
                            BEAT_MILLIS,
                            CityModel.LOG_LIMIT,
                            true,
                            options.clips(),
                            options.rtspPort()),
                    Clock.systemUTC(),
                    System::nanoTime,
                    System::nanoTime);
            CountDownLatch end = new CountDownLatch(1);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                server.close();
                                end.countDown();
                            },
                            "city-end"));
            out.println("READY http://" + shown(options.host()) + ":" + server.port());
            out.println("CONTROL http://127.0.0.1:" + server.controlPort());
            if (server.rtspPort() > 0) {
                out.println("RTSP rtsp://" + shown(options.host()) + ":" + server.rtspPort());
            }
            end.await();
            return 0;
        } catch (Refusal e) {
            err.println("city: " + e.sentence(words, language));
        } catch (PackException | IllegalArgumentException e) {
            err.println("city: " + e.getMessage());
        } catch (UnknownHostException e) {
            err.println("city: " + new Refusal("no-host", options.host()).sentence(words, language));
        } catch (BindException e) {
            err.println("city: "
                    + new Refusal("port-taken", ports(options), options.host(), said(e)).sentence(words, language));
        } catch (CityStoreException e) {
            err.println("city: "
                    + new Refusal("db", String.valueOf(options.db()), said(root(e))).sentence(words, language));
        } catch (IOException e) {
            err.println("city: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (JavalinBindException e) {
            err.println("city: " + new Refusal("control-taken", options.controlPort()).sentence(words, language));
        } catch (RuntimeException e) {
            LOG.error("The city cannot start.", e);
            err.println("city: " + e.getMessage());
        }
        return 1;
    }

    private static Pace pace(String id, Story story) {
        if (!Pace.names(story).contains(id)) {
            throw new Refusal("pace", id, String.join(", ", Pace.names(story)));
        }
        return Pace.of(id, story);
    }

    private static String said(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static Throwable root(Throwable e) {
        Throwable r = e;
        for (Throwable c = r.getCause(); c != null; c = c.getCause()) {
            r = c;
        }
        return r;
    }

    private static CityPack read(Options options) throws PackException {
        String city = options.city();
        if (!city.matches("[a-z0-9][a-z0-9-]{0,60}")) {
            throw new Refusal("city", city);
        }
        Path packs = options.packs();
        PackReading reading = new PackReader()
                .read(packs == null ? PackSource.classPath(city) : PackSource.directory(packs.resolve(city)));
        String language = Locale.getDefault().getLanguage();
        for (PackProblem p : reading.problems()) {
            LOG.warn("{}", p.line(language));
        }
        if (!reading.starts()) {
            throw new Refusal("pack-empty", String.join(", ", reading.missing()), city);
        }
        return reading.pack();
    }

    private static String ports(Options o) {
        return o.rtspPort() == 0 ? String.valueOf(o.port()) : o.port() + " or " + o.rtspPort();
    }

    private static String shown(String host) {
        return host.contains(":") ? "[" + host + "]" : host.equals("0.0.0.0") ? "127.0.0.1" : host;
    }
}
