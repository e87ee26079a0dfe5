package vn.toancanh.uiwall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
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

    /** "quá 16 g 15" is longer than any time that was thought of when the column got its width. */
    @Test
    void aLineThatIsWiderThanItsColumnGetsAWiderOneAndStandsOnNoOther() {
        FitGrid grid = new FitGrid(120, n -> "+" + n + " nữa");
        grid.lines(5, 34, () -> {
            Label l = new Label("PA-2381 quá 16 g 15");
            l.setMinWidth(Region.USE_PREF_SIZE);
            return l;
        });
        Fx.show(grid, 400, 60, Density.NORMAL);
        Fx.layout(grid.getScene());
        List<Node> shown = grid.getChildren().stream().filter(Node::isVisible).toList();
        assertThat(shown).hasSizeGreaterThan(2);
        for (Node a : shown) {
            assertThat(((Region) a).getWidth()).isGreaterThanOrEqualTo(((Region) a).minWidth(-1));
            for (Node b : shown) {
                assertThat(a == b || !a.getBoundsInParent().intersects(inner(b)))
                        .isTrue();
            }
        }
    }

    /** Lines touch each other at their edges. */
    private static Bounds inner(Node n) {
        Bounds b = n.getBoundsInParent();
        return new BoundingBox(b.getMinX() + 1, b.getMinY() + 1, b.getWidth() - 2, b.getHeight() - 2);
    }

    @Test
    void whereThereIsRoomForNothingOnlyTheCountStands() {
        assertThat(shown(60, 10)).extracting(n -> ((Label) n).getText()).containsExactly("+11 nữa");
    }
}
