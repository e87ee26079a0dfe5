package vn.toancanh.storage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.CaseScope;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.text.Folding;
import vn.toancanh.wire.WireException;

/** Finds cases by words, with or without tone marks. Stateless but for the codec. */
final class CacheSearch {
    private static final Logger LOG = LoggerFactory.getLogger(CacheSearch.class);

    /** A pasted page is not a question. */
    private static final int MAX_WORDS = 12;

    private static final int MAX_WORD = 48;

    // By key, which follows the order of the half: FTS5 stops at the limit instead of sorting all hits.
    private static final String SQL = "SELECT rid, packed FROM %1$s CROSS JOIN case_row ON rid = %1$s.rowid & "
            + CacheIndex.RID_MASK + " WHERE %1$s MATCH ? ORDER BY %1$s.rowid %2$s LIMIT ?";

    private final PackedCases packed;

    CacheSearch(PackedCases packed) {
        this.packed = packed;
    }

    private record Hit(long rid, byte[] packed) {}

    /** @return at most {@code limit} cases, in the order of the half: those with the query's exact tone marks first, of them and of
     *     the others those that have the last word whole */
    List<Case> run(Db db, String query, CaseScope scope, int limit) throws SQLException, StoreException {
        List<String> words = words(query);
        if (words.isEmpty() || limit <= 0) {
            return List.of();
        }
        Map<Long, byte[]> hits = new LinkedHashMap<>();
        // Whole words first: what begins like the last word would have to be gathered from the whole index before the
        // newest
        // of it is known, which takes twenty times as long. Each question's hits are among those of a later one of the
        // same
        // column, so as many more are asked for.
        for (String end : List.of("", "*")) {
            if (hits.size() < limit) {
                String exact = expression("exact", words, UnaryOperator.identity(), end);
                collect(db, scope, exact, limit + hits.size(), hits);
            }
        }
        for (String end : List.of("", "*")) {
            if (hits.size() < limit) {
                collect(db, scope, expression("folded", words, Folding::fold, end), limit + hits.size(), hits);
            }
        }
        List<Case> out = new ArrayList<>();
        for (byte[] hit : hits.values()) {
            if (out.size() == limit) {
                break;
            }
            try {
                out.add(packed.read(hit));
            } catch (WireException e) {
                LOG.warn("cache-row-unreadable: a found case cannot be shown", e);
            }
        }
        return out;
    }

    private static void collect(Db db, CaseScope scope, String expression, int limit, Map<Long, byte[]> into)
            throws SQLException, StoreException {
        for (Hit h : db.list(sql(scope), r -> new Hit(r.getLong(1), r.getBytes(2)), expression, limit)) {
            into.putIfAbsent(h.rid(), h.packed());
        }
    }

    static String sql(CaseScope scope) {
        return SQL.formatted(CacheIndex.words(scope), scope == CaseScope.OPEN ? "ASC" : "DESC");
    }

    /**
     * The query in the language of FTS5: each word in quotes, so that its signs mean nothing.
     *
     * @param end "*" for the last one as the beginning of a word, since the operator may still be typing
     */
    private static String expression(String column, List<String> words, UnaryOperator<String> form, String end) {
        return words.stream()
                .map(w -> '"' + form.apply(w).replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(" AND ", column + " : (", end + ")"));
    }

    /** Runs of letters and digits, as the tokenizer of FTS5 cuts them. */
    private static List<String> words(String query) {
        List<String> out = new ArrayList<>();
        String text = Folding.exact(query.length() > 1_000 ? query.substring(0, 1_000) : query);
        int i = 0;
        while (i < text.length() && out.size() < MAX_WORDS) {
            int start = i;
            while (i < text.length() && Character.isLetterOrDigit(text.codePointAt(i))) {
                i += Character.charCount(text.codePointAt(i));
            }
            if (i > start) {
                out.add(text.substring(start, Math.min(i, start + MAX_WORD)));
            } else {
                i += Character.charCount(text.codePointAt(i));
            }
        }
        return out;
    }
}
