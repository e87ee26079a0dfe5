package vn.toancanh.storage;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.port.CaseFilter;
import vn.toancanh.core.port.CasePage;
import vn.toancanh.core.port.CaseScope;
import vn.toancanh.core.port.CaseTally;
import vn.toancanh.core.port.CityCache;
import vn.toancanh.core.port.StoreException;

/**
 * A cache whose batches are kept by day as well, after the cache has them: what it could not take comes again with a later
 * batch, and so once into the record. The record can neither fail nor delay the cache. Thread-safe as the cache is.
 */
final class RecordedCache implements CityCache {
    private final CityCache cache;
    private final ReceivedLog received;
    private final InstantSource clock;

    RecordedCache(CityCache cache, ReceivedLog received, InstantSource clock) {
        this.cache = cache;
        this.received = received;
        this.clock = clock;
    }

    @Override
    public Image load() throws StoreException {
        return cache.load();
    }

    @Override
    public void apply(ChangeBatch batch, Instant lastWord) throws StoreException {
        cache.apply(batch, lastWord);
        received.batch(clock.instant(), batch.cursor(), batch.changes());
    }

    @Override
    public Rebuild rebuild() throws StoreException {
        Rebuild inner = cache.rebuild();
        return new Rebuild() {
            @Override
            public void add(List<Change> changes) throws StoreException {
                inner.add(changes);
                received.snapshot(clock.instant(), changes);
            }

            @Override
            public void commit(Cursor cursor, Instant lastWord) throws StoreException {
                inner.commit(cursor, lastWord);
                received.snapshotEnd(clock.instant(), cursor);
            }

            @Override
            public void close() {
                inner.close();
            }
        };
    }

    @Override
    public void saveCatalogue(Catalogue catalogue, String etag) throws StoreException {
        cache.saveCatalogue(catalogue, etag);
    }

    @Override
    public List<Case> search(String query, CaseScope scope, int limit) throws StoreException {
        return cache.search(query, scope, limit);
    }

    @Override
    public CasePage page(CaseFilter filter, @Nullable Long after, int limit) throws StoreException {
        return cache.page(filter, after, limit);
    }

    @Override
    public CaseTally tally() throws StoreException {
        return cache.tally();
    }

    @Override
    public void close() {
        cache.close();
        received.close();
    }
}
