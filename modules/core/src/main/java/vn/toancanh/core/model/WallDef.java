package vn.toancanh.core.model;

/**
 * A display wall of the pack, as it hangs there.
 *
 * @param columns panels side by side; each is an output with a window of its own
 * @param rows panels above each other
 * @param panelWidth pixels of a panel
 * @param panelHeight pixels of a panel
 * @param mmPerPixel size of a pixel, millimetres
 * @param distanceMetres from where people read it
 * @param sceneId what it shows until somebody takes another scene to it
 */
public record WallDef(
        String id,
        LocalText name,
        int columns,
        int rows,
        int panelWidth,
        int panelHeight,
        double mmPerPixel,
        double distanceMetres,
        String sceneId) {}
