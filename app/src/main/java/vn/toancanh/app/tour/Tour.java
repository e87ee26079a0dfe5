package vn.toancanh.app.tour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.scene.image.WritableImage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.model.Person;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.tour.Png;
import vn.toancanh.uikit.tour.TourStep;

/**
 * Runs the tour on a thread of its own: signs in, walks through the rooms' steps in three sizes and two languages, cuts the
 * link and lets it return. A step that is not reached in time is written down, the tour goes on, and its status says so.
 */
public final class Tour implements Runnable {
    /** Effective sizes that the charter names. */
    static final int[][] SIZES = {{1920, 1080}, {1366, 768}, {2560, 1440}};

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(Tour.class);

    private final TourStage stage;
    private final TourCity city;
    private final Path dir;
    final TourLog log = new TourLog();
    private int width = SIZES[0][0];
    private int height = SIZES[0][1];

    /** @param control address of the embedded city's control port */
    public Tour(TourStage stage, String control, Path dir) {
        this.stage = stage;
        this.city = new TourCity(control);
        this.dir = dir;
    }

    @Override
    public void run() {
        int status = 1;
        try {
            Files.createDirectories(dir);
            if (stage.isLaptop()) {
                new LaptopWalk(this, stage, city, dir).walk();
            } else if (stage.isUnattended()) {
                new WallWalk(this, stage, city).walk();
            } else {
                walk();
            }
            log.write(dir, stage.firstPaintMillis());
            status = log.isComplete() ? 0 : 1;
            log.missed().forEach(m -> LOG.error("TC-T01 not reached: {} ({})", m.name(), m.why()));
        } catch (IOException | RuntimeException e) {
            LOG.error("TC-T02 the tour broke off", e);
        }
        int end = status;
        stage.later(() -> stage.end(end));
    }

    private void walk() throws IOException {
        size(SIZES[0]);
        step("sign-in", "who is on duty: the sign-in", () -> {}, stage::isSignInShown);
        signIn();
        photos();
        int n = 0;
        for (TourStep s : steps()) {
            shot(String.format("1920-%02d-%s", ++n, s.name()), s);
        }
        TourStep main = steps().get(0);
        linkCut(main);
        stage.later(() -> stage.language(Language.EN));
        n = 0;
        for (TourStep s : steps()) {
            shot(String.format("english-%02d-%s", ++n, s.name()), s);
        }
        stage.later(() -> stage.language(Language.VI));
        for (int i = 1; i < SIZES.length; i++) {
            size(SIZES[i]);
            n = 0;
            for (TourStep s : steps()) {
                shot(String.format("%d-%02d-%s", width, ++n, s.name()), s);
            }
        }
        size(SIZES[0]);
        city.calm();
        BooleanSupplier isCalm = () -> state().shown().values().stream()
                .noneMatch(c -> c.state().isOpen() && c.priority().digit() < 4);
        // Only then is there nothing left to select.
        await("calm", isCalm);
        step("calm", "a calm city: grey, nothing needs a person", steps().get(0).run(), isCalm);
        RareMoments rare = new RareMoments(this, stage, city);
        rare.burst();
        rare.conflict(main);
        rare.supervisor();
        refusedSignIn();
    }

    void signIn() {
        signIn(stage.role());
    }

    void signIn(String role) {
        try {
            List<Person> people = stage.ring().people().toCompletableFuture().get(20, TimeUnit.SECONDS);
            Person me = people.stream()
                    .filter(p -> p.role().equals(role))
                    .findFirst()
                    .orElse(people.get(0));
            stage.ring().signIn(me.id()).toCompletableFuture().get(20, TimeUnit.SECONDS);
            await("signed in", () -> stage.isDeskShown() && !state().shown().isEmpty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.miss("signed-in", String.valueOf(e.getMessage()));
        }
    }

    /** Two photos on the case that the first page shows, as people nearby send them. */
    void photos() throws IOException {
        TourStep home = steps().get(0);
        onFx(() -> {
            home.run().run();
            return true;
        });
        await("first page", home.ready());
        Path folder = Files.createTempDirectory("toancanh-tour");
        List<Path> files = List.of(folder.resolve("IMG_2041.png"), folder.resolve("IMG_2042.png"));
        Png.write(onFx(TourPhotos::landscape), files.get(0));
        Png.write(onFx(TourPhotos::upright), files.get(1));
        stage.later(() -> {
            home.run().run();
            files.forEach(stage::photo);
        });
        await("photos", () -> state().shown().values().stream()
                .anyMatch(c -> c.attachments().size() >= files.size()));
        for (Path f : files) {
            Files.deleteIfExists(f);
        }
        Files.deleteIfExists(folder);
    }

    private void linkCut(TourStep main) throws IOException {
        city.cut();
        Instant cut = Instant.now();
        step(
                "link-cut",
                "the link is lost: every age runs, the work goes on",
                main.run(),
                () -> state().link().state() == LinkState.OFFLINE
                        && Instant.now().isAfter(cut.plusSeconds(8)));
        step(
                "offline-acts",
                "acts done without a link: saved here, marked on the row, counted, not called sent",
                stage::actOffline,
                () -> state().unsent() >= 2);
        shot("offline-outbox", named("outbox"));
        city.heal();
        stage.ring().retryNow();
        step(
                "reconnected",
                "the link is back: the outbox has drained and the marks are gone",
                main.run(),
                () -> state().link().state() == LinkState.ONLINE && state().unsent() == 0);
    }

    private void refusedSignIn() throws IOException {
        city.cut();
        stage.ring().signOut();
        step(
                "error",
                "the city cannot be reached at the sign-in: one sentence and what to do",
                () -> {},
                () -> stage.isSignInShown() && stage.isErrorShown());
        city.heal();
    }

    TourStep named(String name) {
        return steps().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no step " + name));
    }

    List<TourStep> steps() {
        return onFx(stage::steps);
    }

    CityState state() {
        return stage.ring().state();
    }

    void size(int[] wh) {
        width = wh[0];
        height = wh[1];
        stage.later(() -> stage.size(wh[0], wh[1]));
        await("size " + width, () -> stage.hasSize(wh[0], wh[1]));
    }

    void step(String name, String shows, Runnable go, BooleanSupplier ready) {
        shot(name, new TourStep(name, shows, go, ready, stage::counts));
    }

    void shot(String name, TourStep s) {
        try {
            onFx(() -> {
                s.run().run();
                return true;
            });
        } catch (RuntimeException e) {
            log.miss(name, String.valueOf(e));
            return;
        }
        if (!await(name, s.ready())) {
            return;
        }
        pulses(8);
        String file = name + ".png";
        Map<String, Object> counts = new HashMap<>();
        WritableImage image = onFx(() -> {
            counts.putAll(stage.counts());
            counts.putAll(s.counts().get());
            return stage.picture();
        });
        try {
            Png.write(image, dir.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        log.add(new TourLog.Shot(
                name,
                file,
                s.shows(),
                (int) image.getWidth(),
                (int) image.getHeight(),
                stage.languageTag(),
                state().link().state().name(),
                counts));
    }

    /** Asks once a pulse, on the JavaFX thread. */
    boolean await(String name, BooleanSupplier ready) {
        CompletableFuture<Boolean> reached = new CompletableFuture<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        stage.later(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (ready.getAsBoolean()) {
                    stop();
                    reached.complete(true);
                } else if (System.nanoTime() > end) {
                    stop();
                    reached.complete(false);
                }
            }
        }.start());
        boolean ok = get(reached);
        if (!ok) {
            log.miss(name, "not ready within " + PATIENCE.toSeconds() + " s");
        }
        return ok;
    }

    private void pulses(int n) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        stage.later(() -> new AnimationTimer() {
            private int left = n;

            @Override
            public void handle(long now) {
                if (--left <= 0) {
                    stop();
                    done.complete(true);
                }
            }
        }.start());
        get(done);
    }

    <T> T onFx(Supplier<T> task) {
        CompletableFuture<T> done = new CompletableFuture<>();
        stage.later(() -> {
            try {
                done.complete(task.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return get(done);
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e.getCause() == null ? e : e.getCause());
        }
    }
}
