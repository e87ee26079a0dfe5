package vn.toancanh.uimap.drawn;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.geo.WebMercator;

/**
 * Draws one square of the ground: land, water, streets by width, wards, names, and over all of it the words that this is no
 * real map. Colours are those of the charter's base map. Any thread, one at a time.
 */
final class Brush {
    static final Color LAND = new Color(0x14181D);
    static final Color BLOCK = new Color(0x1B2128);
    static final Color ROAD = new Color(0x2F373F);
    static final Color MAJOR = new Color(0x556170);
    static final Color MIDDLE = new Color(0x3B454F);
    static final Color WATER = new Color(0x1B2C3A);
    static final Color GREEN = new Color(0x18211F);
    private static final Color BORDER = new Color(0x6B7682);
    static final Color NAME = new Color(0xA9B3BD);
    static final Color QUIET = new Color(0x8F9AA6);
    static final Color WATER_NAME = new Color(0x8CA7BD);
    private static final Color MARK = new Color(0x66717C);

    private static final int NAMES_OF_STREETS = 15;
    private static final int NAMES_OF_MAIN_STREETS = 14;

    private final Font regular;
    private final Font medium;
    private final Function<LocalText, String> words;
    private final String mark;

    /**
     * @param words a text in the language of the moment
     * @param mark what every tile says: that it is no real map
     */
    Brush(Function<LocalText, String> words, String mark) {
        this.words = words;
        this.mark = mark;
        this.regular = font("IBMPlexSans-Regular.ttf");
        this.medium = font("IBMPlexSans-Medium.ttf");
    }

    private static Font font(String file) {
        try (InputStream in = Brush.class.getResourceAsStream("/vn/toancanh/fonts/" + file)) {
            return in == null ? new Font(Font.SANS_SERIF, Font.PLAIN, 12) : Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException e) {
            return new Font(Font.SANS_SERIF, Font.PLAIN, 12);
        }
    }

    /**
     * Draws a square.
     *
     * @param left world pixel of its left edge at this zoom
     * @param side pixels
     * @param scale of names and lines: 1 on a desk, more where people stand far away
     * @return premultiplied pixels, row by row
     */
    int[] draw(Ground g, int zoom, long left, long top, int side, double scale) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D d = image.createGraphics();
        d.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        d.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        d.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        d.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        d.setColor(LAND);
        d.fillRect(0, 0, side, side);
        new Square(g, zoom, left, top, side, d, scale).all();
        d.dispose();
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** How wide a street of this kind is drawn, pixels; 0 leaves it out. */
    static double width(String kind, int zoom) {
        double metres =
                switch (kind) {
                    case "major" -> 22;
                    case "primary" -> 15;
                    case "minor" -> 10;
                    case "lane" -> 6;
                    default -> 3.5;
                };
        int from =
                switch (kind) {
                    case "major" -> 9;
                    case "primary" -> 11;
                    case "minor" -> 13;
                    case "lane" -> 14;
                    default -> 15;
                };
        if (zoom < from) {
            return 0;
        }
        double least = kind.equals("major") ? 2.2 : kind.equals("primary") ? 1.6 : 1;
        return Math.max(least, metres / WebMercator.metresPerPixel(12.7, zoom));
    }

    /** One square in the making. */
    private final class Square {
        private final Ground g;
        private final int zoom;
        private final int side;
        private final Graphics2D d;
        private final double scale;
        private final AffineTransform toPixels;
        private final double x0;
        private final double y0;
        private final double x1;
        private final double y1;
        private final List<Rectangle2D> taken = new ArrayList<>();

        Square(Ground g, int zoom, long left, long top, int side, Graphics2D d, double scale) {
            this.g = g;
            this.zoom = zoom;
            this.side = side;
            this.d = d;
            this.scale = scale;
            double world = WebMercator.pixels(zoom);
            toPixels = new AffineTransform(world, 0, 0, world, -left, -top);
            double margin = 40;
            x0 = (left - margin) / world;
            y0 = (top - margin) / world;
            x1 = (left + side + margin) / world;
            y1 = (top + side + margin) / world;
        }

        void all() {
            for (Ground.Item i : g.land()) {
                if (i.meets(x0, y0, x1, y1)) {
                    d.setColor(land(i.kind()));
                    d.fill(toPixels.createTransformedShape(i.path()));
                }
            }
            for (Ground.Item i : g.water()) {
                if (i.meets(x0, y0, x1, y1)) {
                    d.setColor(WATER);
                    Shape s = toPixels.createTransformedShape(i.path());
                    if (i.line() == null) {
                        d.fill(s);
                    } else {
                        d.setStroke(round(Math.max(1.2, 9 / WebMercator.metresPerPixel(12.7, zoom))));
                        d.draw(s);
                    }
                }
            }
            for (Ground.Item i : g.streets()) {
                double w = width(i.kind(), zoom) * Math.sqrt(scale);
                if (w > 0 && i.meets(x0, y0, x1, y1)) {
                    d.setColor(i.kind().equals("major") ? MAJOR : i.kind().equals("primary") ? mid() : ROAD);
                    d.setStroke(round(w));
                    d.draw(toPixels.createTransformedShape(i.path()));
                }
            }
            d.setColor(BORDER);
            float line = (float) Math.sqrt(scale);
            d.setStroke(new BasicStroke(
                    line, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5 * line, 5 * line}, 0));
            for (Ground.Item i : g.wards()) {
                if (zoom >= 10 && i.meets(x0, y0, x1, y1)) {
                    d.draw(toPixels.createTransformedShape(i.path()));
                }
            }
            names();
            mark();
        }

        private Color mid() {
            return MIDDLE;
        }

        private Color land(String kind) {
            return switch (kind) {
                case "park", "forest", "orchard" -> GREEN;
                case "field" -> LAND;
                default -> BLOCK;
            };
        }

        private BasicStroke round(double w) {
            return new BasicStroke((float) w, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        }

        private void names() {
            for (Ground.Item i : g.places()) {
                boolean ward = i.kind().equals("ward") || i.kind().equals("commune");
                if (i.name() == null || !i.meets(x0, y0, x1, y1) || zoom < (ward ? 11 : 14)) {
                    continue;
                }
                String text = words.apply(i.name());
                flat(
                        ward ? text.toUpperCase(java.util.Locale.ROOT) : text,
                        i.minX(),
                        i.minY(),
                        ward ? medium : regular,
                        ward ? 12 : 11,
                        ward ? NAME : QUIET);
            }
            for (Ground.Item i : g.water()) {
                if (i.name() != null && zoom >= 12 && i.meets(x0, y0, x1, y1)) {
                    if (i.line() == null) {
                        flat(
                                words.apply(i.name()),
                                (i.minX() + i.maxX()) / 2,
                                (i.minY() + i.maxY()) / 2,
                                regular,
                                12,
                                WATER_NAME);
                    } else {
                        along(i, 11, WATER_NAME);
                    }
                }
            }
            for (int k = g.streets().size() - 1; k >= 0; k--) {
                Ground.Item i = g.streets().get(k);
                boolean main = i.kind().equals("major") || i.kind().equals("primary");
                if (i.name() != null
                        && zoom >= (main ? NAMES_OF_MAIN_STREETS : NAMES_OF_STREETS)
                        && i.meets(x0, y0, x1, y1)) {
                    along(i, zoom > 16 ? 12 : 11, main ? NAME : QUIET);
                }
            }
        }

        /** A name set straight, with its middle at a place. Names that would be cut or cross another one are left out. */
        private void flat(String text, double wx, double wy, Font font, float size, Color colour) {
            double[] p = {wx, wy};
            toPixels.transform(p, 0, p, 0, 1);
            if (p[0] < 0 || p[1] < 0 || p[0] >= side || p[1] >= side) {
                return; // its own square draws it
            }
            float px = (float) (size * scale);
            GlyphVector v = font.deriveFont(px).createGlyphVector(d.getFontRenderContext(), text);
            // Moved aside rather than cut at the edge of a square.
            double half = v.getLogicalBounds().getWidth() / 2 + 4;
            double x = Math.max(half, Math.min(side - half, p[0]));
            double y = Math.max(px, Math.min(side - px, p[1]));
            put(v, AffineTransform.getTranslateInstance(x - half + 4, y + px * 0.35), colour);
        }

        /** A name along the longest straight piece of a line. */
        private void along(Ground.Item i, float at16, Color colour) {
            float size = (float) (at16 * scale);
            double[] px = new double[i.line().length];
            toPixels.transform(i.line(), 0, px, 0, px.length / 2);
            GlyphVector v = regular.deriveFont(size).createGlyphVector(d.getFontRenderContext(), words.apply(i.name()));
            double need = v.getLogicalBounds().getWidth() + 8;
            double best = need;
            int at = -1;
            for (int k = 0; k + 3 < px.length; k += 2) {
                double len = Math.hypot(px[k + 2] - px[k], px[k + 3] - px[k + 1]);
                double mx = (px[k] + px[k + 2]) / 2;
                double my = (px[k + 1] + px[k + 3]) / 2;
                if (len > best && mx > 0 && my > 0 && mx < side && my < side) {
                    best = len;
                    at = k;
                }
            }
            if (at < 0) {
                return;
            }
            double dx = px[at + 2] - px[at];
            double dy = px[at + 3] - px[at + 1];
            double angle = Math.atan2(dy, dx);
            if (angle > Math.PI / 2 || angle <= -Math.PI / 2) {
                angle += Math.PI; // never upside down
            }
            AffineTransform t =
                    AffineTransform.getTranslateInstance((px[at] + px[at + 2]) / 2, (px[at + 1] + px[at + 3]) / 2);
            t.rotate(angle);
            t.translate(-(need - 8) / 2, size * 0.35);
            put(v, t, colour);
        }

        private void put(GlyphVector v, AffineTransform t, Color colour) {
            Shape outline = t.createTransformedShape(v.getOutline());
            Rectangle2D box = outline.getBounds2D();
            if (box.getMinX() < 2 || box.getMinY() < 2 || box.getMaxX() > side - 2 || box.getMaxY() > side - 2) {
                return;
            }
            Rectangle2D room =
                    new Rectangle2D.Double(box.getX() - 6, box.getY() - 4, box.getWidth() + 12, box.getHeight() + 8);
            if (taken.stream().anyMatch(room::intersects)) {
                return;
            }
            taken.add(room);
            d.setColor(LAND);
            d.setStroke(round(3 * Math.sqrt(scale)));
            d.draw(outline);
            d.setColor(colour);
            d.fill(outline);
        }

        /** Every tile says that it is no real map; larger words on a wall stand on every second row. */
        private void mark() {
            GlyphVector v = regular.deriveFont((float) (10 * scale)).createGlyphVector(d.getFontRenderContext(), mark);
            int step = WebMercator.TILE * (int) Math.ceil(scale);
            d.setColor(MARK);
            int down = WebMercator.TILE * (scale > 1 ? 2 : 1);
            for (int y = down; y <= side; y += down) {
                for (int x = 0; x < side; x += step) {
                    d.drawGlyphVector(v, x + 10f, y - 8f);
                }
            }
        }
    }
}
