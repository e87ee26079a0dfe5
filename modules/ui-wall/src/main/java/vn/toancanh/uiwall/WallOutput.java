package vn.toancanh.uiwall;

import vn.toancanh.core.model.WallDef;

/**
 * Which part of the wall one window shows.
 *
 * @param column panel from the left, from 0
 * @param row panel from above, from 0
 * @param columns panels that the wall is spread over; 1 when one window shows it whole
 * @param missing outputs that have no screen at the moment
 */
public record WallOutput(int column, int row, int columns, int rows, int missing) {
    /** One window that shows the whole wall. */
    public static WallOutput whole(int missing) {
        return new WallOutput(0, 0, 1, 1, missing);
    }

    /** The outputs of a wall on so many screens, in reading order: its panels, or the whole on one while screens are missing. */
    public static java.util.List<WallOutput> of(WallDef wall, int screens) {
        int wanted = wall.columns() * wall.rows();
        if (screens < wanted) {
            return java.util.List.of(whole(wanted - screens));
        }
        java.util.List<WallOutput> out = new java.util.ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            out.add(new WallOutput(i % wall.columns(), i / wall.columns(), wall.columns(), wall.rows(), 0));
        }
        return out;
    }
}
