package vn.toancanh.core.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A category of cases: which service it belongs to, how urgent, who leads, which procedure. */
public record Category(
        String id,
        LocalText name,
        String serviceId,
        CaseKind kind,
        Priority priority,
        String leadRole,
        List<String> supportRoles,
        String deadlineClass,
        @Nullable String sopId,
        boolean sensitive) {
    public Category {
        supportRoles = List.copyOf(supportRoles);
    }
}
