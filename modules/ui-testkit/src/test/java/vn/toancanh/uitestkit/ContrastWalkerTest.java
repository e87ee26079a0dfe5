package vn.toancanh.uitestkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.theme.Icons;
import vn.toancanh.uitestkit.walk.ContrastWalker;

@ExtendWith(FxExtension.class)
class ContrastWalkerTest {
    private static Scene scene(javafx.scene.Node... nodes) {
        return Fx.scene(new HBox(nodes), 400, 100, Density.NORMAL);
    }

    @Test
    void computesTheRatioOfTheStandard() {
        assertThat(ContrastWalker.contrast(Color.BLACK, Color.WHITE)).isCloseTo(21, within(0.01));
        assertThat(ContrastWalker.contrast(Color.web("#767676"), Color.WHITE)).isCloseTo(4.54, within(0.01));
    }

    @Test
    void ourTextsPass() {
        Label hint = new Label("hint");
        hint.getStyleClass().addAll("text-hint");
        Scene s = scene(new Label("value"), hint);
        assertThat(ContrastWalker.texts(s)).isEqualTo(2);
        assertThat(ContrastWalker.problems(s)).isEmpty();
    }

    @Test
    void faintTextFails() {
        Label l = new Label("faint");
        l.setStyle("-fx-text-fill: #555555;");
        assertThat(ContrastWalker.problems(scene(l))).singleElement().asString().contains("faint");
    }

    @Test
    void opacityCounts() {
        Label l = new Label("dimmed");
        l.setStyle("-fx-text-fill: -tc-t3;");
        l.setOpacity(0.55);
        assertThat(ContrastWalker.problems(scene(l))).hasSize(1);
    }

    @Test
    void whatLiesUnderTheTextCountsAlsoWhenItIsNoParent() {
        Region light = new Region();
        light.setStyle("-fx-background-color: #E6EAEE; -fx-min-width: 200px;");
        assertThat(ContrastWalker.problems(scene(new StackPane(light, new Label("white on light")))))
                .hasSize(1);
    }

    @Test
    void aSymbolNeedsLessThanAText() {
        String faint = "-fx-fill: #5F6A74;";
        javafx.scene.text.Text icon = Icons.of("map");
        icon.setStyle(icon.getStyle() + faint);
        assertThat(ContrastWalker.problems(scene(icon))).isEmpty();
        Label l = new Label("text");
        l.setStyle("-fx-text-fill: #5F6A74;");
        assertThat(ContrastWalker.problems(scene(l))).hasSize(1);
    }

    @Test
    void hoverIsLookedAtToo() {
        Button b = new Button("hover");
        Scene s = scene(b);
        s.getStylesheets().add("data:text/css,.button:hover{-fx-text-fill:%23444444;}");
        Fx.layout(s);
        assertThat(ContrastWalker.problems(s)).isEmpty();
        assertThat(ContrastWalker.problemsWhenHovered(s)).hasSize(1);
        assertThat(ContrastWalker.problems(s)).isEmpty();
    }

    @Test
    void whatIsDisabledIsLeftOut() {
        Label l = new Label("faint");
        l.setStyle("-fx-text-fill: #555555;");
        l.setDisable(true);
        assertThat(ContrastWalker.problems(scene(l))).isEmpty();
    }
}
