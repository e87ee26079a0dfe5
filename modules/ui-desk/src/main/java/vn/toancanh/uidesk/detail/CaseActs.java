package vn.toancanh.uidesk.detail;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.model.AlertInfo;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.port.Receipt;
import vn.toancanh.core.state.Nearby;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.act.Doable;

/**
 * Does what the operator asks with a case and says in one sentence what became of it. Nothing here waits: the ring answers
 * when the act is durable, and the row shows it by then. JavaFX thread.
 */
public final class CaseActs {
    private final DeskContext desk;

    public CaseActs(DeskContext desk) {
        this.desk = desk;
    }

    /** The one act of Space on this case: accept it, or acknowledge the alert. */
    public static Act takeOf(Case c) {
        AlertInfo a = c.alert();
        if (c.kind() == CaseKind.ALERT && a != null && !a.isAcknowledged()) {
            return new Act.Acknowledge(a.occurrence());
        }
        return new Act.Accept();
    }

    /** Whether Space has something to do on this case. */
    public boolean needsTaking(Case c) {
        return c != null
                && c.isUnattended()
                && Doable.of(desk.state(), c, takeOf(c), desk.now()).yes();
    }

    public void take(Case c) {
        submit(c, takeOf(c));
    }

    public void priority(Case c, Priority p) {
        submit(c, new Act.ChangePriority(p));
    }

    public void assign(Case c, String unitId) {
        submit(c, new Act.Assign(unitId));
    }

    public void dispatch(Case c, Nearby.Force f) {
        submit(
                c,
                new Act.DispatchUnit(
                        f.resource().id(), f.resource().callSign(), f.resource().unitId()));
    }

    /** @param then told whether the note is durable here */
    public void note(Case c, String text, Consumer<Boolean> then) {
        String t = text.strip();
        if (t.isEmpty() || t.length() > Act.MAX_TEXT) {
            desk.say(desk.words().text("desk.note.length", desk.format().count(Act.MAX_TEXT)), true);
            then.accept(false);
        } else {
            submit(c, new Act.AddNote(t), then);
        }
    }

    /** Checks off the first open step of the procedure. */
    public void nextStep(Case c) {
        StepRow next = StepRow.nextOf(StepRow.of(c, desk.state().catalogue()));
        if (next == null) {
            desk.say(desk.words().text("desk.sop.none-open"), true);
        } else {
            step(c, next.step().number());
        }
    }

    public void step(Case c, int number) {
        submit(c, new Act.CheckStep(number));
    }

    /** Attaches files, each by itself, and says one sentence when all have their answer. */
    public void attach(Case c, List<Path> files) {
        new Attaching(desk, c).all(files);
    }

    /** A picture as pasted, in a file that nobody else needs afterwards. */
    public void attachPasted(Case c, Path file, String name, Runnable afterwards) {
        CompletionStage<Receipt> receipt = desk.ring().attach(c.id(), file, name);
        answer(c, receipt, desk.words().text("kit.did.attach", name), t -> {});
        receipt.whenComplete((r, e) -> afterwards.run());
    }

    /** Why this act cannot be done now, as one sentence; null when it can. */
    public String why(Case c, Act act) {
        Doable d = Doable.of(desk.state(), c, act, desk.now());
        return d.yes() ? null : desk.actWords().refusal(d.code());
    }

    /** Does any act. */
    public void submit(Case c, Act act) {
        submit(c, act, t -> {});
    }

    /**
     * Does any act; where the rules are known to refuse it, the sentence comes without asking the ring.
     *
     * @param then told whether it is durable here
     */
    public void submit(Case c, Act act, Consumer<Boolean> then) {
        String why = why(c, act);
        if (why != null) {
            desk.say(why, true);
            then.accept(false);
            return;
        }
        String what = desk.actWords().act(act, desk.state().catalogue());
        answer(c, desk.ring().submit(c.id(), act), what, then);
    }

    private void answer(Case c, CompletionStage<Receipt> receipt, String what, Consumer<Boolean> then) {
        desk.bridge()
                .onFx(
                        receipt,
                        r -> {
                            told(c, r, what);
                            then.accept(r instanceof Receipt.Ticked);
                        },
                        failed -> {
                            desk.say(desk.actWords().refusal("failed"), true);
                            then.accept(false);
                        });
    }

    private void told(Case c, Receipt r, String what) {
        if (r instanceof Receipt.Ticked) {
            desk.say(desk.words().text("desk.said.ticked", what, c.code()), false);
        } else if (r instanceof Receipt.Refused x) {
            desk.say(desk.actWords().refusal(x.code()), true);
        } else {
            desk.say(desk.words().text("desk.said.nothing", what, c.code()), false);
        }
    }
}
