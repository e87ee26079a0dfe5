package vn.toancanh.app.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.port.Printing;
import vn.toancanh.core.port.Ring;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.core.state.CityState;
import vn.toancanh.report.PdfWriter;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;

/**
 * Keeps {@code duty-book.pdf} in the profile fresh: every five minutes, and at once when the link is lost, for then it may
 * soon be needed; the first one ten seconds after there is something to write. {@link #tick} may be called from any thread;
 * writing and printing happen on the worker.
 */
public final class DutyBookKeeper implements AutoCloseable {
    public static final Duration EVERY = Duration.ofMinutes(5);
    public static final String FILE = "duty-book.pdf";

    /** A start has other things to do: the book of the last shift lies there meanwhile. */
    static final Duration FIRST_AFTER = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(DutyBookKeeper.class);

    private final Ring ring;
    private final Path file;
    private final DutyBookText text;
    private final Printing printing;
    private final InstantSource clock;
    private final Executor worker;
    private final Subscription hearing;
    private final AtomicReference<@Nullable Instant> asked = new AtomicReference<>();
    private final AtomicReference<@Nullable Instant> known = new AtomicReference<>();
    private volatile LinkState link = LinkState.CONNECTING;

    /** What became of the wish to print. */
    public sealed interface Printed {
        record OnPaper(String printer) implements Printed {}

        /** No paper: the file lies here. */
        record FileOnly(Path file) implements Printed {}

        record Failed() implements Printed {}
    }

    /** @param worker one thread: two books are never written at once */
    public DutyBookKeeper(
            Ring ring,
            Path profile,
            Messages words,
            Format format,
            Printing printing,
            InstantSource clock,
            Executor worker) {
        this.ring = ring;
        this.file = profile.resolve(FILE);
        this.text = new DutyBookText(words, format);
        this.printing = printing;
        this.clock = clock;
        this.worker = worker;
        this.hearing = ring.subscribe(this::heard);
    }

    /** Once in a while: asks for a new book when the last one is five minutes old, and for the first one soon. */
    public void tick() {
        if (!isKnown(ring.state())) {
            return;
        }
        Instant now = clock.instant();
        known.compareAndSet(null, now);
        Instant last = asked.get();
        Instant due = last == null ? known.get().plus(FIRST_AFTER) : last.plus(EVERY);
        boolean setBack = now.isBefore(last == null ? known.get() : last);
        if (!now.isBefore(due) || setBack) {
            asked.set(now);
            worker.execute(this::write);
        }
    }

    private void heard(CityState s) {
        LinkState was = link;
        link = s.link().state();
        // A console that has just started is not held up by a book: its first one comes in a moment.
        if (link == LinkState.OFFLINE && was != LinkState.OFFLINE && asked.get() != null) {
            asked.set(clock.instant());
            worker.execute(this::write);
        }
    }

    /** Before the first word there is nothing to write, and the book of the last shift is better than an empty one. */
    private static boolean isKnown(CityState s) {
        return !s.catalogue().id().isEmpty();
    }

    /** Writes a fresh book and prints it. Blocks; runs on the worker. */
    public Printed print() {
        if (!write()) {
            return new Printed.Failed();
        }
        Printing.Outcome out = printing.print(file);
        return out instanceof Printing.Outcome.Taken t ? new Printed.OnPaper(t.printer()) : new Printed.FileOnly(file);
    }

    private boolean write() {
        try {
            new PdfWriter().write(text.of(ring.state(), clock.instant()), file);
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.warn("TC-E33 the duty book is not written: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        hearing.close();
        if (worker instanceof ExecutorService e) {
            e.shutdown();
        }
    }
}
