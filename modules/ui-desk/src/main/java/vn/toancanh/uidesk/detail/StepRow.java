package vn.toancanh.uidesk.detail;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.Sop;
import vn.toancanh.core.model.SopRun;
import vn.toancanh.core.model.SopStep;
import vn.toancanh.core.model.StepCheck;

/**
 * A step of the case's procedure as it runs.
 *
 * @param check who checked it off and when; null while it is open
 * @param next the first open step: T checks it off
 */
public record StepRow(SopStep step, @Nullable StepCheck check, boolean next) {

    /** The steps of a case; empty when it has no procedure or the catalogue does not know it. */
    public static List<StepRow> of(Case c, Catalogue catalogue) {
        SopRun run = c.sop();
        Sop sop = run == null ? null : catalogue.sop(run.sopId()).orElse(null);
        if (sop == null) {
            return List.of();
        }
        List<StepRow> out = new ArrayList<>();
        boolean found = false;
        for (SopStep step : sop.steps()) {
            StepCheck check = run.checked().stream()
                    .filter(k -> k.step() == step.number())
                    .findFirst()
                    .orElse(null);
            boolean next = check == null && !found;
            found |= next;
            out.add(new StepRow(step, check, next));
        }
        return out;
    }

    /** The step that T checks off; null when none is open. */
    public static @Nullable StepRow nextOf(List<StepRow> rows) {
        return rows.stream().filter(StepRow::next).findFirst().orElse(null);
    }
}
