package vn.toancanh.core.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.toancanh.core.model.AlertInfo;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseBuilder;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.DeadlineStep;
import vn.toancanh.core.model.Dispatch;
import vn.toancanh.core.model.DispatchState;
import vn.toancanh.core.model.SopRun;
import vn.toancanh.core.model.StepCheck;
import vn.toancanh.core.model.TimelineEntry;
import vn.toancanh.core.model.TimelineKind;

/**
 * The case workflow: one pure function that the console runs to show an act at once and the reference gateway runs to
 * decide it. Because both run the same rules, what is shown optimistically is what comes back.
 */
public final class CaseWorkflow {
    /** A shelved case returns by itself, at the latest after one shift. */
    public static final Duration MAX_SHELF = Duration.ofHours(8);

    private CaseWorkflow() {}

    /** Applies a command to a case. Never throws for any command on any case. */
    public static Outcome apply(Case c, Command cmd) {
        Act act = cmd.act();
        if (act instanceof Act.AddNote a) {
            return told(c, cmd, TimelineKind.NOTE, a.text());
        } else if (act instanceof Act.Attach a) {
            return attach(c, cmd, a.attachment());
        } else if (act instanceof Act.CheckStep a) {
            return check(c, cmd, a.step());
        } else if (act instanceof Act.Acknowledge a) {
            return acknowledge(c, cmd, a.occurrence());
        } else if (!c.state().isOpen()) {
            return c.state() == CaseState.CLOSED && act instanceof Act.CloseCase
                    ? new Outcome.NoChange(c)
                    : new Outcome.Refused("case-closed");
        } else if (c.state() == CaseState.UNKNOWN) {
            // Whatever rule the city has for it, we do not know it.
            return new Outcome.Refused("unknown-state");
        } else if (act instanceof Act.Accept) {
            return accept(c, cmd);
        } else if (act instanceof Act.ChangePriority a) {
            return c.priority() == a.priority()
                    ? new Outcome.NoChange(c)
                    : applied(begin(
                                    c,
                                    cmd,
                                    TimelineKind.PRIORITY,
                                    String.valueOf(c.priority().digit()),
                                    String.valueOf(a.priority().digit()))
                            .priority(a.priority()));
        } else if (act instanceof Act.Assign a) {
            return assign(c, cmd, a.unitId());
        } else if (act instanceof Act.DispatchUnit a) {
            return dispatch(c, cmd, a);
        } else if (act instanceof Act.Resolve a) {
            return resolve(c, cmd, a.result());
        } else if (act instanceof Act.CloseCase a) {
            return c.state() == CaseState.RESOLVED || c.state() == CaseState.INSUFFICIENT
                    ? applied(begin(c, cmd, TimelineKind.CLOSED, a.reason()).state(CaseState.CLOSED))
                    : new Outcome.Refused("not-resolved");
        } else if (act instanceof Act.Shelve a) {
            return shelve(c, cmd, a);
        }
        return new Outcome.Refused("unknown-act");
    }

    private static Outcome accept(Case c, Command cmd) {
        String me = cmd.actor().personId();
        if (me.equals(c.operatorId())) {
            return new Outcome.NoChange(c);
        }
        if (c.operatorId() != null) {
            return new Outcome.Refused("already-accepted");
        }
        CaseBuilder b = begin(c, cmd, TimelineKind.ACCEPTED)
                .operatorId(me)
                .operatorName(cmd.actor().name())
                .meet(DeadlineStep.ACCEPT, cmd.at());
        if (c.state().isWaiting()) {
            b.state(CaseState.VERIFYING);
        }
        return applied(b);
    }

    private static Outcome acknowledge(Case c, Command cmd, int occurrence) {
        AlertInfo a = c.alert();
        if (a == null) {
            return new Outcome.Refused("not-an-alert");
        }
        if (a.isAcknowledged() || occurrence < a.occurrence()) {
            // A later breach is a new occurrence: an acknowledgement that comes late does not silence it.
            return new Outcome.NoChange(c);
        }
        return applied(begin(c, cmd, TimelineKind.ACKNOWLEDGED)
                .alert(a.acknowledge(cmd.actor().name(), cmd.at()))
                .meet(DeadlineStep.ACCEPT, cmd.at()));
    }

    private static Outcome assign(Case c, Command cmd, String unitId) {
        if (unitId.equals(c.unitId())) {
            return new Outcome.NoChange(c);
        }
        if (c.operatorId() == null) {
            return new Outcome.Refused("not-accepted");
        }
        if (c.state() == CaseState.RESOLVED) {
            return new Outcome.Refused("already-resolved");
        }
        return applied(begin(c, cmd, TimelineKind.ASSIGNED, unitId)
                .unitId(unitId)
                .state(CaseState.ROUTED)
                .meet(DeadlineStep.ROUTE, cmd.at()));
    }

    private static Outcome dispatch(Case c, Command cmd, Act.DispatchUnit a) {
        if (c.operatorId() == null) {
            return new Outcome.Refused("not-accepted");
        }
        if (c.state() == CaseState.RESOLVED) {
            return new Outcome.Refused("already-resolved");
        }
        boolean there = c.dispatches().stream()
                .anyMatch(
                        d -> d.resourceId().equals(a.resourceId()) && d.state().isActive());
        if (there) {
            return new Outcome.NoChange(c);
        }
        List<Dispatch> all = new ArrayList<>(c.dispatches());
        all.add(new Dispatch(
                a.resourceId(), a.callSign(), a.unitId(), cmd.actor().name(), cmd.at(), DispatchState.SENT));
        CaseBuilder b = begin(c, cmd, TimelineKind.DISPATCHED, a.callSign(), a.unitId())
                .dispatches(all)
                .unitId(Objects.requireNonNullElse(c.unitId(), a.unitId()))
                .meet(DeadlineStep.ROUTE, cmd.at());
        if (c.state() == CaseState.VERIFYING || c.state().isWaiting()) {
            b.state(CaseState.ROUTED);
        }
        return applied(b);
    }

    private static Outcome attach(Case c, Command cmd, Attachment a) {
        if (c.attachments().stream().anyMatch(x -> x.id().equals(a.id()))) {
            return new Outcome.NoChange(c);
        }
        List<Attachment> all = new ArrayList<>(c.attachments());
        all.add(a);
        return applied(begin(c, cmd, TimelineKind.ATTACHMENT, a.id(), a.name()).attachments(all));
    }

    private static Outcome check(Case c, Command cmd, int step) {
        SopRun run = c.sop();
        if (run == null) {
            return new Outcome.Refused("no-procedure");
        }
        if (run.isChecked(step)) {
            return new Outcome.NoChange(c);
        }
        List<StepCheck> all = new ArrayList<>(run.checked());
        all.add(new StepCheck(step, cmd.actor().name(), cmd.at()));
        return applied(begin(c, cmd, TimelineKind.STEP, String.valueOf(step))
                .sop(new SopRun(run.sopId(), run.version(), all)));
    }

    private static Outcome resolve(Case c, Command cmd, String result) {
        if (c.state() == CaseState.RESOLVED) {
            return new Outcome.Refused("already-resolved");
        }
        if (c.operatorId() == null) {
            return new Outcome.Refused("not-accepted");
        }
        if (result.isBlank()) {
            return new Outcome.Refused("result-missing");
        }
        List<Dispatch> done = c.dispatches().stream()
                .map(d -> d.state().isActive()
                        ? new Dispatch(d.resourceId(), d.callSign(), d.unitId(), d.byName(), d.at(), DispatchState.DONE)
                        : d)
                .toList();
        return applied(begin(c, cmd, TimelineKind.RESOLVED, result)
                .state(CaseState.RESOLVED)
                .dispatches(done)
                .meet(DeadlineStep.RESOLVE, cmd.at()));
    }

    private static Outcome shelve(Case c, Command cmd, Act.Shelve a) {
        if (a.until().isBefore(cmd.at()) || a.until().isAfter(cmd.at().plus(MAX_SHELF))) {
            return new Outcome.Refused("shelf-too-long");
        }
        if (a.reason().isBlank()) {
            return new Outcome.Refused("reason-missing");
        }
        return applied(begin(c, cmd, TimelineKind.SHELVED, a.until().toString(), a.reason())
                .shelvedUntil(a.until()));
    }

    private static Outcome told(Case c, Command cmd, TimelineKind kind, String... args) {
        return applied(begin(c, cmd, kind, args));
    }

    private static CaseBuilder begin(Case c, Command cmd, TimelineKind kind, String... args) {
        return c.with()
                .updatedAt(cmd.at())
                .tell(new TimelineEntry(
                        cmd.id().toString(), kind, cmd.at(), cmd.actor().name(), List.of(args)));
    }

    private static Outcome applied(CaseBuilder b) {
        return new Outcome.Applied(b.build());
    }
}
