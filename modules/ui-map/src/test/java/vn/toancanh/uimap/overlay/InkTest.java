package vn.toancanh.uimap.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.model.Priority;

/** The colours of the signs are those of the theme, and none sinks into the ground. */
class InkTest {
    private static final List<String> AREAS = List.of("-tc-map-land", "-tc-map-block", "-tc-map-road", "-tc-map-water");

    private static Color token(String name) throws IOException {
        try (InputStream in = InkTest.class.getResourceAsStream("/vn/toancanh/css/tokens.css")) {
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String from = css.substring(css.indexOf(name + ": #") + name.length() + 2);
            return Color.web(from.substring(0, 7));
        }
    }

    private static double light(Color c) {
        double[] v = {c.getRed(), c.getGreen(), c.getBlue()};
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
    void inkIsTheTheme() throws IOException {
        Map<String, Color> ink = new LinkedHashMap<>();
        ink.put("-tc-t1", Ink.TEXT);
        ink.put("-tc-t2", Ink.SECOND);
        ink.put("-tc-t3", Ink.HINT);
        ink.put("-tc-bg0", Ink.FIELD);
        ink.put("-tc-ink", Ink.DARK);
        ink.put("-tc-bg3", Ink.BUTTON);
        ink.put("-tc-p2", Ink.WARN);
        ink.put("-tc-p3", Ink.STALE);
        for (Priority p : Priority.values()) {
            ink.put("-tc-p" + p.digit(), Ink.of(p));
        }
        for (Map.Entry<String, Color> e : ink.entrySet()) {
            assertThat(token(e.getKey())).as(e.getKey()).isEqualTo(e.getValue());
        }
    }

    @Test
    void marksAndWordsStandOutFromEveryArea() throws IOException {
        for (String area : AREAS) {
            Color ground = token(area);
            for (Priority p : Priority.values()) {
                assertThat(contrast(Ink.of(p), ground)).as("%s on %s", p, area).isGreaterThanOrEqualTo(3);
            }
            assertThat(contrast(Ink.SECOND, ground)).as("words on %s", area).isGreaterThanOrEqualTo(4.5);
        }
    }

    /** A wide street is lighter than that allows for red; there the dark rim of each mark and word parts them. */
    @Test
    void onAWideStreetTheRimStandsOutFromTheMark() {
        for (Priority p : Priority.values()) {
            assertThat(contrast(Ink.of(p), Ink.FIELD)).isGreaterThanOrEqualTo(4.5);
        }
        assertThat(contrast(Ink.SECOND, Ink.FIELD)).isGreaterThanOrEqualTo(4.5);
    }
}
