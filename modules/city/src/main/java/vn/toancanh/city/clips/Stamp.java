package vn.toancanh.city.clips;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.image.BufferedImage;
import java.util.Locale;

/** Burns in what a camera burns in: the scene, the clip's time and frame, and that this is no real place. One thread. */
final class Stamp {
    private final Font font;

    Stamp(Font font) {
        this.font = font;
    }

    /** @param time seconds since the clip's begin */
    void on(BufferedImage picture, String title, double time, int frame) {
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        int h = picture.getHeight();
        float size = Math.max(13, h / 27f);
        int edge = Math.round(size * 0.8f);
        String clock = String.format(Locale.ROOT, "%05.2f s  #%04d", time, frame);
        text(g, title, size, edge, edge + size * 0.8, false, picture.getWidth());
        text(g, clock, size, edge, edge + size * 0.8, true, picture.getWidth());
        text(g, "DEMO", size * 0.85f, edge, h - edge, true, picture.getWidth());
        g.dispose();
    }

    private void text(Graphics2D g, String text, float size, double x, double y, boolean right, int width) {
        GlyphVector v = font.deriveFont(size).createGlyphVector(g.getFontRenderContext(), text);
        double at = right ? width - x - v.getLogicalBounds().getWidth() : x;
        Shape s = v.getOutline((float) at, (float) y);
        g.setColor(new Color(0, 0, 0, 150));
        g.setStroke(
                new java.awt.BasicStroke(size / 7, java.awt.BasicStroke.CAP_ROUND, java.awt.BasicStroke.JOIN_ROUND));
        g.draw(s);
        g.setColor(new Color(244, 246, 246));
        g.fill(s);
    }
}
