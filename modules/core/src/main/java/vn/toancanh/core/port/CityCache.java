package vn.toancanh.core.port;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Catalogue;

/**
 * The disposable copy of the city. Written by the state loop alone; {@link #search} may be called from any thread but the
 * JavaFX one.
 */
public interface CityCache extends AutoCloseable {
    /** The working set: open cases and those closed within the last day, units, cameras, indicators, sources. */
    Image load() throws StoreException;

    /** Rows and cursor in one transaction; older versions of a row change nothing. */
    void apply(ChangeBatch batch, Instant lastWord) throws StoreException;

    /**
     * Begins a fresh copy in a file of its own; the old one stays readable until {@link Rebuild#commit}, which swaps it.
     */
    Rebuild rebuild() throws StoreException;

    void saveCatalogue(Catalogue catalogue, String etag) throws StoreException;

    /** Cases that answer the query, exact tone marks first, then the newest; closed ones included. */
    List<Case> search(String query, int limit) throws StoreException;

    @Override
    void close();

    /** @param lastWord when the city was last heard, null if never */
    record Image(
            @Nullable Catalogue catalogue,
            @Nullable String etag,
            Cursor cursor,
            @Nullable Instant lastWord,
            List<Change> changes) {}

    /** A copy in the making. Closing it without a commit drops it. */
    interface Rebuild extends AutoCloseable {
        void add(List<Change> changes) throws StoreException;

        /** Swaps the files; the cursor stands in the new one from then on. */
        void commit(Cursor cursor, Instant lastWord) throws StoreException;

        @Override
        void close();
    }
}
