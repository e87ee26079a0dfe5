package vn.toancanh.storage;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import vn.toancanh.core.port.StoreException;

/** A disk that fails where a test tells it to. Thread-safe. */
final class FaultyDisk implements Disk {
    private final Map<Step, StoreException.Kind> broken = new EnumMap<>(Step.class);
    private long countdown = Long.MAX_VALUE;
    private StoreException.Kind countdownKind = StoreException.Kind.OTHER;

    /** Every step of this kind fails from now on. */
    synchronized void breakAt(Step step, StoreException.Kind kind) {
        broken.put(step, kind);
    }

    /** The n-th write, commit or rename from now on fails, counted from 1, and all after it. */
    synchronized void breakAfter(long n, StoreException.Kind kind) {
        countdown = n;
        countdownKind = kind;
    }

    synchronized void repair() {
        broken.clear();
        countdown = Long.MAX_VALUE;
    }

    @Override
    public synchronized void before(Step step, Path file) throws StoreException {
        StoreException.Kind kind = broken.get(step);
        if (kind != null) {
            throw new StoreException(kind, "injected at " + step);
        }
        boolean counts = step == Step.WRITE || step == Step.COMMIT || step == Step.MOVE;
        if (counts && countdown != Long.MAX_VALUE && --countdown <= 0) {
            countdown = 0;
            throw new StoreException(countdownKind, "injected at " + step);
        }
    }
}
