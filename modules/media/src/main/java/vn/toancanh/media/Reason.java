package vn.toancanh.media;

/** Why there is no picture. Codes for words and for the log. */
public enum Reason {
    NONE,
    /** Nothing listens there: off, or wrong port. */
    REFUSED,
    /** No way to that host, or no such name. */
    UNREACHABLE,
    /** It accepts and says nothing. */
    TIMEOUT,
    /** It wants a password, or another one. */
    UNAUTHORISED,
    /** It answers, and knows no such stream. */
    NOT_FOUND,
    /** What it sends is no video. */
    GARBAGE,
    /** It closed the stream. */
    ENDED,
    /** The pictures stopped coming. */
    STALLED,
    /** It sends one and the same picture. */
    FROZEN,
    /** A video that this decoder cannot read. */
    UNSUPPORTED,
    /** The catalogue gives an address that cannot be used. */
    BAD_ADDRESS,
    /** The catalogue gives no stream. */
    NO_STREAM,
    /** The decoder could not be loaded on this machine. */
    NO_DECODER,
    /** A fault of ours; the log has it. */
    FAILED;

    /** Whether trying again cannot help before the console or the catalogue changes. */
    public boolean isFinal() {
        return this == BAD_ADDRESS || this == NO_STREAM || this == NO_DECODER;
    }
}
