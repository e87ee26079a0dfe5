package vn.toancanh.uiwall;

import vn.toancanh.core.model.WallDef;

/**
 * How large text must be on a wall: its capitals fill an angle of sight at the distance from which people read. Pure.
 *
 * @param mmPerPixel size of a pixel, millimetres
 * @param distanceMetres from where people read
 * @param scale 1 on the wall; less where a whole wall is shown in a small window, which is a preview
 */
public record WallSizes(double mmPerPixel, double distanceMetres, double scale) {
    /** Arc minutes of what must be read. */
    public static final double READ = 16;
    /** Arc minutes of what must be seen at a glance. */
    public static final double GLANCE = 22;
    /** No text of a wall is smaller, pixels. */
    public static final double FLOOR = 56;

    private static final double CAP_HEIGHT = 0.70; // of IBM Plex Sans, in em

    static WallSizes of(WallDef wall, double scale) {
        return new WallSizes(wall.mmPerPixel(), wall.distanceMetres(), scale);
    }

    /** Height of capitals that fill this angle, millimetres. */
    public double capMm(double arcMinutes) {
        return 2 * distanceMetres * 1_000 * Math.tan(Math.toRadians(arcMinutes / 60) / 2);
    }

    /** Font size for this angle as computed, pixels; without floor and scale. */
    public double computed(double arcMinutes) {
        return capMm(arcMinutes) / mmPerPixel / CAP_HEIGHT;
    }

    /** Font size of what must be read, pixels. */
    public double text() {
        return Math.max(FLOOR, computed(READ)) * scale;
    }

    /** Font size of what must be seen at a glance, pixels. */
    public double glance() {
        return Math.max(FLOOR, computed(GLANCE)) * scale;
    }
}
