package vn.toancanh.core.port;

/** What became of a deed handed to the ring. */
public sealed interface Receipt {
    /** Durable on this machine: the tick may be shown. {@code n} is its place in the outbox. */
    record Ticked(long n) implements Receipt {}

    /** It already was so; nothing was stored. */
    record Nothing() implements Receipt {}

    /** Not done; {@code code} is stable and translated by the face, e.g. {@code already-accepted}, {@code no-right}. */
    record Refused(String code) implements Receipt {}
}
