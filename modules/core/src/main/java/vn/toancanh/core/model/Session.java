package vn.toancanh.core.model;

import java.util.Set;

/** A signed-in person. The token is a secret: it is never logged and not part of {@link #toString()}. */
public record Session(Actor actor, Set<Right> rights, String token) {
    public Session {
        rights = Set.copyOf(rights);
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    @Override
    public String toString() {
        return "Session[" + actor.personId() + ", " + rights + "]";
    }
}
