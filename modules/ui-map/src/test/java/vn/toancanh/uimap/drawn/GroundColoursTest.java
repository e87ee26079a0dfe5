package vn.toancanh.uimap.drawn;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A canvas cannot look colours up in the theme; here the two are held together, and names stay readable. */
class GroundColoursTest {
    private static String token(String name) throws IOException {
        try (InputStream in = GroundColoursTest.class.getResourceAsStream("/vn/toancanh/css/tokens.css")) {
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String from = css.substring(css.indexOf(name + ": #") + name.length() + 2);
            return from.substring(0, 7);
        }
    }

    private static double light(Color c) {
        double[] v = {c.getRed() / 255.0, c.getGreen() / 255.0, c.getBlue() / 255.0};
        for (int i = 0; i < 3; i++) {
            v[i] = v[i] <= 0.03928 ? v[i] / 12.92 : Math.pow((v[i] + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2];
    }

    private static double contrast(Color a, Color b) {
        double x = light(a) + 0.05;
        double y = light(b) + 0.05;
        return Math.max(x, y) / Math.min(x, y);
    }

    @Test
    void theGroundHasTheColoursOfTheTheme() throws IOException {
        Map<String, Color> ground = Map.of(
                "-tc-map-land", Brush.LAND,
                "-tc-map-block", Brush.BLOCK,
                "-tc-map-road", Brush.ROAD,
                "-tc-map-major", Brush.MAJOR,
                "-tc-map-water", Brush.WATER);
        for (Map.Entry<String, Color> e : ground.entrySet()) {
            assertThat(Color.decode(token(e.getKey()))).as(e.getKey()).isEqualTo(e.getValue());
        }
    }

    @Test
    void namesStandOutFromEveryArea() {
        for (Color name : new Color[] {Brush.NAME, Brush.QUIET, Brush.WATER_NAME}) {
            for (Color area : new Color[] {Brush.LAND, Brush.BLOCK, Brush.GREEN, Brush.WATER}) {
                assertThat(contrast(name, area)).isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    @Test
    void streetsStandOutFromTheLandByTheirWeight() {
        assertThat(contrast(Brush.MAJOR, Brush.BLOCK)).isGreaterThan(2.4);
        assertThat(contrast(Brush.MIDDLE, Brush.BLOCK)).isGreaterThan(1.6);
        assertThat(contrast(Brush.ROAD, Brush.BLOCK)).isGreaterThan(1.3);
    }
}
