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
 * The disposable copy of the city. Written by the state loop alone; {@link #search}, {@link #page} and {@link #tally} may be
 * called from any thread but the JavaFX one and do not wait for the writer.
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

    /** Cases of this half that answer the query: those with its exact tone marks first, then in the order of the half. */
    List<Case> search(String query, CaseScope scope, int limit) throws StoreException;

    /**
     * Cases in the order of their half, equally fast at any depth.
     *
     * @param after {@link CasePage#next} of the page before, null for the first
     * @param limit how many at most, at least 1
     */
    CasePage page(CaseFilter filter, @Nullable Long after, int limit) throws StoreException;

    /** How many cases there are; kept with each write, never counted. */
    CaseTally tally() throws StoreException;

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
