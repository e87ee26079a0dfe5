package vn.toancanh.core.port;

import java.util.List;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.model.Actor;

/** The outbox file: what was ticked is here, synced to the disk. Called by the state loop; payload reads by the pump. */
public interface OutboxStore extends AutoCloseable {
    /**
     * Freezes the command and makes it durable. When this returns, the act survives a power cut.
     *
     * @throws StoreException if it is not durable; the act is then refused
     */
    OutboxEntry append(Command command) throws StoreException;

    /** Replaces one entry by an edited command in one transaction: {@code old} becomes REPLACED. */
    OutboxEntry replace(OutboxEntry old, Command edited) throws StoreException;

    /** Writes the entry's state; not for an end that an operator chose. */
    void update(OutboxEntry entry) throws StoreException;

    /** The same for several, in one transaction where the store can. */
    default void update(List<OutboxEntry> entries) throws StoreException {
        for (OutboxEntry e : entries) {
            update(e);
        }
    }

    /**
     * Ends an entry that an operator gives up, and notes in the audit who that was: not always the one who did the act.
     *
     * @param ended the entry in its state DISCARDED
     */
    void discard(OutboxEntry ended, Actor by) throws StoreException;

    /**
     * Writes something that means nothing, as durably as an act, for who wants to know whether acts can be kept again. May take
     * as long as {@link #append}.
     *
     * @throws StoreException as {@link #append} would throw it
     */
    void tryWriting() throws StoreException;

    /** Everything not ended, in order; entries that were SENDING when the console died come back as PENDING. */
    List<OutboxEntry> open() throws StoreException;

    /** Places of entries that {@link #open} could not read: they stay in the file, cannot be sent and have to be told. */
    default List<Long> damaged() {
        return List.of();
    }

    /**
     * Whether the file could not be read, wholly or in part, and nothing else said what was in it. It is kept, but acts may be in
     * it that nobody knows; as long as the console runs it has to be told.
     */
    default boolean hasLostSight() {
        return false;
    }

    /** Whether it lies where another machine can reach it too, so that nobody can promise what is promised of it. */
    default boolean isOnSharedDrive() {
        return false;
    }

    /** Whether the disk was full and acts use the last room, which was kept for them. Cheap; any thread. */
    default boolean isOnLastRoom() {
        return false;
    }

    /** The frozen bytes of entry {@code n}, checked against their hash. */
    byte[] payload(long n) throws StoreException;

    @Override
    void close();
}
