package vn.toancanh.uidesk.shell;

/** The three workspaces, in the order of F1 to F3. */
public enum Workspace {
    /** Giám sát: cameras, alerts, sources. */
    MONITOR,
    /** Điều hành: queue, case, dispatch. The desk opens here. */
    COMMAND,
    /** Tổng hợp: indicators and counts. */
    OVERVIEW
}
