package vn.toancanh.uidesk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.text.Csv;
import vn.toancanh.testkit.Fault;
import vn.toancanh.uidesk.fixture.DeskHarness;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;

/** The queue for a spreadsheet: as it is shown, with its age in its head, and nothing that harms or gives a person away. */
@ExtendWith(FxExtension.class)
class ExportTest {
    private final DeskHarness h = new DeskHarness();
    private final List<String> names = new ArrayList<>();
    private List<List<String>> rows = List.of();

    @BeforeEach
    void open() {
        CityFixture.busy(h.ring);
        h.exports = (name, all) -> {
            names.add(name);
            rows = all;
            return CompletableFuture.completedFuture(Path.of("/home/ha/exports", name + ".csv"));
        };
        h.open(1920, 1080, Density.NORMAL, Language.VI);
    }

    private void export() {
        Fx.press(h.scene(), "Ctrl+E");
        Fx.layout(h.scene());
    }

    private String said() {
        return ((Label) h.scene().lookup("#said")).getText();
    }

    private int head() {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).get(0).equals("Mức")) {
                return i;
            }
        }
        throw new AssertionError("no head in " + rows);
    }

    private List<String> codes() {
        return rows.subList(head() + 1, rows.size()).stream().map(r -> r.get(1)).toList();
    }

    private List<String> shown() {
        return ((ListView<?>) h.scene().lookup("#queue-list"))
                .getItems().stream()
                        .map(id -> h.ring.state().shown().get(id).code())
                        .toList();
    }

    @Test
    void theRowsAreThoseOfTheListInItsOrderWithItsFilter() {
        export();
        assertThat(codes()).hasSize(40).isEqualTo(shown());
        assertThat(said()).isEqualTo("Đã xuất 40 việc ra /home/ha/exports/" + names.get(0) + ".csv");
        h.station.model().filter(QueueFilter.ALL.toggled(Priority.P1).text("tai nan"));
        Fx.layout(h.scene());
        export();
        assertThat(codes()).isEqualTo(shown()).hasSize(1);
        assertThat(rows.toString()).contains("Khẩn cấp, “tai nan” · 1 dòng");
        List<String> line = rows.get(rows.size() - 1);
        assertThat(line)
                .hasSameSizeAs(rows.get(head()))
                .contains("Khẩn cấp", "Tai nạn liên hoàn 4 xe, có người bị thương");
    }

    @Test
    void theHeadSaysWhoWhenHowOldAndHowTheLinkWas() {
        export();
        assertThat(names.get(0)).isEqualTo("queue-20261122-143207");
        assertThat(rows.subList(0, head()).toString())
                .contains("Việc cần tôi bây giờ · Buôn Ma Thuột", "22/11/2026 14:32:07", "Nguyễn Thu Hà", "TRỰC TUYẾN");
        h.ring.link(LinkState.OFFLINE, h.clock.instant(), h.clock.instant(), "silent");
        h.pass(240);
        export();
        assertThat(names.get(1)).isEqualTo("queue-20261122-143607-offline");
        assertThat(rows.subList(0, head()).toString())
                .contains("22/11/2026 14:32:07 (4 ph trước khi xuất) · MẤT KẾT NỐI");
    }

    @Test
    @Fault(36)
    void hostileWordsStayWordsAndPersonsAreNotGivenAway() {
        Case c = h.ring.state().shown().get("case-0");
        h.ring.say(c.with()
                .version(c.version() + 1)
                .title("=HYPERLINK(\"http://x\") gọi 0905 123 456")
                .text("Tôi là Lê Thị Bưởi, 0905 123 456")
                .build());
        Case quiet = h.ring.state().shown().get("case-2");
        h.ring.say(quiet.with()
                .version(quiet.version() + 1)
                .sensitive(true)
                .title("Bạo lực gia đình ở nhà số 5")
                .build());
        Fx.layout(h.scene());
        export();
        String file = rows.stream().map(r -> Csv.row(r, ';')).reduce("", (a, b) -> a + "\n" + b);
        assertThat(file)
                .contains("\"'=HYPERLINK(\"\"http://x\"\") gọi 09xx xxx 456\"", "(việc nhạy cảm)")
                .doesNotContain("0905 123 456", "Lê Thị Bưởi", "Bạo lực");
    }

    @Test
    void whyNothingWasWrittenIsSaid() {
        h.exports = (name, all) -> CompletableFuture.failedFuture(
                new CompletionException(new StoreException(StoreException.Kind.FULL, "full")));
        export();
        assertThat(said()).isEqualTo("Đĩa đã đầy, chưa xuất được hàng đợi.");
        h.exports = (name, all) ->
                CompletableFuture.failedFuture(new StoreException(StoreException.Kind.READ_ONLY, "read-only"));
        export();
        assertThat(said()).startsWith("Thư mục xuất không cho ghi");
        h.exports = (name, all) -> CompletableFuture.failedFuture(new IllegalStateException("x"));
        export();
        assertThat(said()).startsWith("Chưa xuất được");
        h.station.model().filter(QueueFilter.ALL.text("không có gì như vậy"));
        Fx.layout(h.scene());
        export();
        assertThat(said()).startsWith("Hàng đợi đang trống");
    }

    @Test
    void thePaletteExportsFromAnyWorkspace() {
        Fx.press(h.scene(), "F3");
        Fx.press(h.scene(), "Ctrl+K");
        Fx.type(h.scene(), "xuat hang doi");
        Fx.press(h.scene(), "Enter");
        Fx.layout(h.scene());
        assertThat(codes()).hasSize(40);
    }
}
