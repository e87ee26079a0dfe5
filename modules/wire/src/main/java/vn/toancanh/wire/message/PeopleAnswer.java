package vn.toancanh.wire.message;

import java.util.List;
import vn.toancanh.core.model.Person;

/** Answer of {@code GET /people}. */
public record PeopleAnswer(List<Person> people) {
    public PeopleAnswer {
        people = List.copyOf(people);
    }
}
