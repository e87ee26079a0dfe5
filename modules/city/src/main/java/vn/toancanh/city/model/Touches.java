package vn.toancanh.city.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.model.Case;

/**
 * Who changed which field of a case last, and at which version: what the conflict rule asks for. Immutable.
 *
 * @param fields by the name of the field
 */
record Touches(Map<String, Touch> fields) {
    static final Touches NONE = new Touches(Map.of());

    /** @param actor id of a person, or {@link CityModel#CITY} */
    record Touch(long version, String actor) {}

    Touches {
        fields = Map.copyOf(fields);
    }

    /** These with what differs between the two states of a case. */
    Touches after(Case old, Case neu, String actor) {
        Map<String, Touch> all = new TreeMap<>(fields);
        Touch t = new Touch(neu.version(), actor);
        if (old.priority() != neu.priority()) {
            all.put("priority", t);
        }
        if (!Objects.equals(old.unitId(), neu.unitId())) {
            all.put("unitId", t);
        }
        if (!old.dispatches().equals(neu.dispatches())) {
            all.put("dispatches", t);
        }
        if (old.state() != neu.state()) {
            all.put("state", t);
        }
        if (!Objects.equals(old.shelvedUntil(), neu.shelvedUntil())) {
            all.put("shelvedUntil", t);
        }
        return new Touches(all);
    }

    /** Whether somebody else changed what this act is about, after the version its author saw. */
    boolean conflict(Act act, long baseVersion, String actor) {
        return fieldsOf(act).stream().anyMatch(f -> changedByOther(fields.get(f), baseVersion, actor));
    }

    private static boolean changedByOther(@Nullable Touch t, long baseVersion, String actor) {
        return t != null && t.version() > baseVersion && !t.actor().equals(actor);
    }

    private static List<String> fieldsOf(Act act) {
        if (act instanceof Act.ChangePriority) {
            return List.of("priority");
        } else if (act instanceof Act.Assign) {
            return List.of("unitId");
        } else if (act instanceof Act.DispatchUnit) {
            return List.of("dispatches", "unitId");
        } else if (act instanceof Act.Resolve || act instanceof Act.CloseCase) {
            return List.of("state");
        } else if (act instanceof Act.Shelve) {
            return List.of("shelvedUntil");
        }
        return List.of(); // appends never conflict, and who may accept is for the workflow to say
    }
}
