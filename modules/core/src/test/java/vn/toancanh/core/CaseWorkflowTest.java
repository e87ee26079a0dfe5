package vn.toancanh.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.CaseWorkflow;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.command.Outcome;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.AlertInfo;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseBuilder;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Deadline;
import vn.toancanh.core.model.DeadlineStep;
import vn.toancanh.core.model.DispatchState;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.SopRun;
import vn.toancanh.core.model.TimelineKind;

class CaseWorkflowTest {
    private static final Instant T0 = Instant.parse("2026-11-20T01:00:00Z");
    private static final Actor HA = new Actor("ha", "Hà", "tv", "dl-ioc");
    private static final Actor TUAN = new Actor("tuan", "Tuấn", "tv", "dl-ioc");

    private final Case waiting = new CaseBuilder("c", "PA-1", T0)
            .deadlines(List.of(new Deadline(DeadlineStep.ACCEPT, T0.plusSeconds(60), null)))
            .sop(new SopRun("sop-cay-do", 1, List.of()))
            .build();

    private static Command cmd(Actor who, Act act) {
        return new Command(UUID.randomUUID(), "c", 0, who, T0.plusSeconds(30), act);
    }

    private static Case done(Case c, Actor who, Act act) {
        Outcome o = CaseWorkflow.apply(c, cmd(who, act));
        assertThat(o).isInstanceOf(Outcome.Applied.class);
        return ((Outcome.Applied) o).next();
    }

    private static void refused(Case c, Act act, String code) {
        assertThat(CaseWorkflow.apply(c, cmd(HA, act))).isEqualTo(new Outcome.Refused(code));
    }

    @Test
    void acceptingTakesTheCaseAndMeetsItsDeadline() {
        Case c = done(waiting, HA, new Act.Accept());
        assertThat(c.operatorId()).isEqualTo("ha");
        assertThat(c.state()).isEqualTo(CaseState.VERIFYING);
        assertThat(c.isUnattended()).isFalse();
        assertThat(c.deadlines().get(0).met()).isEqualTo(T0.plusSeconds(30));
        assertThat(c.timeline()).singleElement().satisfies(e -> assertThat(e.kind())
                .isEqualTo(TimelineKind.ACCEPTED));
    }

    @Test
    void whoComesSecondIsToldAndWhoComesTwiceIsNot() {
        Case c = done(waiting, TUAN, new Act.Accept());
        refused(c, new Act.Accept(), "already-accepted");
        assertThat(CaseWorkflow.apply(c, cmd(TUAN, new Act.Accept()))).isInstanceOf(Outcome.NoChange.class);
    }

    @Test
    void theLoopClosesOnlyInOrder() {
        refused(waiting, new Act.Assign("u"), "not-accepted");
        refused(waiting, new Act.Resolve("xong"), "not-accepted");
        refused(waiting, new Act.CloseCase(""), "not-resolved");
        Case c = done(waiting, HA, new Act.Accept());
        c = done(c, HA, new Act.DispatchUnit("r1", "CX-01", "u"));
        assertThat(c.unitId()).as("who is sent leads, where nobody does yet").isEqualTo("u");
        assertThat(CaseWorkflow.apply(c, cmd(HA, new Act.DispatchUnit("r1", "CX-01", "u"))))
                .isInstanceOf(Outcome.NoChange.class);
        refused(c, new Act.Resolve(" "), "result-missing");
        c = done(c, HA, new Act.Resolve("Đã dọn"));
        assertThat(c.dispatches().get(0).state()).isEqualTo(DispatchState.DONE);
        refused(c, new Act.Assign("v"), "already-resolved");
        c = done(c, HA, new Act.CloseCase(""));
        assertThat(c.state().isOpen()).isFalse();
        refused(c, new Act.ChangePriority(Priority.P1), "case-closed");
        assertThat(CaseWorkflow.apply(c, cmd(HA, new Act.CloseCase("")))).isInstanceOf(Outcome.NoChange.class);
    }

    @Test
    void notesAndPicturesGoOnAClosedCaseToo() {
        Case closed = waiting.with().state(CaseState.CLOSED).build();
        assertThat(done(closed, HA, new Act.AddNote("thêm")).timeline()).hasSize(1);
        Attachment photo = new Attachment("a1", "anh.jpg", "image/jpeg", 10, "00");
        Case c = done(closed, HA, new Act.Attach(photo));
        assertThat(c.attachments()).containsExactly(photo);
        assertThat(CaseWorkflow.apply(c, cmd(HA, new Act.Attach(photo)))).isInstanceOf(Outcome.NoChange.class);
    }

    @Test
    void theSameCommandTwiceTellsItOnce() {
        Command note = cmd(HA, new Act.AddNote("một"));
        Case once = ((Outcome.Applied) CaseWorkflow.apply(waiting, note)).next();
        Case twice = ((Outcome.Applied) CaseWorkflow.apply(once, note)).next();
        assertThat(twice.timeline()).hasSize(1);
    }

    @Test
    void aStepIsCheckedOffOnce() {
        Case c = done(waiting, HA, new Act.CheckStep(2));
        assertThat(c.sop()).isNotNull();
        assertThat(c.sop().isChecked(2)).isTrue();
        assertThat(CaseWorkflow.apply(c, cmd(TUAN, new Act.CheckStep(2)))).isInstanceOf(Outcome.NoChange.class);
        refused(waiting.with().sop(null).build(), new Act.CheckStep(1), "no-procedure");
    }

    @Test
    void anAcknowledgementIsForItsOccurrenceAlone() {
        Case alert = waiting.with()
                .kind(CaseKind.ALERT)
                .alert(new AlertInfo("s", 3, 1.9, 1.8, "m", false, null, null))
                .build();
        assertThat(alert.isUnattended()).isTrue();
        assertThat(CaseWorkflow.apply(alert, cmd(HA, new Act.Acknowledge(2)))).isInstanceOf(Outcome.NoChange.class);
        assertThat(done(alert, HA, new Act.Acknowledge(3)).isUnattended()).isFalse();
        refused(waiting, new Act.Acknowledge(1), "not-an-alert");
    }

    @Test
    void aShelfHasAnEndAndAReason() {
        refused(waiting, new Act.Shelve(T0.plus(Duration.ofHours(9)), "mưa"), "shelf-too-long");
        refused(waiting, new Act.Shelve(T0.minusSeconds(1), "mưa"), "shelf-too-long");
        refused(waiting, new Act.Shelve(T0.plusSeconds(600), " "), "reason-missing");
        Case c = done(waiting, HA, new Act.Shelve(T0.plusSeconds(600), "chờ thợ"));
        assertThat(c.isShelved(T0.plusSeconds(599))).isTrue();
        assertThat(c.isShelved(T0.plusSeconds(600))).isFalse();
    }
}
