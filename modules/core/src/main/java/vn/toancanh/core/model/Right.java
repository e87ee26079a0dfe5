package vn.toancanh.core.model;

/** What a person may do. The city gives them at sign-in and refuses whatever is not among them. */
public enum Right {
    ACCEPT,
    ACKNOWLEDGE,
    PRIORITY,
    ASSIGN,
    DISPATCH,
    NOTE,
    ATTACH,
    CHECK_STEP,
    RESOLVE,
    CLOSE,
    SHELVE,
    /** Takes scenes to the walls. */
    WALL
}
