package vn.toancanh.engine;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import vn.toancanh.core.port.CityCache;
import vn.toancanh.core.port.CityGateway;
import vn.toancanh.core.port.OutboxStore;
import vn.toancanh.core.port.PhotoSpool;
import vn.toancanh.core.port.SessionKeeper;

/**
 * Everything that the ring is built on.
 *
 * @param clock wall clock
 * @param nanos monotonic clock, in nanoseconds
 * @param loop runs one task at a time, in order
 * @param network runs blocking calls to the gateway, several at a time
 * @param disk runs blocking file work that is not the loop's (spool, search)
 */
public record EngineParts(
        CityGateway gateway,
        CityCache cache,
        OutboxStore outbox,
        PhotoSpool spool,
        SessionKeeper sessions,
        InstantSource clock,
        LongSupplier nanos,
        RandomGenerator random,
        Executor loop,
        Executor network,
        Executor disk,
        Timer timer) {
    /** The same by another wall clock. */
    EngineParts on(InstantSource other) {
        return new EngineParts(
                gateway, cache, outbox, spool, sessions, other, nanos, random, loop, network, disk, timer);
    }
}
