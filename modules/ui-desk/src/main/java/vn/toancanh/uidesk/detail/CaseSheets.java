package vn.toancanh.uidesk.detail;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedButton;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.CaseWorkflow;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Priority;
import vn.toancanh.uidesk.shell.DeskContext;

/** The keys of the chosen case, and the small forms of those acts that need words. JavaFX thread. */
public final class CaseSheets implements CaseKeys {
    private static final List<Duration> SHELVES = List.of(
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            CaseWorkflow.MAX_SHELF);
    private static final int SHELF_AT_FIRST = 1;

    /** What these keys need of the views around the case. */
    public interface Around {
        /** Id of the waiting case at the top; null when none waits. */
        String topWaiting();

        /** Shows the chosen row. */
        void reveal();

        /** Puts the cursor into the note field. */
        void focusNote();
    }

    private final DeskContext desk;
    private final CaseActs acts;
    private final Around around;

    public CaseSheets(DeskContext desk, CaseActs acts, Around around) {
        this.desk = desk;
        this.acts = acts;
        this.around = around;
    }

    @Override
    public void take() {
        Case c = desk.selectedCase();
        if (acts.needsTaking(c)) {
            acts.take(c);
            return;
        }
        String top = around.topWaiting();
        Case waiting = top == null ? null : desk.state().shown().get(top);
        if (waiting == null) {
            desk.say(desk.words().text("desk.said.none-waiting"), false);
            return;
        }
        // Space on a row that needs nothing takes the next one, and shows which.
        desk.model().select(waiting.id());
        around.reveal();
        acts.take(waiting);
    }

    @Override
    public void takeThis() {
        Case c = desk.selectedCase();
        if (c != null && chosen(CaseActs.takeOf(c)) != null) {
            acts.take(c);
        }
    }

    @Override
    public void assign() {
        suggestion(1);
    }

    @Override
    public void suggestion(int n) {
        Case c = chosen(new Act.DispatchUnit("", "", ""));
        if (c != null) {
            new AssignSheet(desk, acts, c).open(n);
        }
    }

    @Override
    public void note() {
        if (chosen(new Act.AddNote("x")) != null) {
            around.focusNote();
        }
    }

    @Override
    public void attach() {
        Case c = desk.selectedCase();
        if (c == null) {
            desk.say(desk.actWords().refusal("no-such-case"), true);
            return;
        }
        List<Path> files = desk.ports().choosePictures();
        if (!files.isEmpty()) {
            acts.attach(c, files);
        }
    }

    @Override
    public void step() {
        Case c = desk.selectedCase();
        if (c != null) {
            acts.nextStep(c);
        }
    }

    @Override
    public void resolve() {
        Case c = chosen(new Act.Resolve("x"));
        if (c != null) {
            words(c, "resolve", true, (t, then) -> acts.submit(c, new Act.Resolve(t), then))
                    .open();
        }
    }

    @Override
    public void close() {
        Case c = chosen(new Act.CloseCase("x"));
        if (c != null) {
            words(c, "close", false, (t, then) -> acts.submit(c, new Act.CloseCase(t), then))
                    .open();
        }
    }

    @Override
    public void shelve() {
        Instant probe = desk.now().plus(SHELVES.get(0));
        Case c = chosen(new Act.Shelve(probe, "x"));
        if (c == null) {
            return;
        }
        ToggleGroup group = new ToggleGroup();
        List<ToggleButton> spans = new ArrayList<>();
        for (Duration d : SHELVES) {
            ToggleButton b = new ToggleButton(
                    d.toHours() < 1
                            ? desk.words().text("desk.shelf.minutes", d.toMinutes())
                            : desk.words().text("desk.shelf.hours", d.toHours()));
            b.setUserData(d);
            b.setMinWidth(Region.USE_PREF_SIZE);
            spans.add(b);
        }
        SegmentedButton segment = new SegmentedButton(spans.toArray(ToggleButton[]::new));
        segment.setToggleGroup(group);
        spans.forEach(b -> b.setToggleGroup(group));
        spans.get(SHELF_AT_FIRST).setSelected(true);
        group.selectedToggleProperty().addListener((o, was, is) -> {
            if (is == null) {
                was.setSelected(true);
            }
        });
        words(c, "shelve", true, (t, then) -> {
                    Duration d = (Duration) group.getSelectedToggle().getUserData();
                    acts.submit(c, new Act.Shelve(desk.now().plus(d), t), then);
                })
                .above(segment)
                .open();
    }

    @Override
    public void priority(int digit) {
        Case c = desk.selectedCase();
        if (c != null) {
            acts.priority(c, Priority.of(digit));
        }
    }

    private WordsSheet words(Case c, String what, boolean needed, WordsSheet.Saving ok) {
        return new WordsSheet(
                desk,
                desk.words().text("desk.sheet." + what + ".title", c.code()),
                desk.words().text("desk.sheet." + what + ".prompt"),
                desk.words().text("desk.act." + what),
                needed,
                ok);
    }

    /** The chosen case if this act can be done with it; otherwise says why not. */
    private Case chosen(Act act) {
        Case c = desk.selectedCase();
        String why = acts.why(c, act);
        if (why != null) {
            desk.say(why, true);
            return null;
        }
        return c;
    }
}
