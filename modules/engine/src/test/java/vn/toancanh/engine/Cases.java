package vn.toancanh.engine;

import java.time.Instant;
import java.util.EnumSet;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseBuilder;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.Right;
import vn.toancanh.core.model.Session;

/** Test data. */
final class Cases {
    static final Actor HA = new Actor("ha", "Nguyễn Thu Hà", "tv", "dl-ioc");
    static final Session SESSION = new Session(HA, EnumSet.allOf(Right.class), "token");

    private Cases() {}

    static Case make(String id, Priority p, long version) {
        return new CaseBuilder(id, "PA-" + id, Instant.parse("2026-11-20T00:00:00Z"))
                .title("Cây đổ " + id)
                .priority(p)
                .version(version)
                .build();
    }
}
