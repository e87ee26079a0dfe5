package vn.toancanh.geo.drawn;

import java.util.List;

/**
 * Ids of the layers that a drawn city has, and the kinds of features in each. A map's style goes by these words.
 *
 * <table>
 * <caption>Layers; the shape stands behind the kinds</caption>
 * <tr><th>layer</th><th>kinds</th></tr>
 * <tr><td>{@code land}</td><td>block, park, square, forest, field, orchard (area)</td></tr>
 * <tr><td>{@code water}</td><td>river, lake (area); stream (line)</td></tr>
 * <tr><td>{@code streets}</td><td>major, primary, minor, lane, track (line); a roundabout is a major</td></tr>
 * <tr><td>{@code wards}</td><td>ward, commune (area), by date: also those before the merger</td></tr>
 * <tr><td>{@code places}</td><td>ward, commune, roundabout, bridge, hamlet (point)</td></tr>
 * <tr><td>{@code power}</td><td>line-110kv, line-22kv (line); substation, transformer (point)</td></tr>
 * <tr><td>{@code water-supply}</td><td>main, pipe (line); plant, pumping-station, hydrant (point)</td></tr>
 * <tr><td>{@code telecom}</td><td>fibre (line); exchange, cell (point)</td></tr>
 * <tr><td>{@code lighting}</td><td>cabinet, lamp (point)</td></tr>
 * <tr><td>{@code schools}</td><td>kindergarten, primary-school, lower-secondary, upper-secondary (point)</td></tr>
 * <tr><td>{@code clinics}</td><td>hospital, ward-clinic (point)</td></tr>
 * <tr><td>{@code evacuation}</td><td>school, hall, stadium (point); the detail names the capacity</td></tr>
 * </table>
 */
public final class CityLayers {
    public static final String LAND = "land";
    public static final String WATER = "water";
    public static final String STREETS = "streets";
    public static final String WARDS = "wards";
    public static final String PLACES = "places";
    public static final String POWER = "power";
    public static final String WATER_SUPPLY = "water-supply";
    public static final String TELECOM = "telecom";
    public static final String LIGHTING = "lighting";
    public static final String SCHOOLS = "schools";
    public static final String CLINICS = "clinics";
    public static final String EVACUATION = "evacuation";

    /** All of them, from the ground up. */
    public static final List<String> ALL = List.of(
            LAND, WATER, STREETS, WARDS, PLACES, POWER, WATER_SUPPLY, TELECOM, LIGHTING, SCHOOLS, CLINICS, EVACUATION);

    public static final String MAJOR = "major";
    public static final String PRIMARY = "primary";
    public static final String MINOR = "minor";
    public static final String LANE = "lane";
    public static final String TRACK = "track";

    /** Kinds of streets, widest first; a track is a way through fields. */
    public static final List<String> STREET_KINDS = List.of(MAJOR, PRIMARY, MINOR, LANE, TRACK);

    private CityLayers() {}
}
