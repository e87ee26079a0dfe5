package vn.toancanh.city.clips;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A sign over a shop. Immutable. */
final class Board implements Paint {
    private static final int HIGH = 64;

    private final BufferedImage image;
    private final double width;
    private final double height;
    private final double power;

    /** @param power how much it shines, 0 by day */
    Board(String text, int back, int letters, Font font, double width, double height, double power) {
        this.width = width;
        this.height = height;
        this.power = power;
        this.image = new BufferedImage((int) (HIGH * width / height), HIGH, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(new Color(back));
        g.fillRect(0, 0, image.getWidth(), HIGH);
        g.setColor(new Color(letters));
        g.drawRect(3, 3, image.getWidth() - 7, HIGH - 7);
        Font f = font.deriveFont(44f);
        double w = g.getFontMetrics(f).stringWidth(text);
        double most = image.getWidth() * 0.86;
        if (w > most) {
            f = f.deriveFont((float) (44 * most / w));
            w = most;
        }
        g.setFont(f);
        g.drawString(text, (float) ((image.getWidth() - w) / 2), HIGH * 0.5f + f.getSize2D() * 0.36f);
        g.dispose();
    }

    @Override
    public void at(Spot s) {
        int x = (int) Math.max(0, Math.min(image.getWidth() - 1.0, s.u / width * image.getWidth()));
        int y = (int) Math.max(0, Math.min(HIGH - 1.0, (1 - s.v / height) * HIGH));
        Tint t = Tint.of(image.getRGB(x, y) & 0xffffff);
        s.paint(t);
        if (power > 0) {
            s.shine(t, power);
        }
    }
}
