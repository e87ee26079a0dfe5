package vn.toancanh.media.imagecheck;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Pictures made here to harm, and one sound one. */
final class HostilePictures {
    private HostilePictures() {}

    /** Left half red, right half blue. */
    static byte[] sound(String format, int w, int h) {
        BufferedImage i = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = i.createGraphics();
        g.setColor(Color.RED);
        g.fillRect(0, 0, w / 2, h);
        g.setColor(Color.BLUE);
        g.fillRect(w / 2, 0, w - w / 2, h);
        g.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(i, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A small JPEG whose frame claims this size. */
    static byte[] jpegClaiming(int w, int h) {
        byte[] b = sound("jpg", 16, 16);
        int at = sof(b);
        put16(b, at + 5, h);
        put16(b, at + 7, w);
        return b;
    }

    /** A JPEG of four colours, as printers make them: the same frame with four components. */
    static byte[] cmyk() {
        byte[] b = sound("jpg", 16, 16);
        int at = sof(b);
        int length = (b[at + 2] & 0xFF) << 8 | b[at + 3] & 0xFF;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(b, 0, at + 2);
        out.write((length + 3) >> 8);
        out.write(length + 3);
        out.write(b, at + 4, 5);
        out.write(4);
        out.write(b, at + 10, length - 8);
        out.writeBytes(new byte[] {4, 0x11, 0});
        out.write(b, at + 2 + length, b.length - at - 2 - length);
        return out.toByteArray();
    }

    /** A PNG of one colour: a few hundred kilobytes that unpack to {@code w * h} bytes, or to fewer rows than it claims. */
    static byte[] png(int w, int h, int rowsWithin) {
        try {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (DeflaterOutputStream z = new DeflaterOutputStream(packed, new Deflater(9))) {
                byte[] row = new byte[1 + w];
                for (int y = 0; y < rowsWithin; y++) {
                    z.write(row);
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            DataOutputStream d = new DataOutputStream(head);
            d.writeInt(w);
            d.writeInt(h);
            d.write(new byte[] {8, 0, 0, 0, 0});
            chunk(out, "IHDR", head.toByteArray());
            chunk(out, "IDAT", packed.toByteArray());
            chunk(out, "IEND", new byte[0]);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] animatedGif(int frames) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new byte[] {1, 0, 1, 0, (byte) 0x80, 0, 0, 0, 0, 0, -1, -1, -1});
        for (int i = 0; i < frames; i++) {
            out.writeBytes(new byte[] {0x21, (byte) 0xF9, 4, 0, 1, 0, 0, 0});
            out.writeBytes(new byte[] {0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0});
        }
        out.write(0x3B);
        return out.toByteArray();
    }

    static byte[] cut(byte[] whole, double share) {
        return Arrays.copyOf(whole, (int) (whole.length * share));
    }

    private static int sof(byte[] b) {
        int at = 2;
        while ((b[at + 1] & 0xFF) != 0xC0) {
            at += 2 + ((b[at + 2] & 0xFF) << 8 | b[at + 3] & 0xFF);
        }
        return at;
    }

    private static void put16(byte[] b, int at, int v) {
        b[at] = (byte) (v >> 8);
        b[at + 1] = (byte) v;
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) throws IOException {
        DataOutputStream d = new DataOutputStream(out);
        byte[] t = type.getBytes(StandardCharsets.US_ASCII);
        d.writeInt(data.length);
        d.write(t);
        d.write(data);
        CRC32 crc = new CRC32();
        crc.update(t);
        crc.update(data);
        d.writeInt((int) crc.getValue());
    }
}
