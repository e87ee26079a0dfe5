package vn.toancanh.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.AlertInfo;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseBuilder;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Deadline;
import vn.toancanh.core.model.DeadlineStep;
import vn.toancanh.core.model.Dispatch;
import vn.toancanh.core.model.DispatchState;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.Place;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.SopRun;
import vn.toancanh.core.model.StepCheck;
import vn.toancanh.core.model.TimelineEntry;
import vn.toancanh.core.model.TimelineKind;

/** Values that the tests of this room pass around. */
final class Some {
    static final Instant AT = Instant.parse("2026-03-02T08:15:30Z");
    static final Actor ACTOR = new Actor("p-lan", "H’Lan Niê", "operator", "u-ioc");
    static final UUID KEY = UUID.fromString("0b2f6f0e-94a1-4f52-9f0a-6a1f6a8a1c11");

    private Some() {}

    static Case fullCase() {
        return new CaseBuilder("c-1", "PA-1234", AT)
                .kind(CaseKind.ALERT)
                .channel("hotline")
                .categoryId("flood")
                .serviceId("environment")
                .title("Ngập đường Nguyễn Tất Thành")
                .text("Nước lên nhanh,\nxe máy chết máy.")
                .place(new Place("12 Nguyễn Tất Thành", "w-tan-loi", new GeoPoint(12.6797, 108.0448)))
                .state(CaseState.UNIT_ACCEPTED)
                .priority(Priority.P2)
                .updatedAt(AT.plusSeconds(5))
                .operatorId("p-lan")
                .operatorName("H’Lan Niê")
                .unitId("u-urban")
                .dispatches(
                        List.of(new Dispatch("r-1", "Xe bơm 01", "u-urban", "H’Lan Niê", AT, DispatchState.EN_ROUTE)))
                .deadlines(List.of(
                        new Deadline(DeadlineStep.ACCEPT, AT.plusSeconds(60), AT),
                        new Deadline(DeadlineStep.ON_SITE, AT.plusSeconds(900), null)))
                .sop(new SopRun("flood-street", 2, List.of(new StepCheck(1, "H’Lan Niê", AT))))
                .timeline(
                        List.of(new TimelineEntry("t-1", TimelineKind.UNIT_ANSWER, AT, "Đội thoát nước", List.of("a"))))
                .attachments(List.of(new Attachment("f-1", "ngập.jpg", "image/jpeg", 1_234_567, "ab".repeat(32))))
                .alert(new AlertInfo("s-9", 2, 31.5, 30.0, "cm", false, null, null))
                .sensitive(true)
                .version(7)
                .build();
    }

    static Command command(Act act) {
        return new Command(KEY, "c-1", 7, ACTOR, AT, act);
    }
}
