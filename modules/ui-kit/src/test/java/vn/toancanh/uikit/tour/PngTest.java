package vn.toancanh.uikit.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {
    @Test
    void anotherReaderSeesTheSamePixels() throws IOException {
        int w = 37;
        int h = 11;
        int[] px = new Random(1).ints(w * h).map(p -> p | 0xFF000000).toArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Png.write(px, w, h, out);

        BufferedImage read = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));

        assertThat(read.getWidth()).isEqualTo(w);
        assertThat(read.getRGB(0, 0, w, h, null, 0, w)).isEqualTo(px);
    }

    @Test
    void theNameOfAStepIsAFileName() {
        assertThatThrownBy(() -> TourStep.of("../etc", "x", () -> {})).isInstanceOf(IllegalArgumentException.class);
        assertThat(TourStep.of("calm-1366x768", "x", () -> {}).ready().getAsBoolean())
                .isTrue();
    }
}
