package vn.toancanh.city;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraHealth.Health;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.Category;
import vn.toancanh.core.model.Channel;
import vn.toancanh.core.model.DeadlineStep;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.HandlingUnit;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.Person;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.Right;
import vn.toancanh.core.model.Scene;
import vn.toancanh.core.model.ServiceDef;
import vn.toancanh.core.model.Sop;
import vn.toancanh.core.model.SopStep;
import vn.toancanh.core.model.UnitResource;
import vn.toancanh.core.model.WallDef;
import vn.toancanh.core.model.Ward;
import vn.toancanh.core.time.WorkCalendar;
import vn.toancanh.core.time.WorkDuration;
import vn.toancanh.wire.pack.CityPack;
import vn.toancanh.wire.pack.DeadlineClass;
import vn.toancanh.wire.pack.Member;
import vn.toancanh.wire.pack.SampleText;
import vn.toancanh.wire.pack.Sensor;
import vn.toancanh.wire.pack.Story;
import vn.toancanh.wire.pack.Threshold;
import vn.toancanh.wire.pack.UnitRole;

/** A city small enough to know by heart. */
final class TestPack {
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    static final GeoPoint CENTRE = new GeoPoint(12.667, 108.038);

    private TestPack() {}

    static CityPack make() {
        return new CityPack(
                catalogue(),
                ZONE,
                Map.of("c", calendar()),
                0.2,
                Map.of("d-now", urgent(), "d-days", slow()),
                people(),
                Map.of(
                        "trees", new UnitRole("trees", text("Cây"), UnitRole.Resolve.UNIT, "u-trees", null, null),
                        "ward", new UnitRole("ward", text("Phường"), UnitRole.Resolve.BY_WARD, null, "u-ward-", null),
                        "gone", new UnitRole("gone", text("Cũ"), UnitRole.Resolve.UNIT, "u-gone", null, null)),
                Map.of(),
                Map.of(),
                Map.of(CaseKind.REPORT, "PA", CaseKind.INCIDENT, "SC", CaseKind.ALERT, "CB"),
                Map.of(),
                List.of(
                        resource("r1", "X-01", 0.01, List.of("tree", "crash")),
                        resource("r2", "X-02", -0.01, List.of("tree", "crash")),
                        resource("r3", "X-03", 0.02, List.of("flood")),
                        resource("spare", "X-09", 0.015, List.of())), // nobody but a test sends it
                List.of(sensor("s-river", 1, 2), sensor("s-rain", 0, 12), sensor("s-water", 2, 4)),
                Map.of(
                        "s-river", threshold("s-river", Threshold.Op.AT_LEAST, 3),
                        "s-rain", threshold("s-rain", Threshold.Op.ABOVE, 30),
                        "s-water", threshold("s-water", Threshold.Op.BELOW, 1)),
                Map.of("cam-1", Health.OK, "cam-2", Health.LOST, "cam-3", Health.LOCKED),
                Map.of("cam-1", List.of("jam"), "cam-4", List.of("jam")),
                Map.of(),
                List.of(
                        words("t1", "Tai nạn ở ngã tư, có người bị thương", "crash", null),
                        words("t2", "Cây đổ chắn đường Lê Duẩn", "tree", "g-tree"),
                        words("t3", "le duan co cay do, ket xe", "tree", "g-tree"),
                        words("t4", "Ngập nửa bánh xe ở hẻm", "flood", null)),
                List.of("Một", "Hai"),
                List.of(),
                Map.of(),
                null,
                story(),
                Map.of());
    }

    private static Catalogue catalogue() {
        return new Catalogue(
                "test-city",
                "1",
                text("Thành phố thử"),
                text("Trung tâm thử"),
                text("Dữ liệu giả lập"),
                CENTRE,
                List.of(new ServiceDef("sv", text("Dịch vụ"), text("DV"), "u-trees", "star", 1)),
                List.of(
                        category("crash", CaseKind.INCIDENT, Priority.P1, "trees", "d-now"),
                        category("tree", CaseKind.INCIDENT, Priority.P2, "trees", "d-now"),
                        category("flood", CaseKind.REPORT, Priority.P3, "ward", "d-days"),
                        category("pavement", CaseKind.REPORT, Priority.P4, "ward", "d-days"),
                        category("alert-river", CaseKind.ALERT, Priority.P2, "ward", "d-now"),
                        category("alert-jam", CaseKind.ALERT, Priority.P3, "gone", "d-now"),
                        category("nguon-im-lang", CaseKind.ALERT, Priority.P3, "trees", "d-now")),
                List.of(
                        unit("u-trees", null, null),
                        unit("u-ward-w1", LocalDate.of(2025, 7, 1), null),
                        unit("u-ward-w2", LocalDate.of(2025, 7, 1), null),
                        unit("u-gone", null, LocalDate.of(2025, 6, 30))),
                List.of(
                        new Ward("w1", "24133", text("Phường Một"), CENTRE, null, null),
                        new Ward("w2", "24121", text("Phường Hai"), new GeoPoint(12.68, 108.06), null, null)),
                List.of(new Sop("sop", 1, text("Quy trình"), List.of(step(1), step(2), step(3)))),
                List.of(camera("cam-1"), camera("cam-2"), camera("cam-3"), camera("cam-4")),
                List.of(
                        new IndicatorDef(
                                "i1",
                                text("Chỉ số"),
                                text("Chỉ số"),
                                "sv",
                                text("%"),
                                "u-trees",
                                90.0,
                                60.0,
                                95.0,
                                IndicatorDef.Better.BAND,
                                null,
                                1,
                                600),
                        new IndicatorDef(
                                "i2",
                                text("Mực nước"),
                                text("Mực nước"),
                                "sv",
                                text("m"),
                                "u-trees",
                                null,
                                1.0,
                                2.0,
                                IndicatorDef.Better.BAND,
                                text("Báo"),
                                2,
                                120)),
                List.of(
                        new Channel("phone", text("Tổng đài"), "phone"),
                        new Channel("app", text("Ứng dụng"), "smartphone"),
                        new Channel("sensor", text("Cảm biến"), "sensor"),
                        new Channel("camera", text("Camera phân tích"), "camera")),
                List.of(
                        new Scene("calm", text("Thường"), 12, 8, List.of()),
                        new Scene("storm", text("Bão"), 12, 8, List.of())),
                List.of(),
                List.of(new WallDef("main", text("Tường"), 1, 1, 1920, 1080, 0.63, 5, "calm")),
                Map.of("tv", text("Trực viên"), "ht", text("Cán bộ hiện trường")));
    }

    private static Story story() {
        List<Double> rates = Collections.nCopies(24, 1.0);
        Duration rise = Duration.ofMinutes(10);
        Duration lasts = Duration.ofHours(1);
        return new Story(
                7,
                List.of(),
                "busy",
                List.of(
                        new Story.Profile("calm", text("Thường"), 1, Map.of()),
                        new Story.Profile("busy", text("Bận"), 12, Map.of())),
                Map.of("phone", rates, "app", rates),
                Map.of("crash", 1.0, "tree", 3.0, "flood", 6.0, "pavement", 8.0),
                new Story.Reports(0.2, Duration.ofMinutes(40), 150, 0.05, 0, 0, 0),
                new Story.Citizens(0, 0, 0),
                new Story.SensorLife(
                        List.of(
                                new Story.Breach("s-river", 2, rise, lasts),
                                new Story.Breach("s-rain", 2, rise, lasts),
                                new Story.Breach("s-water", 1, rise, lasts)),
                        0.04,
                        1,
                        lasts,
                        0,
                        1),
                List.of(new Story.CameraEvent("jam", "alert-jam", 5, 0.2, text("{camera}: ùn tắc, {tri_so} %."))),
                List.of(),
                0,
                0,
                Map.of(),
                1,
                120);
    }

    private static List<Member> people() {
        List<Member> all = new ArrayList<>();
        Set<Right> full = Set.of(Right.values());
        all.add(new Member(
                new Person("ha", "Nguyễn Thu Hà", "tv", text("Trực viên"), "u-ioc"), "Nguyễn Thu Hà", "desk", full));
        all.add(new Member(
                new Person("tuan", "Trần Minh Tuấn", "tv", text("Trực viên"), "u-ioc"),
                "Trần Minh Tuấn",
                "desk",
                full));
        all.add(new Member(
                new Person("bao", "Lê Quốc Bảo", "tc", text("Trưởng ca"), "u-ioc"), "Lê Quốc Bảo", "desk", full));
        all.add(new Member(
                new Person("bia", "H'Bia Êban", "ht", text("Cán bộ hiện trường"), "u-trees"),
                "H'Bia",
                "field",
                Set.of(Right.NOTE, Right.ATTACH)));
        return all;
    }

    private static DeadlineClass urgent() {
        return new DeadlineClass(
                "d-now",
                text("Khẩn"),
                calendar(),
                Map.of(
                        DeadlineStep.ACCEPT, new WorkDuration.Elapsed(Duration.ofMinutes(1)),
                        DeadlineStep.ROUTE, new WorkDuration.Elapsed(Duration.ofMinutes(2)),
                        DeadlineStep.ON_SITE, new WorkDuration.Elapsed(Duration.ofMinutes(45))),
                null,
                DeadlineClass.Publishing.BY_HAND,
                0);
    }

    private static DeadlineClass slow() {
        return new DeadlineClass(
                "d-days",
                text("Thường"),
                calendar(),
                Map.of(
                        DeadlineStep.ACCEPT, new WorkDuration.Elapsed(Duration.ofHours(2)),
                        DeadlineStep.RESOLVE, new WorkDuration.WorkingDays(3),
                        DeadlineStep.PUBLISH, new WorkDuration.WorkingDays(1)),
                null,
                DeadlineClass.Publishing.GATED,
                1);
    }

    private static WorkCalendar calendar() {
        return new WorkCalendar(
                ZONE,
                List.of(
                        new WorkCalendar.Period(LocalTime.of(7, 30), LocalTime.of(11, 30)),
                        new WorkCalendar.Period(LocalTime.of(13, 0), LocalTime.of(17, 0))),
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                Set.of(),
                Set.of());
    }

    private static Category category(String id, CaseKind kind, Priority p, String lead, String deadlines) {
        return new Category(id, text(id), "sv", kind, p, lead, List.of(), deadlines, "sop", false);
    }

    private static HandlingUnit unit(
            String id,
            @org.jspecify.annotations.Nullable LocalDate from,
            @org.jspecify.annotations.Nullable LocalDate to) {
        return new HandlingUnit(id, text(id), "ward", null, from, to);
    }

    private static UnitResource resource(String id, String callSign, double north, List<String> able) {
        return new UnitResource(
                id,
                callSign,
                text("Xe"),
                "u-trees",
                able,
                new GeoPoint(CENTRE.lat() + north, CENTRE.lon()),
                UnitResource.ResourceStatus.FREE,
                null,
                Instant.EPOCH);
    }

    private static Sensor sensor(String id, double low, double high) {
        return new Sensor(id, text("Trạm " + id), id, text("m"), CENTRE, "w1", "alert-river", low, high, 60);
    }

    private static Threshold threshold(String id, Threshold.Op op, double value) {
        return new Threshold(
                id,
                "level",
                text("Mức"),
                text("m"),
                List.of(new Threshold.Level(
                        "l1", text("Mức 1"), op, value, null, null, null, null, Threshold.Severity.DANGER)),
                List.of(),
                "l1",
                Duration.ZERO,
                null,
                Duration.ofHours(1),
                text("{ten}: {tri_so} {don_vi}, {muc}."));
    }

    private static Camera camera(String id) {
        return new Camera(id, "CAM " + id, "w1", CENTRE, 90, 90, 100, false, "u-trees", List.of());
    }

    private static SopStep step(int n) {
        return new SopStep(n, text("Bước " + n), List.of("tv"), null, null, null);
    }

    private static SampleText words(
            String id, String said, String category, @org.jspecify.annotations.Nullable String group) {
        return new SampleText(
                id,
                said,
                category,
                null,
                null,
                group,
                group == null ? null : SampleText.Relation.MERGE,
                null,
                group == null ? null : "Lê Duẩn",
                "w1",
                null,
                List.of());
    }

    private static LocalText text(String vi) {
        return new LocalText(vi, vi + " (en)");
    }
}
