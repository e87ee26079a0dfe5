package vn.toancanh.uikit.palette;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a feature lets the palette find. Called on the JavaFX thread. */
public interface PaletteSource {
    /** Stable id, e.g. {@code cases}. */
    String id();

    /**
     * All items, asked each time the palette opens. Give back the very same list while nothing changed: the index of a list
     * that was seen before is used again.
     */
    List<PaletteItem> items();

    /** Items made for this query, shown first: commands with words of their own ("chuyen PA-1234 thoatnuoc"). */
    default List<PaletteItem> forQuery(String query) {
        return List.of();
    }

    /** Items that have to be looked up first; they come below the others, and not at all if one has typed on by then. */
    default CompletionStage<List<PaletteItem>> later(String query) {
        return CompletableFuture.completedFuture(List.of());
    }
}
