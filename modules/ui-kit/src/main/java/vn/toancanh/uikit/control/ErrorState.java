package vn.toancanh.uikit.control;

/** Nothing to show because something failed: one plain sentence, what to do, a button to try again. */
public final class ErrorState extends PlaceholderState {
    public ErrorState() {
        super("error-state", "warning");
    }

    public ErrorState(String title, String hint) {
        this();
        show(title, hint);
    }
}
