package vn.toancanh.media.imagecheck;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import vn.toancanh.core.picture.PictureHead;

/**
 * The decoding process: a file on standard input, width, height and pixels on standard output. It is given little memory
 * and little time, and reads the picture thinned out, so that the size of the original costs no memory. Exit code 3 means
 * that it is no readable picture.
 */
public final class DecodingChild {
    static final int UNREADABLE = 3;

    private DecodingChild() {}

    /** @param args the longest side wanted */
    public static void main(String[] args) throws IOException {
        int maxSide = Integer.parseInt(args[0]);
        byte[] file = System.in.readNBytes(PictureHead.MAX_BYTES + 1);
        Optional<PictureHead> head = PictureHead.of(file);
        if (file.length > PictureHead.MAX_BYTES || head.isEmpty() || head.get().pixels() > PictureHead.MAX_PIXELS) {
            System.exit(UNREADABLE);
            return;
        }
        BufferedImage small = read(file, head.get(), maxSide);
        if (small == null) {
            System.exit(UNREADABLE);
            return;
        }
        int[] argb = small.getRGB(0, 0, small.getWidth(), small.getHeight(), null, 0, small.getWidth());
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16))) {
            out.writeInt(small.getWidth());
            out.writeInt(small.getHeight());
            for (int p : argb) {
                out.writeInt(p | 0xFF000000);
            }
        }
    }

    private static @org.jspecify.annotations.Nullable BufferedImage read(byte[] file, PictureHead head, int maxSide) {
        ImageIO.setUseCache(false);
        // The reader of the kind that the head says, not the first that likes the bytes.
        Iterator<ImageReader> readers =
                ImageIO.getImageReadersByFormatName(head.kind().name().toLowerCase(Locale.ROOT));
        if (!readers.hasNext()) {
            return null;
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            if (reader.getWidth(0) != head.width() || reader.getHeight(0) != head.height()) {
                return null; // two heads: one for us, one for the decoder
            }
            ImageReadParam thin = reader.getDefaultReadParam();
            int step = Math.max(1, Math.max(head.width(), head.height()) / (2 * maxSide));
            thin.setSourceSubsampling(step, step, 0, 0);
            return shrink(reader.read(0, thin), maxSide);
        } catch (IOException | RuntimeException e) {
            return null; // the decoder's own words say nothing to an operator
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage shrink(BufferedImage in, int maxSide) {
        double scale = Math.min(1, (double) maxSide / Math.max(in.getWidth(), in.getHeight()));
        int w = Math.max(1, (int) Math.round(in.getWidth() * scale));
        int h = Math.max(1, (int) Math.round(in.getHeight() * scale));
        BufferedImage out = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = out.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(in, 0, 0, w, h, null);
        g.dispose();
        return out;
    }
}
