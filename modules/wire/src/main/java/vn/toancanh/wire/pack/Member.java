package vn.toancanh.wire.pack;

import java.util.Set;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.Person;
import vn.toancanh.core.model.Right;

/**
 * A person of the pack with what he or she may do.
 *
 * @param shortName fits the top bar
 * @param station {@code desk}, {@code wall} or {@code field}
 */
public record Member(Person person, String shortName, String station, Set<Right> rights) {
    public Member {
        rights = Set.copyOf(rights);
    }

    /** The person as the one who acts. */
    public Actor actor() {
        return new Actor(person.id(), person.name(), person.role(), person.unitId());
    }
}
