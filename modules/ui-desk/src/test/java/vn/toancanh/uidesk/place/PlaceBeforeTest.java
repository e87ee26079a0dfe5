package vn.toancanh.uidesk.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.Place;
import vn.toancanh.core.model.Priority;
import vn.toancanh.uidesk.fixture.DeskHarness;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;

/** What was at the place of the chosen case before, read from the cache page by page. */
@ExtendWith(FxExtension.class)
class PlaceBeforeTest {
    private final DeskHarness h = new DeskHarness();
    private Place here;

    @BeforeEach
    void start() {
        CityFixture.busy(h.ring);
        here = h.ring.state().shown().get("case-0").place();
        for (int i = 0; i < 8; i++) {
            archive(80 + i, "Ngập tuần trước " + i, here);
        }
        archive(90, "Ở đầu kia thành phố", new Place("Xa", here.wardId(), new GeoPoint(12.0, 107.0)));
        archive(91, "Chỉ biết phường khác", new Place("Xa", "elsewhere", null));
    }

    private void archive(int n, String title, Place place) {
        h.ring.archive(CityFixture.fresh(n, Priority.P3, h.clock.instant().minusSeconds(90_000))
                .with()
                .title(title)
                .place(place)
                .state(CaseState.CLOSED)
                .build());
    }

    private void open() {
        h.open(1920, 1080, Density.NORMAL, Language.VI);
        h.station.model().select("case-0");
        Fx.layout(h.scene());
    }

    private List<CaseRow> rows() {
        VBox box = (VBox) h.scene().lookup("#place-before");
        return box.getChildren().stream()
                .filter(n -> n instanceof CaseRow && n.isVisible())
                .map(CaseRow.class::cast)
                .toList();
    }

    private String text(String id) {
        return ((Label) h.scene().lookup(id)).getText();
    }

    @Test
    void whatIsOverAtThePointIsShownPageByPage() {
        open();
        assertThat(rows()).hasSize(6).allMatch(r -> r.getAccessibleText().startsWith("Ngập tuần trước"));
        Button more = (Button) h.scene().lookup("#place-more");
        assertThat(more.isVisible()).isTrue();
        more.fire();
        Fx.layout(h.scene());
        assertThat(rows()).hasSize(8);
        assertThat(more.isVisible()).isFalse();
        assertThat(text("#place-held")).contains("0 đang mở").contains("9 đã xong");
    }

    @Test
    void withoutAPointItIsTheWardAndAnotherCaseAsksAnew() {
        Case lost = h.ring.state().shown().values().stream()
                .filter(c -> c.place().point() == null && c.state().isOpen())
                .findFirst()
                .orElseThrow();
        open();
        h.station.model().select(lost.id());
        Fx.layout(h.scene());
        Set<Node> titles = h.scene().getRoot().lookupAll(".section-title");
        assertThat(titles).anyMatch(n -> ((Label) n).getText().equals("Trước đây trong phường, xã này"));
        assertThat(rows()).as("the first page of nine in this ward").hasSize(6);
        h.station.model().select("case-0");
        Fx.layout(h.scene());
        assertThat(rows()).allMatch(r -> r.getAccessibleText().startsWith("Ngập tuần trước"));
    }

    @Test
    void aCaseOfTheListOpensAsItIsInTheCache() {
        open();
        rows().get(0).fire();
        Fx.layout(h.scene());
        assertThat(h.station.model().selected()).isEqualTo("new-80");
        assertThat(text("#detail .text-detail-title")).isEqualTo("Ngập tuần trước 0");
    }
}
