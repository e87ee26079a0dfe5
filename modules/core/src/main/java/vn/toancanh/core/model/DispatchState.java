package vn.toancanh.core.model;

/** How far a dispatched unit has come. */
public enum DispatchState {
    SENT,
    ACCEPTED,
    EN_ROUTE,
    ON_SCENE,
    DONE,
    REFUSED;

    /** Whether the unit is still bound by this dispatch. */
    public boolean isActive() {
        return this != DONE && this != REFUSED;
    }
}
