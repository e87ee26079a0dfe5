package vn.toancanh.media;

/** What a stream is doing. */
public enum Phase {
    /** Nobody has asked for it yet. */
    IDLE,
    /** Connecting, or connected and without a picture so far. */
    OPENING,
    /** New pictures come in. */
    LIVE,
    /** Connected, but no new picture for a while; it is reopened soon. */
    STALE,
    /** Given up for now; tried again after a while. */
    BACKOFF,
    /** Ended by us. */
    CLOSED
}
