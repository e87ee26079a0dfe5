package vn.toancanh.core.model;

import java.util.List;

/** A procedure (quy trình xử lý) as versioned data. */
public record Sop(String id, int version, LocalText name, List<SopStep> steps) {
    public Sop {
        steps = List.copyOf(steps);
    }
}
