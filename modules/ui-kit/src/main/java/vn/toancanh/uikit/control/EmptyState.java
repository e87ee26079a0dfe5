package vn.toancanh.uikit.control;

/** Nothing to show, and that is in order. */
public final class EmptyState extends PlaceholderState {
    public EmptyState(String iconId) {
        super("empty-state", iconId);
    }

    public EmptyState(String iconId, String title, String hint) {
        this(iconId);
        show(title, hint);
    }
}
