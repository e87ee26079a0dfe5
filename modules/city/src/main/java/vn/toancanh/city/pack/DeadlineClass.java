package vn.toancanh.city.pack;

import java.util.Map;
import vn.toancanh.core.model.DeadlineStep;
import vn.toancanh.core.time.WorkCalendar;
import vn.toancanh.core.time.WorkDuration;

/** How long each step of a case may take, and by which calendar; steps that are not in it have no deadline. */
public record DeadlineClass(String id, WorkCalendar calendar, Map<DeadlineStep, WorkDuration> steps) {
    public DeadlineClass {
        steps = Map.copyOf(steps);
    }
}
