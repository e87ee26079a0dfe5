package vn.toancanh.city.model;

/** Wakes those who wait for news. Thread-safe. */
public final class Pulse {
    private long beats;

    /** Something happened. */
    public synchronized void beat() {
        beats++;
        notifyAll();
    }

    /** How often something happened so far. */
    public synchronized long count() {
        return beats;
    }

    /**
     * Waits until more has happened than {@code seen}, or the time is over.
     *
     * @return the count now
     */
    public synchronized long await(long seen, long millis) throws InterruptedException {
        if (beats == seen && millis > 0) {
            wait(millis); // an early return does no harm: the caller looks at the log again
        }
        return beats;
    }
}
