package vn.toancanh.uikit.face;

/** What the map can show above its ground. */
public enum MapLayer {
    CASES,
    CAMERAS,
    SENSORS,
    UNITS,
    WARDS,
    /** The city's overlay layers of networks and places: power, water, schools. Which ones, the person chooses on the map. */
    NETWORKS
}
