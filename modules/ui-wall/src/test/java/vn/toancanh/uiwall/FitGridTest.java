package vn.toancanh.uiwall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;

/** Lines of a block that has less room than lines. */
@ExtendWith(FxExtension.class)
class FitGridTest {
    private static Label line() {
        Label l = new Label("Ứng dụng trực tuyến, im lặng 13 giây");
        l.setWrapText(true);
        return l;
    }

    private static List<Node> shown(double width, double height) {
        FitGrid grid = new FitGrid(120, n -> "+" + n + " nữa");
        grid.lines(11, 0, FitGridTest::line);
        Fx.show(grid, width, height, Density.NORMAL);
        Fx.layout(grid.getScene());
        return grid.getChildren().stream().filter(Node::isVisible).toList();
    }

    @Test
    void aBandInWhichNoColumnHoldsALineShowsTheFirstOneAndCountsTheOthers() {
        List<Node> shown = shown(400, 24);
        assertThat(shown).hasSize(2);
        assertThat(shown).extracting(n -> ((Label) n).getText()).contains("+10 nữa");
        Node line = shown.stream()
                .filter(n -> ((Label) n).getText().startsWith("Ứng"))
                .findFirst()
                .orElseThrow();
        Node count = shown.stream().filter(n -> n != line).findFirst().orElseThrow();
        assertThat(line.getBoundsInParent().getMaxX())
                .isLessThanOrEqualTo(count.getBoundsInParent().getMinX() + 1);
    }

    @Test
    void whereThereIsRoomForNothingOnlyTheCountStands() {
        assertThat(shown(60, 10)).extracting(n -> ((Label) n).getText()).containsExactly("+11 nữa");
    }
}
