package vn.toancanh.city.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.toancanh.city.pack.CityPack;
import vn.toancanh.city.pack.DeadlineClass;
import vn.toancanh.city.pack.UnitRole;
import vn.toancanh.core.model.Category;
import vn.toancanh.core.model.Deadline;
import vn.toancanh.core.model.DeadlineStep;
import vn.toancanh.core.model.SopRun;
import vn.toancanh.core.time.WorkDuration;

/** What the pack says about a new case: its deadlines, its procedure, the unit that leads. Pure. */
public final class CaseRules {
    private final CityPack pack;

    public CaseRules(CityPack pack) {
        this.pack = pack;
    }

    /** Deadlines of a case of this category, in the order of steps; none when the pack has no such class. */
    public List<Deadline> deadlines(Category category, Instant receivedAt) {
        DeadlineClass c = pack.deadlines().get(category.deadlineClass());
        if (c == null) {
            return List.of();
        }
        List<Deadline> out = new ArrayList<>();
        Instant resolved = receivedAt;
        for (DeadlineStep step : DeadlineStep.values()) {
            WorkDuration span = c.steps().get(step);
            if (span == null) {
                continue;
            }
            // Publishing counts from when the case should be resolved; every other step from receipt.
            Instant due = c.calendar().plus(step == DeadlineStep.PUBLISH ? resolved : receivedAt, span);
            if (step == DeadlineStep.RESOLVE) {
                resolved = due;
            }
            out.add(new Deadline(step, due, null));
        }
        return out;
    }

    /** The category's procedure with nothing checked off; null when it has none. */
    public @Nullable SopRun procedure(Category category) {
        return pack.catalogue()
                .sop(category.sopId())
                .map(s -> new SopRun(s.id(), s.version(), List.of()))
                .orElse(null);
    }

    /** The unit that leads cases of this category in this ward, if one exists on the day. */
    public Optional<String> leadUnit(Category category, @Nullable String wardId, Instant day) {
        UnitRole role = pack.unitRoles().get(category.leadRole());
        if (role == null) {
            return Optional.empty();
        }
        String id = role.unitId();
        if (id == null && role.wardPrefix() != null && wardId != null) {
            id = role.wardPrefix() + wardId;
        }
        return pack.catalogue()
                .unit(id)
                .filter(u -> u.isValidOn(day.atZone(pack.zone()).toLocalDate()))
                .map(u -> u.id());
    }
}
