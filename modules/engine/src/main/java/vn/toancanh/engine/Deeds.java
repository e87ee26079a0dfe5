package vn.toancanh.engine;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.Base;
import vn.toancanh.core.command.CaseWorkflow;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.HarmlessWords;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.command.Outcome;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.port.Receipt;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.state.CityReducer;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Trouble;
import vn.toancanh.core.text.Sanitiser;

/**
 * The write path on the loop: an act is checked by the workflow, made durable, then shown; only then the tick. State loop
 * only.
 */
final class Deeds {
    /** The same act on the same version of the same case within this time is one act whose button was hit twice. */
    private static final Duration DOUBLE_CLICK = Duration.ofSeconds(2);

    /** A disk that refuses is not asked all the time: each look may wait for who holds the file. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Deeds.class);

    private final EngineParts parts;
    private final StateLoop loop;
    private final Consumer<OutboxEntry> done;
    private final Runnable pump;
    private final Runnable writable;
    private final Supplier<UUID> ids;
    private long looked;
    private @Nullable Last last;

    /** What was ticked last, to know a double click by. */
    private record Last(String caseId, Act act, long base, long nanos, long n) {}

    /**
     * @param done told of each new entry
     * @param pump called when an entry has left the tray
     * @param writable called when acts can be kept again
     */
    Deeds(EngineParts parts, StateLoop loop, Consumer<OutboxEntry> done, Runnable pump, Runnable writable) {
        this.parts = parts;
        this.loop = loop;
        this.done = done;
        this.pump = pump;
        this.writable = writable;
        this.ids = UUID::randomUUID;
    }

    Receipt submit(String caseId, Act act) {
        return submit(caseId, act, null);
    }

    /** Sends the act in place of a tray entry, under a new key and on the city's present case. */
    Receipt resend(long n, Act act) {
        OutboxEntry old = inTray(n);
        return old == null
                ? new Receipt.Refused("no-such-entry")
                : submit(old.command().caseId(), act, old);
    }

    /** Gives a tray entry up, in the name of whoever is signed in; his reason stands where the city's words stood. */
    Receipt discard(long n, String reason) {
        Session session = loop.state().session();
        if (session == null) {
            return new Receipt.Refused("signed-out");
        }
        OutboxEntry old = inTray(n);
        if (old == null) {
            return new Receipt.Refused("no-such-entry");
        }
        OutboxEntry gone = old.ended(DeliveryState.DISCARDED, because(old.problem(), reason), old.cityCase());
        try {
            parts.outbox().discard(gone, session.actor());
        } catch (StoreException e) {
            return trouble(e);
        }
        loop.update(s -> CityReducer.outbox(s, gone));
        pump.run();
        return new Receipt.Ticked(n);
    }

    private static @Nullable Problem because(@Nullable Problem cameBack, String reason) {
        String words = Sanitiser.clean(reason, Act.MAX_TEXT).strip();
        if (words.isEmpty()) {
            return cameBack;
        }
        return cameBack == null
                ? new Problem("discarded", 0, words)
                : new Problem(cameBack.code(), cameBack.status(), words);
    }

    /**
     * While acts cannot be kept, looks now and then whether they can: no act will find it out, for every button that does one
     * is locked.
     */
    void tick() {
        var troubles = loop.state().troubles();
        long now = parts.nanos().getAsLong();
        boolean locked = troubles.contains(Trouble.OUTBOX_UNWRITABLE) || troubles.contains(Trouble.READ_ONLY);
        if (!locked || now - looked < LOOK_EVERY.toNanos()) {
            return;
        }
        looked = now;
        try {
            parts.outbox().tryWriting();
        } catch (StoreException e) {
            LOG.debug("acts can still not be kept: {}", e.getMessage());
            return;
        }
        LOG.info("acts can be kept again");
        loop.update(s -> CityReducer.trouble(
                CityReducer.trouble(s, Trouble.OUTBOX_UNWRITABLE, false), Trouble.READ_ONLY, false));
        writable.run();
    }

    /** Shows that the outbox cannot be used and words the refusal. */
    Receipt trouble(StoreException e) {
        looked = parts.nanos().getAsLong();
        LOG.error("TC-E13 the outbox cannot be used: {}", e.getMessage());
        boolean readOnly = e.kind() == StoreException.Kind.READ_ONLY;
        loop.update(s -> CityReducer.trouble(s, readOnly ? Trouble.READ_ONLY : Trouble.OUTBOX_UNWRITABLE, true));
        return new Receipt.Refused(
                switch (e.kind()) {
                    case FULL -> "disk-full";
                    case READ_ONLY -> "read-only";
                    default -> "outbox-unwritable";
                });
    }

    private Receipt submit(String caseId, Act wanted, @Nullable OutboxEntry replaces) {
        Act act = HarmlessWords.of(wanted);
        CityState s = loop.state();
        Session session = s.session();
        if (session == null) {
            return new Receipt.Refused("signed-out");
        }
        if (!session.may(act.right())) {
            return new Receipt.Refused("no-right");
        }
        Case shown = s.shown().get(caseId);
        Case confirmed = s.confirmed().get(caseId);
        if (shown == null || confirmed == null) {
            return new Receipt.Refused("no-such-case");
        }
        long nanos = parts.nanos().getAsLong();
        Last l = last;
        if (replaces == null
                && l != null
                && l.caseId().equals(caseId)
                && l.act().equals(act)
                && l.base() == confirmed.version()
                && nanos - l.nanos() < DOUBLE_CLICK.toNanos()) {
            return new Receipt.Ticked(l.n());
        }
        Command cmd = new Command(
                ids.get(),
                caseId,
                confirmed.version(),
                session.actor(),
                parts.clock().instant(),
                act);
        Outcome o = CaseWorkflow.apply(shown, cmd);
        if (o instanceof Outcome.Refused r) {
            return new Receipt.Refused(r.code());
        }
        if (o instanceof Outcome.NoChange && replaces == null) {
            return new Receipt.Nothing();
        }
        OutboxEntry entry;
        try {
            entry = replaces == null
                    ? parts.outbox().append(cmd.on(Base.of(confirmed)))
                    : parts.outbox().replace(replaces, cmd.on(Base.of(confirmed)));
        } catch (StoreException e) {
            return trouble(e);
        }
        loop.update(st -> {
            CityState next = CityReducer.trouble(st, Trouble.OUTBOX_UNWRITABLE, false);
            next = CityReducer.trouble(next, Trouble.DISK_FULL, parts.outbox().isOnLastRoom());
            if (replaces != null) {
                next = CityReducer.outbox(
                        next, replaces.ended(DeliveryState.REPLACED, replaces.problem(), replaces.cityCase()));
            }
            return CityReducer.outbox(next, entry);
        });
        last = new Last(caseId, act, confirmed.version(), nanos, entry.n());
        done.accept(entry);
        return new Receipt.Ticked(entry.n());
    }

    private @Nullable OutboxEntry inTray(long n) {
        return loop.state().outbox().stream()
                .filter(e -> e.n() == n && e.state().isInTray())
                .findFirst()
                .orElse(null);
    }
}
