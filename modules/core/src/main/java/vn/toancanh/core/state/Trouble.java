package vn.toancanh.core.state;

/** Troubles of this console that a banner says, as long as they last. */
public enum Trouble {
    /** The disk is full: the room that was kept aside is given to acts, the rest is not written. */
    DISK_FULL,
    /** The cache cannot be written: memory goes on, the cursor stays. */
    CACHE_UNWRITABLE,
    /** The outbox cannot be written: acts are refused before the tick. */
    OUTBOX_UNWRITABLE,
    /** Acts in the outbox cannot be read any more: they are kept in the file and were never sent. */
    OUTBOX_DAMAGED,
    /** The outbox lies on a drive of the network or in a folder that is copied elsewhere: a power cut may take acts. */
    SHARED_DRIVE,
    /** The profile is read-only. */
    READ_ONLY,
    /** The gateway does not know this person or token any more. */
    SIGNED_OUT,
    /** The city speaks a newer contract: acts are kept and not sent until this console is updated. */
    UPDATE_NEEDED
}
