package vn.toancanh.core.port;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.SampleBoard;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Person;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.model.WallState;
import vn.toancanh.core.state.CityState;

/**
 * The ring as the faces see it: one way in for data, one way out for deeds. Every call returns at once, from any thread;
 * stages complete on a thread of the ring, never on the JavaFX thread.
 */
public interface Ring {
    /** The newest state. */
    CityState state();

    /** Calls the listener with each new state on the state loop's thread; it must return at once. */
    Subscription subscribe(Consumer<CityState> listener);

    /** Latest sensor readings and unit positions. */
    SampleBoard samples();

    /** Does an act: checked by the workflow, made durable, shown, then sent. */
    CompletionStage<Receipt> submit(String caseId, Act act);

    /** Takes a picture into the spool and attaches it. */
    CompletionStage<Receipt> attach(String caseId, Path file, String name);

    /** The same for bytes, as pasted. */
    CompletionStage<Receipt> attach(String caseId, byte[] content, String name);

    /** Tray, first way out: sends the act again, perhaps edited, on the city's present case, under a new key. */
    CompletionStage<Receipt> resend(long n, Act act);

    /**
     * Tray, second way out: gives it up, audited. The third one, copying the text, needs no ring.
     *
     * @param reason in the operator's words, kept with the act; may be empty
     */
    CompletionStage<Receipt> discard(long n, String reason);

    /**
     * Takes a scene to a wall, now or not at all: nothing of it is kept for later, because a scene that comes late is worse
     * than none. Fails with a {@link GatewayException}: at once when the link is gone, REJECTED with the problem's code
     * ({@code conflict}: somebody else was faster; {@code no-right}, {@code no-such-scene}, {@code no-such-wall}) else.
     *
     * @param caseId the case that it is taken for, or null
     */
    CompletionStage<WallState> take(String wallId, String sceneId, @Nullable String caseId);

    /** Searches the cache as {@link CityCache#search} does; fails with a {@link StoreException}. */
    CompletionStage<List<Case>> search(String query, CaseScope scope, int limit);

    /** A page of the cache as {@link CityCache#page} gives it; fails with a {@link StoreException}. */
    CompletionStage<CasePage> page(CaseFilter filter, @Nullable Long after, int limit);

    /** How many cases the cache holds; fails with a {@link StoreException}. */
    CompletionStage<CaseTally> tally();

    /** People for the demo sign-in; fails with a {@link GatewayException}. */
    CompletionStage<List<Person>> people();

    /** Signs in; fails with a {@link GatewayException}. */
    CompletionStage<Session> signIn(String personId);

    void signOut();

    /** Tries the link now instead of waiting for the backoff. */
    void retryNow();
}
