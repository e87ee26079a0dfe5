package vn.toancanh.uitestkit;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import vn.toancanh.core.change.SampleBoard;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.link.LinkStatus;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Person;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.model.WallState;
import vn.toancanh.core.port.CaseFilter;
import vn.toancanh.core.port.CasePage;
import vn.toancanh.core.port.CaseScope;
import vn.toancanh.core.port.CaseTally;
import vn.toancanh.core.port.Receipt;
import vn.toancanh.core.port.Ring;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.core.state.CityState;

/** A ring that says nothing by itself. */
final class QuietRing implements Ring {
    private final List<Consumer<CityState>> listeners = new CopyOnWriteArrayList<>();
    private volatile CityState state = CityState.empty(new LinkStatus(LinkState.CONNECTING, Instant.EPOCH, null, null));

    /** The same state under the next version; from any thread. */
    void beat() {
        CityState s = state;
        state = new CityState(
                s.version() + 1,
                s.catalogue(),
                s.session(),
                s.cursor(),
                s.confirmed(),
                s.shown(),
                s.outbox(),
                s.resources(),
                s.cameras(),
                s.indicators(),
                s.sources(),
                s.walls(),
                s.link(),
                s.troubles(),
                s.leftOut(),
                vn.toancanh.core.state.Touched.NOTHING);
        listeners.forEach(l -> l.accept(state));
    }

    @Override
    public CityState state() {
        return state;
    }

    @Override
    public Subscription subscribe(Consumer<CityState> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public SampleBoard samples() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Receipt> submit(String caseId, Act act) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<Receipt> attach(String caseId, Path file, String name) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<Receipt> attach(String caseId, byte[] content, String name) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<Receipt> resend(long n, Act act) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<Receipt> discard(long n, String reason) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<WallState> take(String wallId, String sceneId, String caseId) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<List<Case>> search(String query, CaseScope scope, int limit) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<CasePage> page(CaseFilter filter, Long after, int limit) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<CaseTally> tally() {
        return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<List<Person>> people() {
        return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<Session> signIn(String personId) {
        return new CompletableFuture<>();
    }

    @Override
    public void signOut() {}

    @Override
    public void retryNow() {}
}
