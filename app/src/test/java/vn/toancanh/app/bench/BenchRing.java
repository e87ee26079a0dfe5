package vn.toancanh.app.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.change.SampleBoard;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.link.LinkStatus;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Catalogue;
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
import vn.toancanh.core.state.CityReducer;
import vn.toancanh.core.state.CityState;

/** The real reducer without network, disk and operator. One thread calls {@link #changes}; any thread reads. */
final class BenchRing implements Ring {
    private final List<Consumer<CityState>> listeners = new CopyOnWriteArrayList<>();
    private final SampleBoard samples = new SampleBoard();
    private volatile CityState state;

    /** A ring that is on line with these cases and somebody signed in. */
    BenchRing(BenchCity city, List<Change> cases) {
        Instant now = Instant.now();
        CityState s = CityState.empty(new LinkStatus(LinkState.ONLINE, now, now, null));
        s = CityReducer.session(CityReducer.catalogue(s, city.catalogue()), city.session());
        state = CityReducer.snapshot(s, new ChangeBatch(new Cursor("bench", 1), cases));
    }

    void changes(List<Change> changes) {
        step(s -> CityReducer.changes(
                s, new ChangeBatch(new Cursor("bench", s.cursor().seq() + changes.size()), changes)));
    }

    /** The city has these cameras from now on. */
    void cameras(List<Camera> cameras) {
        step(s -> {
            Catalogue c = s.catalogue();
            return CityReducer.catalogue(
                    s,
                    new Catalogue(
                            c.id(),
                            c.version(),
                            c.cityName(),
                            c.centreName(),
                            c.demoNotice(),
                            c.centre(),
                            c.services(),
                            c.categories(),
                            c.units(),
                            c.wards(),
                            c.sops(),
                            cameras,
                            c.indicators(),
                            c.channels(),
                            c.scenes(),
                            c.layers(),
                            c.walls(),
                            c.roles()));
        });
    }

    private void step(UnaryOperator<CityState> reducer) {
        CityState next = reducer.apply(state);
        state = next;
        listeners.forEach(l -> l.accept(next));
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
        return samples;
    }

    @Override
    public CompletionStage<Receipt> submit(String caseId, Act act) {
        return nothing();
    }

    @Override
    public CompletionStage<Receipt> attach(String caseId, Path file, String name) {
        return nothing();
    }

    @Override
    public CompletionStage<Receipt> attach(String caseId, byte[] content, String name) {
        return nothing();
    }

    @Override
    public CompletionStage<Receipt> resend(long n, Act act) {
        return nothing();
    }

    @Override
    public CompletionStage<Receipt> discard(long n, String reason) {
        return nothing();
    }

    @Override
    public CompletionStage<WallState> take(String wallId, String sceneId, String caseId) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<List<Case>> search(String query, CaseScope scope, int limit) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletionStage<CasePage> page(CaseFilter filter, Long after, int limit) {
        return CompletableFuture.completedFuture(new CasePage(List.of(), null));
    }

    @Override
    public CompletionStage<CaseTally> tally() {
        return CompletableFuture.completedFuture(new CaseTally(Map.of()));
    }

    @Override
    public CompletionStage<List<Person>> people() {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletionStage<Session> signIn(String personId) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("nobody signs in here"));
    }

    @Override
    public void signOut() {}

    @Override
    public void retryNow() {}

    private static CompletionStage<Receipt> nothing() {
        return CompletableFuture.completedFuture(new Receipt.Nothing());
    }
}
