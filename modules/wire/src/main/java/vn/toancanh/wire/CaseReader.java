package vn.toancanh.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.AlertInfo;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseDoubts;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Deadline;
import vn.toancanh.core.model.Dispatch;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.SopRun;
import vn.toancanh.core.model.TimelineEntry;
import vn.toancanh.core.text.Sanitiser;

/**
 * Reads a case that the city sent. What of it cannot be used costs only itself and is noted in the case's doubts: an
 * operator who does not see an emergency because of one word is worse off than one who sees it with a question mark. A case
 * without id, code, title or version is refused. Thread-safe.
 */
final class CaseReader {
    /** Before it no city had such a system; a clock that starts anew says 1970. */
    private static final Instant PLAUSIBLE = Instant.parse("2000-01-01T00:00:00Z");

    /** Vietnam has one zone and no summer time: a time without a zone is read in it. */
    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

    private static final int MAX_RAW = 40;
    private static final List<String> INSTANTS = List.of("receivedAt", "updatedAt");

    private final Json json;

    CaseReader(Json json) {
        this.json = json;
    }

    /** The case, cleaned. */
    Case read(JsonNode n) throws WireException {
        Case c;
        try {
            c = json.convert(n, Case.class).with().doubts(null).build();
        } catch (WireException whole) {
            if (!(n instanceof ObjectNode o)) {
                throw whole;
            }
            c = new Repair(o.deepCopy()).done();
        }
        return Clean.of(examined(c));
    }

    /** What is well-formed and cannot be true all the same. */
    private static Case examined(Case c) {
        CaseDoubts d = c.doubts() == null ? CaseDoubts.NONE : c.doubts();
        GeoPoint p = c.place().point();
        boolean nowhere = p != null && Math.abs(p.lat()) < 1e-6 && Math.abs(p.lon()) < 1e-6;
        boolean old = c.receivedAt().isBefore(PLAUSIBLE) || c.updatedAt().isBefore(PLAUSIBLE);
        if (!nowhere && !old) {
            return c;
        }
        return c.with()
                .place(
                        nowhere
                                ? new vn.toancanh.core.model.Place(
                                        c.place().address(), c.place().wardId(), null)
                                : c.place())
                .doubts(new CaseDoubts(
                        d.charactersRemoved(),
                        d.rawState(),
                        d.rawPriority(),
                        nowhere ? "0, 0" : d.rawPoint(),
                        d.swapped(),
                        old || d.timeInDoubt(),
                        d.leftOut()))
                .build();
    }

    /** Takes out or replaces what cannot be read, field by field. One use. */
    private final class Repair {
        private final ObjectNode n;
        private @Nullable String rawPoint;
        private boolean swapped;
        private boolean timeInDoubt;
        private int leftOut;

        Repair(ObjectNode n) {
            this.n = n;
        }

        Case done() throws WireException {
            n.remove("doubts");
            String state = unknown("state", CaseState.class, CaseState.UNKNOWN);
            // Not the lowest: somebody shall look.
            String priority = unknown("priority", Priority.class, Priority.P2);
            if (unknown("kind", CaseKind.class, CaseKind.REPORT) != null) {
                leftOut++;
            }
            point();
            times();
            keep("dispatches", Dispatch.class);
            keep("deadlines", Deadline.class);
            keep("timeline", TimelineEntry.class);
            keep("attachments", Attachment.class);
            optional("alert", AlertInfo.class);
            optional("sop", SopRun.class);
            optional("shelvedUntil", Instant.class);
            Case c = json.convert(n, Case.class);
            CaseDoubts d = new CaseDoubts(false, state, priority, rawPoint, swapped, timeInDoubt, leftOut);
            return c.with().doubts(d.equals(CaseDoubts.NONE) ? null : d).build();
        }

        /** The city's own word where it is none of ours; null when it is. */
        private @Nullable String unknown(String field, Class<? extends Enum<?>> type, Enum<?> instead) {
            JsonNode word = n.path(field);
            if (!word.isTextual() || can(word, type)) {
                return null; // what is no word at all refuses the case
            }
            n.put(field, RecordRules.kebab(instead));
            return Sanitiser.line(word.textValue(), MAX_RAW);
        }

        private void point() {
            if (!(n.path("place") instanceof ObjectNode place)
                    || !place.hasNonNull("point")
                    || can(place.path("point"), GeoPoint.class)) {
                return;
            }
            JsonNode p = place.remove("point");
            JsonNode lat = p.path("lat");
            JsonNode lon = p.path("lon");
            rawPoint = Sanitiser.line(lat.asText("?") + ", " + lon.asText("?"), MAX_RAW);
            ObjectNode turned = n.objectNode();
            turned.set("lat", lon);
            turned.set("lon", lat);
            swapped = lat.isNumber() && lon.isNumber() && can(turned, GeoPoint.class);
        }

        private void times() {
            for (String field : INSTANTS) {
                JsonNode at = n.path(field);
                if (!at.isMissingNode() && !can(at, Instant.class)) {
                    timeInDoubt = true;
                    n.put(
                            field,
                            guess(at, n.path(field.equals("receivedAt") ? "updatedAt" : "receivedAt"))
                                    .toString());
                }
            }
        }

        /** The time without its zone, else the other one, else the beginning of all clocks. */
        private Instant guess(JsonNode at, JsonNode other) {
            try {
                Instant local = LocalDateTime.parse(at.asText()).toInstant(VIETNAM);
                if (can(n.textNode(local.toString()), Instant.class)) {
                    return local;
                }
            } catch (DateTimeException e) {
                // no time at all
            }
            return can(other, Instant.class) ? Instant.parse(other.asText()) : Instant.EPOCH;
        }

        private void keep(String field, Class<?> type) {
            if (n.path(field) instanceof ArrayNode list) {
                int before = list.size();
                ArrayNode kept = list.arrayNode();
                list.forEach(e -> {
                    if (can(e, type)) {
                        kept.add(e);
                    }
                });
                leftOut += before - kept.size();
                n.set(field, kept);
            }
        }

        private void optional(String field, Class<?> type) {
            if (n.hasNonNull(field) && !can(n.path(field), type)) {
                n.remove(field);
                leftOut++;
            }
        }

        private boolean can(JsonNode part, Class<?> type) {
            try {
                json.convert(part, type);
                return true;
            } catch (WireException e) {
                return false;
            }
        }
    }
}
