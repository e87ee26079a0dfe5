package vn.toancanh.uikit;

/** Gets a batch run on the JavaFX thread, soon and once. */
@FunctionalInterface
public interface Wake {
    /** Called from any thread; never while an earlier batch still waits. */
    void wake(Runnable batch);
}
