package vn.toancanh.uimap;

/**
 * What the map says of the server that its ground comes from.
 *
 * @param host of the server
 * @param credit what its owner wants to be said on the map; blank for nothing
 * @param trouble why the demo ground is shown now
 */
public record GroundSource(String host, String credit, Trouble trouble) {
    /** What keeps a picture of the server from the map. */
    public enum Trouble {
        NONE,
        /** It does not answer, or answers that it cannot now. */
        DOWN,
        /** It answers with a page or an error instead of a picture. */
        NO_PICTURE,
        /** It has nothing for the place that was asked for last. */
        NO_TILE,
        /** The address in the settings is none. */
        BAD_ADDRESS
    }
}
