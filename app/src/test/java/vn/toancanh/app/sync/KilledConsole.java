package vn.toancanh.app.sync;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import vn.toancanh.app.fixture.LiveCity;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.port.CityGateway;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.OutboxStore;
import vn.toancanh.core.port.Receipt;
import vn.toancanh.core.port.SessionKeeper;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.engine.CityRing;
import vn.toancanh.engine.EngineParts;
import vn.toancanh.engine.Timer;
import vn.toancanh.link.GatewayAddress;
import vn.toancanh.link.HttpCityGateway;
import vn.toancanh.link.LinkOptions;
import vn.toancanh.storage.Disk;
import vn.toancanh.storage.Profile;
import vn.toancanh.storage.Storage;
import vn.toancanh.wire.Json;

/**
 * A console without a face that writes notes as fast as the queue allows and says {@code T case number} after each tick, until
 * it is killed; or that only drains, and then says {@code DONE}. Its wall clock is wrong by hours, each time otherwise. Made
 * wrong on purpose by {@code new-keys} (each try has a key of its own) or {@code wall-order} (the queue goes by the clock).
 *
 * <p>Arguments: profile, url, mutation or {@code sound}, first number or {@code drain}, seed, cases.
 */
final class KilledConsole {
    private static final int MOST_UNSENT = 100;

    private KilledConsole() {}

    public static void main(String[] args) throws Exception {
        Path dir = Path.of(args[0]);
        String mutation = args[2];
        boolean drain = args[3].equals("drain");
        Random random = new Random(Long.parseLong(args[4]));
        Duration wrong = Duration.ofMinutes(random.nextInt(360) - 180);
        InstantSource clock = () -> Instant.now().plus(wrong);
        Json json = new Json();
        Profile profile = Profile.open(dir);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        ExecutorService network = Executors.newFixedThreadPool(12);
        ExecutorService disk = Executors.newSingleThreadExecutor();
        Storage storage = Storage.of(profile, clock, json, (delay, task) -> {}, Disk.REAL);
        LinkOptions options = new LinkOptions(
                Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(5), 32 << 20, 4 << 20, "test");
        CityGateway city = new HttpCityGateway(GatewayAddress.parse(args[1]), json, () -> "vi", clock, options);
        OutboxStore outbox = storage.outbox();
        CityRing ring = new CityRing(new EngineParts(
                mutation.equals("new-keys") ? newKeys(city) : city,
                storage.cache(),
                mutation.equals("wall-order") ? new WallOrder(outbox) : outbox,
                storage.spool(),
                new Nobody(),
                clock,
                System::nanoTime,
                new SplittableRandom(random.nextLong()),
                Executors.newSingleThreadExecutor(),
                network,
                disk,
                Timer.of(timer)));
        ring.start();
        ring.signIn(LiveCity.OPERATOR).toCompletableFuture().get(30, TimeUnit.SECONDS);
        while (ring.state().session() == null) {
            Thread.onSpinWait();
        }
        // One turn of the loop more: now the acts that an earlier run has left are in the state.
        ring.discard(-1, "").toCompletableFuture().get(30, TimeUnit.SECONDS);
        Semaphore changed = new Semaphore(0);
        ring.subscribe(s -> changed.release());
        List<String> cases = List.of(args[5].split(","));
        while (!ring.state().shown().keySet().containsAll(cases)) {
            changed.tryAcquire(100, TimeUnit.MILLISECONDS);
        }
        if (drain) {
            while (ring.state().unsent() > 0) {
                changed.tryAcquire(100, TimeUnit.MILLISECONDS);
            }
            System.out.println("DONE " + ring.state().tray().size());
            System.exit(0);
        }
        for (long n = Long.parseLong(args[3]); ; n++) {
            while (ring.state().unsent() > MOST_UNSENT) {
                changed.tryAcquire(20, TimeUnit.MILLISECONDS);
            }
            String id = cases.get(random.nextInt(cases.size()));
            Receipt r = ring.submit(id, new Act.AddNote("n" + n))
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            System.out.println((r instanceof Receipt.Ticked ? "T " : "refused ") + id + " " + n);
        }
    }

    private static CityGateway newKeys(CityGateway city) {
        return new HalfGateway(city) {
            @Override
            public ActionAnswer send(UUID key, byte[] frozen) throws GatewayException {
                UUID fresh = UUID.randomUUID();
                return super.send(fresh, renamed(frozen, key, fresh));
            }

            @Override
            public List<BatchAnswer> sendBatch(List<Keyed> acts) throws GatewayException {
                return super.sendBatch(acts.stream()
                        .map(k -> {
                            UUID fresh = UUID.randomUUID();
                            return new Keyed(fresh, renamed(k.frozen(), k.key(), fresh));
                        })
                        .toList());
            }
        };
    }

    private static byte[] renamed(byte[] frozen, UUID from, UUID to) {
        return new String(frozen, StandardCharsets.UTF_8)
                .replace(from.toString(), to.toString())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static final class Nobody implements SessionKeeper {
        @Override
        public Optional<Session> last() {
            return Optional.empty();
        }

        @Override
        public void keep(Session session) {}

        @Override
        public void forget() {}
    }

    /** An outbox whose places follow the wall clock at which an act was done. */
    private static final class WallOrder implements OutboxStore {
        private static final long STEP = 1_000_000;
        private final OutboxStore real;

        WallOrder(OutboxStore real) {
            this.real = real;
        }

        private static OutboxEntry out(OutboxEntry e) {
            return at(e, e.command().at().toEpochMilli() * STEP + e.n());
        }

        private static OutboxEntry in(OutboxEntry e) {
            return at(e, e.n() % STEP);
        }

        private static OutboxEntry at(OutboxEntry e, long n) {
            return new OutboxEntry(
                    n, e.command(), e.state(), e.attempts(), e.nextAt(), e.ackedVersion(), e.problem(), e.cityCase());
        }

        @Override
        public OutboxEntry append(Command command) throws StoreException {
            return out(real.append(command));
        }

        @Override
        public OutboxEntry replace(OutboxEntry old, Command edited) throws StoreException {
            return out(real.replace(in(old), edited));
        }

        @Override
        public void update(OutboxEntry entry) throws StoreException {
            real.update(in(entry));
        }

        @Override
        public void discard(OutboxEntry ended, Actor by) throws StoreException {
            real.discard(in(ended), by);
        }

        @Override
        public void tryWriting() throws StoreException {
            real.tryWriting();
        }

        @Override
        public List<OutboxEntry> open() throws StoreException {
            return real.open().stream().map(WallOrder::out).toList();
        }

        @Override
        public byte[] payload(long n) throws StoreException {
            return real.payload(n % STEP);
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
