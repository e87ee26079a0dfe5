package vn.toancanh.media.decode;

/**
 * The one door to machine code: FFmpeg and libVLC are called only by a thread that has come through here. A native call may
 * wait for the network, or for ever; on the JavaFX thread that would freeze every station. Any thread.
 */
public final class NativeDoor {
    /** As JavaFX names it; media knows no JavaFX. */
    static final String FX_THREAD = "JavaFX Application Thread";

    private NativeDoor() {}

    /** @throws IllegalStateException on the JavaFX thread: a fault of ours that must not wait for a slow camera to be seen */
    public static void pass() {
        if (Thread.currentThread().getName().equals(FX_THREAD)) {
            throw new IllegalStateException("native code on the JavaFX thread");
        }
    }
}
