package vn.toancanh.uikit.theme;

/** How large everything is: one root font size, all other sizes are in em. */
public enum Density {
    /** 13 px cells: only at 0.55 m or nearer. */
    COMPACT(14),
    /** The desk of an operations centre. */
    NORMAL(16),
    COMFORTABLE(18);

    private final int rootPx;

    Density(int rootPx) {
        this.rootPx = rootPx;
    }

    /** The root font size in pixels before the screen's own scale. */
    public int rootPx() {
        return rootPx;
    }

    /** The name of the style sheet and of the setting: compact, normal, comfortable. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The density with this id; {@link #NORMAL} for anything else, settings being edited by hand. */
    public static Density of(String id) {
        for (Density d : values()) {
            if (d.id().equals(id)) {
                return d;
            }
        }
        return NORMAL;
    }
}
