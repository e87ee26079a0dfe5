package vn.toancanh.core.port;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.CityDigest;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.change.Sequenced;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.FeatureLayer;
import vn.toancanh.core.model.Person;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.model.WallState;

/**
 * The city's gateway as the ring needs it. Every call blocks and has a limit on time and size; none is made on the JavaFX
 * thread or the state loop. Text in answers is sanitised.
 */
public interface CityGateway extends AutoCloseable {
    /** Commands that one batch may hold by contract. */
    int MAX_BATCH = 200;

    /** People who can be chosen at the demo sign-in. */
    List<Person> people() throws GatewayException;

    Session signIn(String personId) throws GatewayException;

    /** The token used by all calls from now on; null signs out. */
    void use(@Nullable Session session);

    /**
     * The pack.
     *
     * @param etag of the one already here, or null
     * @return null when it has not changed
     */
    @Nullable
    PackAnswer pack(@Nullable String etag) throws GatewayException;

    /**
     * The features of a layer of the pack.
     *
     * @param etag of those already here, or null
     * @return null when they have not changed
     */
    @Nullable
    LayerAnswer layer(String layerId, @Nullable String etag) throws GatewayException;

    /**
     * One page of the snapshot.
     *
     * @param page null for the first one, then {@link SnapshotPage#next()}
     */
    SnapshotPage snapshot(@Nullable String page) throws GatewayException;

    /** What lies after the cursor, at most 5,000 changes; {@link GatewayException.Kind#CURSOR_TOO_OLD} if it is gone. */
    ChangesPage changes(Cursor since) throws GatewayException;

    /** What the city's open cases boil down to just now. */
    CityDigest digest() throws GatewayException;

    /** Latest values of all samples. */
    List<Sample> telemetry() throws GatewayException;

    /** Opens the stream after the cursor and returns once the city has answered; the listener then hears its thread. */
    Stream openStream(Cursor since, StreamListener listener) throws GatewayException;

    /**
     * Sends one command.
     *
     * @param key the idempotency key
     * @param frozen the bytes as the outbox keeps them; every try sends the same
     */
    ActionAnswer send(UUID key, byte[] frozen) throws GatewayException;

    /**
     * Sends several commands in one request. The city decides about each by itself, in this order.
     *
     * @param acts at most {@link #MAX_BATCH}, each with the key and bytes that {@link #send} would get
     * @return an answer for each, in the same order
     * @throws GatewayException when there is no answer at all: nothing is known about any of them
     */
    List<BatchAnswer> sendBatch(List<Keyed> acts) throws GatewayException;

    /**
     * Takes a scene to a wall.
     *
     * @param key the idempotency key
     * @param baseVersion of the wall as the taker saw it; the city refuses when somebody else was faster
     */
    WallState take(UUID key, String wallId, String sceneId, @Nullable String caseId, long baseVersion)
            throws GatewayException;

    /** Uploads a file; repeating it is harmless. */
    void upload(Attachment attachment, java.nio.file.Path file) throws GatewayException;

    /**
     * The bytes of a file, as the city has them: hostile until somebody has looked at them.
     *
     * @throws GatewayException also when it is larger than an answer may be
     */
    default byte[] download(String attachmentId) throws GatewayException {
        throw new GatewayException(GatewayException.Kind.REFUSED, "This city gives no files.");
    }

    @Override
    void close();

    record PackAnswer(Catalogue catalogue, String etag) {}

    /** @param etag empty when the city gave none */
    record LayerAnswer(FeatureLayer layer, String etag) {}

    /**
     * @param next token of the next page, null at the last one
     * @param leftOut entries that could not be used
     */
    record SnapshotPage(
            Cursor cursor,
            Instant asOf,
            List<Change> changes,
            @Nullable String next,
            int leftOut) {
        public SnapshotPage(Cursor cursor, Instant asOf, List<Change> changes, @Nullable String next) {
            this(cursor, asOf, changes, next, 0);
        }
    }

    /**
     * @param more whether another call is needed to reach the end
     * @param leftOut places of the changes that could not be used
     */
    record ChangesPage(Cursor cursor, List<Sequenced> changes, boolean more, List<Long> leftOut) {
        public ChangesPage(Cursor cursor, List<Sequenced> changes, boolean more) {
            this(cursor, changes, more, List.of());
        }
    }

    /** What the city decided about a command. */
    enum Verdict {
        /** Done, now or by an earlier try with the same key. */
        APPLIED,
        /** Somebody changed the same thing meanwhile: the operator decides. */
        CONFLICT,
        /** Not possible, not allowed, not there, too late: the operator decides. */
        REJECTED
    }

    /**
     * @param current the case as the city has it now, if there is one
     * @param problem the reason, unless APPLIED
     */
    record ActionAnswer(
            Verdict verdict,
            @Nullable Case current,
            @Nullable Problem problem) {}

    /** A command as the outbox keeps it. */
    record Keyed(UUID key, byte[] frozen) {}

    /**
     * What a batch's answer says about one of its commands: either field, never both.
     *
     * @param failure why there is no decision about this one
     */
    record BatchAnswer(
            @Nullable ActionAnswer answer, @Nullable GatewayException failure) {}

    /** An open stream. */
    interface Stream extends AutoCloseable {
        /** Ends it; no call to the listener begins after this returns. */
        @Override
        void close();
    }

    /** Hears the stream, on one thread of the link. */
    interface StreamListener {
        void onChange(String epoch, Sequenced change);

        void onSamples(List<Sample> samples);

        /** A change came that cannot be used; what it says has to be pulled. */
        default void onUnusable() {}

        /** The line is open and somebody holds it, but the city itself has said nothing: what is new has to be asked for. */
        default void onComment() {}

        /** @param cityTime the city's clock when it was sent */
        void onHeartbeat(Instant cityTime, Cursor head);

        /** The stream is over, for whatever reason; nothing follows. */
        void onEnd(GatewayException why);
    }
}
