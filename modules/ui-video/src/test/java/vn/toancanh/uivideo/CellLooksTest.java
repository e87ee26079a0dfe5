package vn.toancanh.uivideo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.toancanh.media.Engine;
import vn.toancanh.media.LocalMedia;
import vn.toancanh.media.Phase;
import vn.toancanh.media.Reason;
import vn.toancanh.media.decode.Decoder;
import vn.toancanh.media.decode.Sink;
import vn.toancanh.media.session.StreamAddress;
import vn.toancanh.uikit.face.CameraGrid;
import vn.toancanh.uikit.face.CameraGrid.CellState;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.OffFx;
import vn.toancanh.uitestkit.walk.ContrastWalker;
import vn.toancanh.uitestkit.walk.OverflowWalker;
import vn.toancanh.uitestkit.walk.TruncationWalker;

/** Every state of a cell, in both languages: whole, readable, one sentence each, and the rest of the grid alive. */
@ExtendWith(FxExtension.class)
class CellLooksTest {
    private static final List<String> ALL =
            List.of("c014", "c022", "c031", "c047", "c052", "c066", "c070", "c081", "c999");

    private VideoHarness v;
    private CameraGrid grid;

    private Scene open(VideoHarness harness, Language language, int width, int height, Density density) {
        v = harness;
        v.words.languageProperty().set(language);
        v.allStates();
        grid = v.maker.grid(CameraGrid.Use.DESK);
        grid.cells(3, 3);
        Scene scene =
                Fx.show(new StackPane(grid.node()), width, height, density).getScene();
        grid.attach();
        grid.show(ALL);
        Map<String, String> why = new HashMap<>();
        ALL.forEach(id -> why.put(
                id, language == Language.VI ? "nhìn thấy điểm này, cách 120 m" : "sees this place, 120 m away"));
        grid.why(why);
        Fx.layout(scene);
        return scene;
    }

    @ParameterizedTest
    @CsvSource({
        "436, 340, COMPACT, VI", "436, 340, COMPACT, EN",
        "720, 480, NORMAL, VI", "720, 480, NORMAL, EN",
        "960, 620, COMFORTABLE, VI", "960, 620, COMFORTABLE, EN",
    })
    void nothingIsCutOrFaintOrOutOfReach(int width, int height, Density density, Language language) {
        Scene scene = open(new VideoHarness(), language, width, height, density);

        List<String> problems = new ArrayList<>(TruncationWalker.problems(scene));
        problems.addAll(OverflowWalker.problems(scene));
        problems.addAll(ContrastWalker.problems(scene));
        assertThat(problems).isEmpty();
        assertThat(ContrastWalker.texts(scene)).isGreaterThan(9);
        grid.detach();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whyACameraIsOfferedIsHeardInEveryState(Language language) {
        open(new VideoHarness(), language, 720, 480, Density.NORMAL);

        String why = language == Language.VI ? "nhìn thấy điểm này, cách 120 m" : "sees this place, 120 m away";
        for (CameraCell cell : cells()) {
            assertThat(cell.words()).endsWith(why);
        }
        grid.detach();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REFUSED | VI | Camera từ chối kết nối",
                "REFUSED | EN | The camera refuses the connection",
                "GARBAGE | VI | Dữ liệu gửi tới không phải video",
                "GARBAGE | EN | What it sends is no video",
                "UNAUTHORISED | VI | Camera từ chối vì thiếu hoặc sai mật khẩu",
                "UNAUTHORISED | EN | The camera wants a password, or another one",
                "TIMEOUT | VI | Camera không trả lời",
                "TIMEOUT | EN | The camera does not answer",
                "NO_DECODER | VI | Thiếu thư viện giải mã; mọi việc khác vẫn chạy",
                "NO_DECODER | EN | The decoder's library is missing; all else works",
            })
    void oneBadCameraHasOneSentenceAndTheOthersLive(Reason reason, Language language, String sentence) {
        VideoHarness h = new VideoHarness();
        h.media.states.put("c014", FakeMedia.status(Phase.BACKOFF, reason, null, Duration.ofSeconds(9), 2));
        open(h, language, 720, 480, Density.NORMAL);

        assertThat(cells().get(0).words()).containsOnlyOnce(sentence);
        assertThat(grid.state("c014")).isEqualTo(CellState.LOST);
        assertThat(v.media.running).contains("c047");
        grid.detach();
    }

    @Test
    @OffFx
    void withoutADecoderEachCellSaysSoAndNoneIsAskedOnTheJavaFxThread() {
        Set<String> callers = ConcurrentHashMap.newKeySet();
        LocalMedia real = new LocalMedia(new Broken(callers), System::nanoTime, () -> 0.5, false);
        Fx.run(() -> open(new VideoHarness(real, "rtsp://{gateway}:9/"), Language.VI, 720, 480, Density.NORMAL));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Fx.get(() -> {
                    v.ticker.tick();
                    return cells().stream()
                            .limit(8)
                            .allMatch(
                                    c -> c.words()
                                            .contains(
                                                    "Máy này không giải mã được video · Thiếu thư viện giải mã; mọi việc khác vẫn chạy"));
                }));

        assertThat(callers).isNotEmpty().allMatch(n -> n.startsWith("camera-"));
        Fx.run(grid::detach);
        real.close();
    }

    @Test
    void aLongNameIsWholeWhereThereIsRoomForTwoLines() {
        open(new VideoHarness(), Language.VI, 720, 480, Density.NORMAL);
        CameraCell cell = cells().get(0);
        Label name = (Label) cell.lookup(".camera-name");
        name.setText("CAM 032 Bến xe phía bắc, cổng vào đường Ngô Quyền");

        cell.resize(220, 160);
        cell.applyCss();
        cell.layout();
        assertThat(drawn(name)).doesNotEndWith("…").doesNotEndWith("...");
        assertThat(name.getHeight()).isGreaterThan(1.5 * name.getFont().getSize() * 1.2);

        cell.resize(220, 60);
        cell.layout();
        assertThat(name.isWrapText()).isFalse();
        grid.detach();
    }

    private static String drawn(Label label) {
        return ((Text) label.lookup(".text")).getText().strip();
    }

    private List<CameraCell> cells() {
        return grid.node().getChildrenUnmodifiable().stream()
                .map(CameraCell.class::cast)
                .toList();
    }

    /** As FFmpeg on a machine that its libraries do not fit. */
    private record Broken(Set<String> callers) implements Decoder {
        @Override
        public Engine engine() {
            return Engine.FFMPEG;
        }

        @Override
        public void run(StreamAddress address, Sink sink) {
            callers.add(Thread.currentThread().getName());
            throw new UnsatisfiedLinkError("no jniavutil");
        }
    }
}
