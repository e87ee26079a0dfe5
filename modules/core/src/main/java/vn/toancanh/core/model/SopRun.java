package vn.toancanh.core.model;

import java.util.List;

/** A procedure as it runs on one case: which version, and what has been checked off so far. */
public record SopRun(String sopId, int version, List<StepCheck> checked) {
    public SopRun {
        checked = List.copyOf(checked);
    }

    /** Whether the step (from 1) was checked off. */
    public boolean isChecked(int step) {
        return checked.stream().anyMatch(c -> c.step() == step);
    }
}
