package vn.toancanh.core.model;

/**
 * A layer of features that the city offers.
 *
 * @param version changes whenever a feature of it does
 * @param use BASE belongs to the drawn ground and is always there; OVERLAY is switched on by a person
 * @param minZoom below this whole zoom it is not drawn, 0 to 22
 */
public record LayerDef(String id, LocalText name, String version, Use use, int minZoom) {
    /** What a layer is for. */
    public enum Use {
        BASE,
        OVERLAY
    }
}
