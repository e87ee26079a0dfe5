package vn.toancanh.storage;

import java.time.Instant;
import java.util.UUID;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseBuilder;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Place;
import vn.toancanh.testkit.ManualClock;

/** Things of a small city, for tests. */
final class City {
    static final Actor LAN = new Actor("lan", "Trần Thị Lan", "operator", "ioc");

    private City() {}

    static Case incident(String id, String title, long version) {
        return at(id, title, version, ManualClock.START, CaseState.NEW);
    }

    static Case at(String id, String title, long version, Instant received, CaseState state) {
        return new CaseBuilder(id, "PA-" + id, received)
                .title(title)
                .text("Người dân báo qua ứng dụng.")
                .place(new Place("12 Lê Duẩn", null, null))
                .state(state)
                .updatedAt(received)
                .version(version)
                .build();
    }

    static Change changed(String id, String title, long version) {
        return new Change.CaseChanged(incident(id, title, version));
    }

    static Command note(String caseId, String text) {
        return new Command(UUID.randomUUID(), caseId, 1, LAN, ManualClock.START, new Act.AddNote(text));
    }
}
