package vn.toancanh.uikit.palette;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import vn.toancanh.core.text.Folding;

/**
 * The searchable form of a list of items, folded once. A search looks at every entry and takes well under 50 ms for 100,000.
 * Immutable; any thread.
 */
public final class PaletteIndex {
    /** Between title, subtitle and keywords, so that no word is found across two of them. */
    private static final char GAP = '\n';

    /** A found item; higher scores come first. */
    record Hit(PaletteItem item, int score, int order) {}

    private static final Comparator<Hit> WORST_FIRST =
            Comparator.comparingInt(Hit::score).thenComparing(Hit::order, Comparator.reverseOrder());

    private final List<PaletteItem> items;
    private final String[] folded;
    private final int[] titleEnd;

    private PaletteIndex(List<PaletteItem> items) {
        this.items = items;
        this.folded = new String[items.size()];
        this.titleEnd = new int[items.size()];
        for (int i = 0; i < items.size(); i++) {
            PaletteItem item = items.get(i);
            String title = Folding.fold(item.title());
            titleEnd[i] = title.length();
            StringBuilder all = new StringBuilder(title).append(GAP).append(Folding.fold(item.subtitle()));
            item.keywords().forEach(k -> all.append(GAP).append(Folding.fold(k)));
            folded[i] = all.toString();
        }
    }

    /** Folds the items; takes time in proportion to them. */
    public static PaletteIndex of(List<PaletteItem> items) {
        return new PaletteIndex(items);
    }

    public int size() {
        return items.size();
    }

    /** Whether this is the index of that very list. */
    boolean isOf(List<PaletteItem> list) {
        return items == list;
    }

    /**
     * The best items for a query, best first. Every word must occur; without tone marks finds all, with them the exact ones
     * come first; a hit at the start of the title beats one inside.
     */
    public List<PaletteItem> search(String query, int limit) {
        return hits(query, limit).stream().map(Hit::item).toList();
    }

    List<Hit> hits(String query, int limit) {
        String exact = Folding.exact(query).strip();
        String[] words = Folding.fold(exact).split("\\s+");
        if (exact.isEmpty() || limit <= 0) {
            List<Hit> all = new ArrayList<>();
            for (int i = 0; i < Math.min(limit, items.size()); i++) {
                all.add(new Hit(items.get(i), 0, i));
            }
            return all;
        }
        PriorityQueue<Hit> best = new PriorityQueue<>(limit + 1, WORST_FIRST);
        for (int i = 0; i < folded.length; i++) {
            int score = score(i, words);
            if (score > 0) {
                if (best.size() < limit || score + 1_000 > best.peek().score()) {
                    Hit h = new Hit(items.get(i), score + toneBonus(i, exact), i);
                    best.add(h);
                    if (best.size() > limit) {
                        best.poll();
                    }
                }
            }
        }
        List<Hit> out = new ArrayList<>(best);
        out.sort(WORST_FIRST.reversed());
        return out;
    }

    private int score(int i, String[] words) {
        String text = folded[i];
        int score = 1;
        for (String w : words) {
            int at = text.indexOf(w);
            if (at < 0) {
                return 0;
            }
            if (at == 0) {
                score += 40;
            } else if (at < titleEnd[i]) {
                score += Character.isLetterOrDigit(text.charAt(at - 1)) ? 10 : 25;
            } else {
                score += 2;
            }
        }
        return score;
    }

    private int toneBonus(int i, String exact) {
        PaletteItem item = items.get(i);
        if (Folding.exact(item.title()).contains(exact)) {
            return 1_000;
        }
        return Folding.exact(item.subtitle()).contains(exact) ? 500 : 0;
    }
}
