package vn.toancanh.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import vn.toancanh.core.text.Folding;

/** The copy of the city for a profile that cannot be written: the same promises, gone with the process. Thread-safe. */
final class MemoryCache implements CityCache {
    private record Scored(Case value, int score) {}

    private static final int MAX_ENDS = 256;

    /** The last case of each page that was handed out, by the number of the page. */
    private final Map<Long, Case> ends = new HashMap<>();

    private long pages;
    private Map<String, Change> changes = new LinkedHashMap<>();
    private @Nullable Catalogue catalogue;
    private @Nullable String etag;
    private Cursor cursor = Cursor.NONE;
    private @Nullable Instant lastWord;

    /** @param start what an unwritable file still could say */
    MemoryCache(@Nullable Image start) {
        if (start != null) {
            catalogue = start.catalogue();
            etag = start.etag();
            cursor = start.cursor();
            lastWord = start.lastWord();
            changes = SqliteCache.merged(List.of(), start.changes());
        }
    }

    @Override
    public synchronized Image load() {
        List<Change> alive = changes.values().stream()
                .filter(c -> !(c instanceof Change.CaseRemoved) && !(c instanceof Change.PackChanged))
                .toList();
        return new Image(catalogue, etag, cursor, lastWord, alive);
    }

    @Override
    public synchronized void apply(ChangeBatch batch, Instant at) {
        changes = SqliteCache.merged(changes.values(), batch.changes());
        cursor = batch.cursor();
        lastWord = at;
    }

    @Override
    public Rebuild rebuild() {
        return new Fresh();
    }

    @Override
    public synchronized void saveCatalogue(Catalogue value, String tag) {
        catalogue = value;
        etag = tag;
    }

    @Override
    public synchronized List<Case> search(String query, CaseScope scope, int limit) {
        if (query.isBlank() || limit <= 0) {
            return List.of();
        }
        return cases().filter(c -> CaseScope.of(c) == scope)
                .map(c -> new Scored(c, Folding.match(query, CacheWriter.searchText(c))))
                .filter(s -> s.score() > 0)
                .sorted(Comparator.comparingInt(Scored::score).reversed().thenComparing(Scored::value, order(scope)))
                .limit(limit)
                .map(Scored::value)
                .toList();
    }

    @Override
    public synchronized CasePage page(CaseFilter filter, @Nullable Long after, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page of " + limit);
        }
        Case last = after == null ? null : ends.get(after);
        if (after != null && last == null) {
            return new CasePage(List.of(), null); // of a list that nobody has looked at for long
        }
        Comparator<Case> order = order(filter.scope());
        List<Case> rows = cases().filter(filter::matches)
                .filter(c -> last == null || order.compare(c, last) > 0)
                .sorted(order)
                .limit(limit + 1L)
                .toList();
        if (rows.size() <= limit) {
            return new CasePage(rows, null);
        }
        ends.put(++pages, rows.get(limit - 1));
        ends.remove(pages - MAX_ENDS);
        return new CasePage(rows.subList(0, limit), pages);
    }

    @Override
    public synchronized CaseTally tally() {
        return new CaseTally(cases().collect(Collectors.groupingBy(
                c -> Objects.requireNonNullElse(c.place().wardId(), ""),
                Collectors.groupingBy(Case::state, Collectors.counting()))));
    }

    private Stream<Case> cases() {
        return changes.values().stream()
                .filter(Change.CaseChanged.class::isInstance)
                .map(c -> ((Change.CaseChanged) c).value());
    }

    private static Comparator<Case> order(CaseScope scope) {
        Comparator<Case> byTime = Comparator.comparing(Case::receivedAt).thenComparing(Case::id);
        return scope == CaseScope.OPEN ? Comparator.comparing(Case::priority).thenComparing(byTime) : byTime.reversed();
    }

    @Override
    public void close() {}

    private final class Fresh implements Rebuild {
        private final List<Change> all = new ArrayList<>();

        @Override
        public void add(List<Change> more) {
            all.addAll(more);
        }

        @Override
        public void commit(Cursor at, Instant word) {
            synchronized (MemoryCache.this) {
                changes = SqliteCache.merged(List.of(), all);
                cursor = at;
                lastWord = word;
            }
        }

        @Override
        public void close() {
            all.clear();
        }
    }
}
