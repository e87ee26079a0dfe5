package vn.toancanh.uimap;

import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.geo.WebMercator;

/**
 * Where the map looks: a centre, a whole zoom and a size. Its upper left corner always lies on a whole pixel of the world, so
 * tiles and signs stay sharp. Immutable.
 *
 * @param x centre in world units, 0 to 1 to the east
 * @param y centre in world units, 0 to 1 to the south
 * @param zoom whole, {@value #MIN_ZOOM} to {@value #MAX_ZOOM}
 * @param width pixels
 * @param height pixels
 */
public record Viewport(double x, double y, int zoom, int width, int height) {
    public static final int MIN_ZOOM = 4;
    public static final int MAX_ZOOM = 18;

    public Viewport {
        x = Math.min(1, Math.max(0, x));
        y = Math.min(1, Math.max(0, y));
        zoom = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));
        width = Math.max(1, width);
        height = Math.max(1, height);
    }

    public static Viewport at(GeoPoint p, int zoom, int width, int height) {
        return new Viewport(WebMercator.x(p.lon()), WebMercator.y(p.lat()), zoom, width, height);
    }

    /** Pixels of the world's side. */
    public double world() {
        return WebMercator.pixels(zoom);
    }

    /** World pixel of the left edge, whole. */
    public long left() {
        return Math.round(x * world() - width / 2.0);
    }

    /** World pixel of the upper edge, whole. */
    public long top() {
        return Math.round(y * world() - height / 2.0);
    }

    /** Pixels from the left edge for world units. */
    public double px(double worldX) {
        return worldX * world() - left();
    }

    /** Pixels from the upper edge for world units. */
    public double py(double worldY) {
        return worldY * world() - top();
    }

    /** World units under a pixel. */
    public double worldX(double px) {
        return (left() + px) / world();
    }

    public double worldY(double py) {
        return (top() + py) / world();
    }

    public GeoPoint point(double px, double py) {
        return WebMercator.point(worldX(px), worldY(py));
    }

    /** Moved by whole pixels: what was at (dx, dy) is at the corner now. */
    public Viewport pan(double dx, double dy) {
        return new Viewport(x + Math.round(dx) / world(), y + Math.round(dy) / world(), zoom, width, height);
    }

    /** Another zoom; the place under this pixel stays there. */
    public Viewport zoom(int next, double px, double py) {
        int z = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, next));
        double wx = worldX(px);
        double wy = worldY(py);
        double w = WebMercator.pixels(z);
        return new Viewport(wx + (width / 2.0 - px) / w, wy + (height / 2.0 - py) / w, z, width, height);
    }

    public Viewport size(int w, int h) {
        return new Viewport(x, y, zoom, w, h);
    }

    public Viewport centre(GeoPoint p) {
        return at(p, zoom, width, height);
    }

    /** Metres on the ground under one pixel, in the middle. */
    public double metresPerPixel() {
        return WebMercator.metresPerPixel(WebMercator.lat(y), zoom);
    }

    /** The largest zoom at which this box of world units fits, looking at its middle. */
    public Viewport fit(double minX, double minY, double maxX, double maxY, int margin) {
        int z = MAX_ZOOM;
        while (z > MIN_ZOOM
                && ((maxX - minX) * WebMercator.pixels(z) > width - 2.0 * margin
                        || (maxY - minY) * WebMercator.pixels(z) > height - 2.0 * margin)) {
            z--;
        }
        return new Viewport((minX + maxX) / 2, (minY + maxY) / 2, z, width, height);
    }
}
