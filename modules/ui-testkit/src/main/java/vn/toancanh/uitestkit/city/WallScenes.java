package vn.toancanh.uitestkit.city;

import java.util.List;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.Scene;
import vn.toancanh.core.model.SceneBlock;
import vn.toancanh.core.model.SceneBlock.Follow;
import vn.toancanh.core.model.SceneBlock.Kind;
import vn.toancanh.core.model.SceneBlock.Layer;
import vn.toancanh.core.model.WallDef;

/** The scenes of the real pack, on the ids of the fixture city, and two walls: one screen, and six by three. */
public final class WallScenes {
    /** Id of the wall with one panel. */
    public static final String WALL = "tuong-chinh";

    private WallScenes() {}

    static List<WallDef> walls() {
        return List.of(
                new WallDef(WALL, Words.t("Tường chính", "Main wall"), 1, 1, 1920, 1080, 0.63, 5, "tong-quan"),
                new WallDef(
                        "tuong-ghep",
                        Words.t("Tường ghép 6×3", "Video wall 6×3"),
                        6,
                        3,
                        1920,
                        1080,
                        0.63,
                        5,
                        "tong-quan"));
    }

    static List<Scene> scenes() {
        return List.of(
                scene(
                        "tong-quan",
                        "Tổng quan",
                        "Overview",
                        map(0, 0, 6, 6, Layer.CASES, Layer.SENSORS, Layer.CAMERAS),
                        worst(6, 0, 3, 6, 6, List.of(), List.of()),
                        cameras(9, 0, 3, 4, null, "c014", "c022", "c031", "c047"),
                        plain("do-tuoi", Kind.FRESHNESS, 9, 4, 3, 2, 0),
                        numbers(0, 6, 8, 2, "hs", "td", "mn", "aqi", "pa", "gb"),
                        plain("han", Kind.DEADLINE_STRIP, 8, 6, 4, 2, 5)),
                scene(
                        "giao-thong",
                        "Giao thông",
                        "Traffic",
                        cameras(
                                0, 0, 6, 6, null, "c014", "c022", "c031", "c047", "c052", "c066", "c070", "c081",
                                "c099"),
                        map(6, 0, 6, 5, Layer.CASES, Layer.CAMERAS, Layer.RESOURCES),
                        worst(6, 5, 4, 3, 4, List.of("antt"), List.of()),
                        plain("do-tuoi", Kind.FRESHNESS, 10, 5, 2, 3, 0),
                        numbers(0, 6, 6, 2, "td", "tn", "aqi", "gb")),
                scene(
                        "ngap-lut",
                        "Ngập lụt",
                        "Flooding",
                        map(0, 0, 7, 6, Layer.CASES, Layer.SENSORS, Layer.RESOURCES, Layer.WARDS),
                        worst(7, 0, 5, 3, 5, List.of("tnmt"), List.of()),
                        cameras(7, 3, 5, 3, null, "c014", "c022", "c031", "c047"),
                        numbers(0, 6, 5, 2, "mua", "mn", "pa"),
                        plain("han", Kind.DEADLINE_STRIP, 5, 6, 4, 2, 5),
                        plain("do-tuoi", Kind.FRESHNESS, 9, 6, 3, 2, 0)),
                scene(
                        "khan-cap",
                        "Khẩn cấp",
                        "Emergency",
                        worst(0, 0, 4, 6, 5, List.of(), List.of(Priority.P1, Priority.P2)),
                        map(4, 0, 5, 6, Layer.CASES, Layer.RESOURCES, Layer.CAMERAS),
                        cameras(9, 0, 3, 6, Follow.WORST_CASE, "c014", "c022"),
                        plain("han", Kind.DEADLINE_STRIP, 0, 6, 8, 2, 8),
                        plain("do-tuoi", Kind.FRESHNESS, 8, 6, 4, 2, 0)));
    }

    private static Scene scene(String id, String vi, String en, SceneBlock... blocks) {
        return new Scene(id, Words.t(vi, en), 12, 8, List.of(blocks));
    }

    private static SceneBlock map(int x, int y, int w, int h, Layer... layers) {
        return block(
                "ban-do", Kind.MAP, x, y, w, h, List.of(layers), List.of(), null, 0, List.of(), List.of(), List.of());
    }

    private static SceneBlock worst(
            int x, int y, int w, int h, int count, List<String> services, List<Priority> priorities) {
        return block(
                "viec-nang",
                Kind.WORST_CASES,
                x,
                y,
                w,
                h,
                List.of(),
                List.of(),
                null,
                count,
                services,
                priorities,
                List.of());
    }

    private static SceneBlock cameras(int x, int y, int w, int h, Follow follow, String... ids) {
        return block(
                "camera",
                Kind.CAMERAS,
                x,
                y,
                w,
                h,
                List.of(),
                List.of(ids),
                follow,
                0,
                List.of(),
                List.of(),
                List.of());
    }

    private static SceneBlock numbers(int x, int y, int w, int h, String... ids) {
        return block(
                "chi-so",
                Kind.INDICATORS,
                x,
                y,
                w,
                h,
                List.of(),
                List.of(),
                null,
                0,
                List.of(),
                List.of(),
                List.of(ids));
    }

    private static SceneBlock plain(String id, Kind kind, int x, int y, int w, int h, int count) {
        return block(id, kind, x, y, w, h, List.of(), List.of(), null, count, List.of(), List.of(), List.of());
    }

    private static SceneBlock block(
            String id,
            Kind kind,
            int x,
            int y,
            int w,
            int h,
            List<Layer> layers,
            List<String> cameras,
            Follow follow,
            int count,
            List<String> services,
            List<Priority> priorities,
            List<String> indicators) {
        return new SceneBlock(id, kind, x, y, w, h, layers, cameras, follow, count, services, priorities, indicators);
    }
}
