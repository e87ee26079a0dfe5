package vn.toancanh.uifield;

/** What the laptop shows in its middle. */
public enum Tab {
    MINE,
    MAP,
    CONTACTS,
    OUTBOX
}
