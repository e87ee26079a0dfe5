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
import vn.toancanh.city.pack.CityPack;
import vn.toancanh.city.pack.DeadlineClass;
import vn.toancanh.city.pack.Member;
import vn.toancanh.city.pack.SampleText;
import vn.toancanh.city.pack.Sensor;
import vn.toancanh.city.pack.Story;
import vn.toancanh.city.pack.UnitRole;
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
import vn.toancanh.core.model.Ward;
import vn.toancanh.core.time.WorkCalendar;
import vn.toancanh.core.time.WorkDuration;

/** A city small enough to know by heart. */
final class TestPack {
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    static final GeoPoint CENTRE = new GeoPoint(12.667, 108.038);

    private TestPack() {}

    static CityPack make() {
        return new CityPack(
                catalogue(),
                ZONE,
                Map.of("d-now", urgent(), "d-days", slow()),
                people(),
                Map.of(
                        "trees", new UnitRole("trees", "u-trees", null),
                        "ward", new UnitRole("ward", null, "u-ward-"),
                        "gone", new UnitRole("gone", "u-gone", null)),
                Map.of(CaseKind.REPORT, "PA", CaseKind.INCIDENT, "SC", CaseKind.ALERT, "CB"),
                List.of(
                        resource("r1", "X-01", 0.01, List.of("tree", "crash")),
                        resource("r2", "X-02", -0.01, List.of("tree", "crash")),
                        resource("r3", "X-03", 0.02, List.of("flood")),
                        resource("spare", "X-09", 0.015, List.of())), // nobody but a test sends it
                List.of(
                        sensor("s-river", "alert-river", 1, 2, 3.0, false),
                        sensor("s-rain", "alert-river", 0, 12, 30.0, false),
                        sensor("s-water", "alert-river", 2, 4, 1.0, true)),
                Map.of("cam-1", Health.OK, "cam-2", Health.LOST, "cam-3", Health.LOCKED),
                Map.of("cam-1", List.of("jam"), "cam-4", List.of("jam")),
                story());
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
                                "i1", text("Chỉ số"), "sv", text("%"), "u-trees", 90.0, 60.0, 95.0, null, 1, 600),
                        new IndicatorDef(
                                "i2",
                                text("Mực nước"),
                                "sv",
                                text("m"),
                                "u-trees",
                                null,
                                1.0,
                                2.0,
                                text("Báo"),
                                2,
                                120)),
                List.of(
                        new Channel("phone", text("Tổng đài"), "phone"),
                        new Channel("app", text("Ứng dụng"), "smartphone"),
                        new Channel("sensor", text("Cảm biến"), "sensor"),
                        new Channel("camera", text("Camera phân tích"), "camera")),
                List.of(new Scene("calm", text("Thường"), List.of("queue"))),
                Map.of("tv", text("Trực viên"), "ht", text("Cán bộ hiện trường")));
    }

    private static Story story() {
        List<Double> rates = Collections.nCopies(24, 1.0);
        return new Story(
                Map.of("phone", rates, "app", rates),
                Map.of("crash", 1.0, "tree", 3.0, "flood", 6.0, "pavement", 8.0),
                0.2,
                0.05,
                List.of(
                        words("t1", "Tai nạn ở ngã tư, có người bị thương", "crash", null),
                        words("t2", "Cây đổ chắn đường Lê Duẩn", "tree", "g-tree"),
                        words("t3", "le duan co cay do, ket xe", "tree", "g-tree"),
                        words("t4", "Ngập nửa bánh xe ở hẻm", "flood", null)),
                List.of("Đường Một", "Đường Hai"),
                List.of(
                        new Story.Breach("s-river", 2, 600, 3_600),
                        new Story.Breach("s-rain", 2, 600, 3_600),
                        new Story.Breach("s-water", 1, 600, 3_600)),
                List.of(new Story.CameraRule("jam", "alert-jam", 5, text("{camera}: ùn tắc, {tri_so} %."))),
                Map.of("calm", 1.0, "busy", 12.0));
    }

    private static List<Member> people() {
        List<Member> all = new ArrayList<>();
        Set<Right> full = Set.of(Right.values());
        all.add(new Member(new Person("ha", "Nguyễn Thu Hà", "tv", text("Trực viên"), "u-ioc"), full));
        all.add(new Member(new Person("tuan", "Trần Minh Tuấn", "tv", text("Trực viên"), "u-ioc"), full));
        all.add(new Member(new Person("bao", "Lê Quốc Bảo", "tc", text("Trưởng ca"), "u-ioc"), full));
        all.add(new Member(
                new Person("bia", "H'Bia Êban", "ht", text("Cán bộ hiện trường"), "u-trees"),
                Set.of(Right.NOTE, Right.ATTACH)));
        return all;
    }

    private static DeadlineClass urgent() {
        return new DeadlineClass(
                "d-now",
                calendar(),
                Map.of(
                        DeadlineStep.ACCEPT, new WorkDuration.Elapsed(Duration.ofMinutes(1)),
                        DeadlineStep.ROUTE, new WorkDuration.Elapsed(Duration.ofMinutes(2)),
                        DeadlineStep.ON_SITE, new WorkDuration.Elapsed(Duration.ofMinutes(45))));
    }

    private static DeadlineClass slow() {
        return new DeadlineClass(
                "d-days",
                calendar(),
                Map.of(
                        DeadlineStep.ACCEPT, new WorkDuration.Elapsed(Duration.ofHours(2)),
                        DeadlineStep.RESOLVE, new WorkDuration.WorkingDays(3),
                        DeadlineStep.PUBLISH, new WorkDuration.WorkingDays(1)));
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

    private static Sensor sensor(
            String id, String category, double low, double high, double alertAt, boolean alertBelow) {
        return new Sensor(
                id, text("Trạm " + id), text("m"), CENTRE, "w1", category, low, high, alertAt, alertBelow, 60);
    }

    private static Camera camera(String id) {
        return new Camera(id, "CAM " + id, "w1", CENTRE, 90, 100, "u-trees");
    }

    private static SopStep step(int n) {
        return new SopStep(n, text("Bước " + n), List.of("tv"), null, null, null);
    }

    private static SampleText words(
            String id, String said, String category, @org.jspecify.annotations.Nullable String group) {
        return new SampleText(id, said, category, group, "w1", group == null ? null : "Lê Duẩn", null);
    }

    private static LocalText text(String vi) {
        return new LocalText(vi, vi + " (en)");
    }
}
