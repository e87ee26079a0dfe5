package vn.toancanh.uikit.palette;

import java.util.List;

/**
 * Something the palette finds and does.
 *
 * @param id unique within its source
 * @param title what is looked for first
 * @param subtitle shown beside it, and searched
 * @param icon a name of {@link vn.toancanh.uikit.theme.Icons}
 * @param keywords searched, not shown
 * @param key the key that does the same, as printed; empty for none
 * @param run does it, on the JavaFX thread, after the palette has closed
 */
public record PaletteItem(
        String id, String title, String subtitle, String icon, List<String> keywords, String key, Runnable run) {
    public PaletteItem {
        keywords = List.copyOf(keywords);
    }

    public PaletteItem(String id, String title, String subtitle, String icon, Runnable run) {
        this(id, title, subtitle, icon, List.of(), "", run);
    }
}
