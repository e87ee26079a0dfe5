package vn.toancanh.uitestkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.toancanh.core.model.Priority;
import vn.toancanh.testkit.HouseFiles;
import vn.toancanh.uikit.control.PriorityShape;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.theme.Theme;
import vn.toancanh.uitestkit.look.ColourVision;
import vn.toancanh.uitestkit.look.CssLint;
import vn.toancanh.uitestkit.look.Pictures;
import vn.toancanh.uitestkit.look.PseudoLocale;

@ExtendWith(FxExtension.class)
class LookTest {
    private static final Path CSS = HouseFiles.repository().resolve("resources/src/main/resources/vn/toancanh/css");

    private static Map<String, Color> tokens() throws IOException {
        return CssLint.tokens(Files.readString(CSS.resolve("tokens.css")));
    }

    @Test
    void allStyleSheetsKeepTheCharter() throws IOException {
        List<String> problems = new ArrayList<>();
        try (Stream<Path> files = Files.list(CSS)) {
            for (Path f :
                    files.filter(p -> p.toString().endsWith(".css")).sorted().toList()) {
                String name = f.getFileName().toString();
                problems.addAll(CssLint.problems(name, Files.readString(f), name.equals("tokens.css")));
            }
        }
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-tc-other: #FF5C57|red is P1's alone",
                "-tc-ok: #2EA043|green",
                "-fx-background-color: linear-gradient(red, blue)|gradient",
                "-fx-effect: dropshadow(gaussian, black, 2, 0, 0, 1)|shadow",
                "-fx-background-radius: 8px|rounder",
                "-fx-background-radius: 1em|rounder",
            })
    void theLintFindsWhatLeavesIt(String declaration, String complaint) {
        assertThat(CssLint.problems("x.css", ".a { " + declaration + "; }", true))
                .singleElement()
                .asString()
                .contains(complaint);
    }

    @Test
    void aColourOutsideTheTokensIsFound() {
        String css = ".a { -fx-text-fill: #A9B3BD; }";
        assertThat(CssLint.problems("x.css", css, false)).hasSize(1);
        assertThat(CssLint.problems("x.css", css, true)).isEmpty();
        assertThat(CssLint.problems(
                        "x.css", "/* #FF0000 */ .a { -fx-effect: none; -fx-background-radius: 4px; }", false))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ColourVision.class)
    void prioritiesAreToldApartByAllEyes(ColourVision eyes) throws IOException {
        Map<String, Color> t = tokens();
        for (int a = 1; a <= 4; a++) {
            for (int b = a + 1; b <= 4; b++) {
                assertThat(eyes.distance(t.get("-tc-p" + a), t.get("-tc-p" + b)))
                        .as("P%d and P%d", a, b)
                        .isGreaterThanOrEqualTo(10);
            }
        }
    }

    @Test
    void redAndGreenAreNotToldApartByDeutans() {
        Color red = Color.web("#B26A4A");
        Color green = Color.web("#8A8A40");
        assertThat(ColourVision.NORMAL.distance(red, green)).isGreaterThan(30);
        assertThat(ColourVision.DEUTAN.distance(red, green)).isLessThan(ColourVision.NORMAL.distance(red, green) / 2);
    }

    @Test
    void prioritiesAreToldApartInGrey() {
        List<boolean[]> masks = new ArrayList<>();
        for (Priority p : Priority.values()) {
            StackPane pane = new StackPane(new PriorityShape(p));
            masks.add(Pictures.greyMask(Fx.picture(Fx.scene(pane, 32, 32, Density.NORMAL))));
        }
        for (int a = 0; a < 4; a++) {
            for (int b = a + 1; b < 4; b++) {
                assertThat(Pictures.difference(masks.get(a), masks.get(b)))
                        .as("P%d and P%d", a + 1, b + 1)
                        .isGreaterThan(0.05);
            }
            assertThat(Pictures.difference(masks.get(a), masks.get(a))).isZero();
        }
    }

    @Test
    void twoDiscsOfDifferentColourAreOneInGrey() {
        boolean[] red = Pictures.greyMask(disc("#FF5C57"));
        boolean[] blue = Pictures.greyMask(disc("#6CB4EE"));
        assertThat(Pictures.difference(red, blue)).isLessThan(0.02);
    }

    private static Image disc(String colour) {
        StackPane pane = new StackPane(new javafx.scene.shape.Circle(9, Color.web(colour)));
        return Fx.picture(Fx.scene(pane, 32, 32, Density.NORMAL));
    }

    @Test
    void theHistogramCountsColourAndNotDarkSurfaces() {
        HBox calm = new HBox(new Label("yên"));
        calm.setStyle("-fx-background-color: -tc-sel;");
        assertThat(Pictures.colouredShare(Fx.picture(Fx.scene(calm, 100, 100, Density.NORMAL))))
                .isZero();
        HBox loud = new HBox();
        loud.setStyle("-fx-background-color: -tc-p2;");
        assertThat(Pictures.colouredShare(Fx.picture(Fx.scene(loud, 100, 100, Density.NORMAL))))
                .isGreaterThan(0.99);
        HBox white = new HBox();
        white.setStyle("-fx-background-color: white;");
        assertThat(Pictures.whiteShare(Fx.picture(Fx.scene(white, 100, 100, Density.NORMAL))))
                .isGreaterThan(0.99);
    }

    @Test
    void picturesAreCompared() {
        Image a = Fx.picture(Fx.scene(new HBox(new Label("14:32:07")), 100, 40, Density.NORMAL));
        Image b = Fx.picture(Fx.scene(new HBox(new Label("14:32:07")), 100, 40, Density.NORMAL));
        Image c = Fx.picture(Fx.scene(new HBox(new Label("14:32:08")), 100, 40, Density.NORMAL));
        assertThat(Pictures.difference(a, b)).isZero();
        assertThat(Pictures.difference(a, c)).isBetween(0.0001, 0.2);
    }

    @Test
    void thePseudoLocaleIsThirtyPercentLonger() {
        assertThat(PseudoLocale.stretch("Emergency"))
                .hasSizeGreaterThanOrEqualTo(12)
                .startsWith("Emergency");
        assertThat(PseudoLocale.messages().text("kit.priority.1"))
                .startsWith("Emergency")
                .isNotEqualTo("Emergency");
    }

    @ParameterizedTest
    @EnumSource(Density.class)
    void aDensityIsOneFontSize(Density d) {
        Label l = new Label("x");
        Scene s = Fx.scene(new HBox(l), 100, 100, d);
        assertThat(l.getFont().getSize()).isEqualTo(d.rootPx());
        assertThat(l.getFont().getFamily()).isEqualTo("IBM Plex Sans");
        Theme.install(s, Density.COMPACT);
        Fx.layout(s);
        assertThat(l.getFont().getSize()).isEqualTo(14);
    }

    @ParameterizedTest
    @CsvSource({"IBM Plex Sans", "IBM Plex Sans Medium", "IBM Plex Sans SemiBold", "JetBrains Mono"})
    void theFontsAreThereAndTheirDigitsHaveOneWidth(String family) {
        Theme.loadFonts();
        Font font = Font.font(family, 20);
        assertThat(font.getFamily()).isEqualTo(family);
        double first = width("0000", font);
        for (int i = 1; i < 10; i++) {
            assertThat(width(Integer.toString(i).repeat(4), font))
                    .as("digit " + i)
                    .isEqualTo(first);
        }
    }

    private static double width(String text, Font font) {
        Text t = new Text(text);
        t.setFont(font);
        return t.getLayoutBounds().getWidth();
    }
}
