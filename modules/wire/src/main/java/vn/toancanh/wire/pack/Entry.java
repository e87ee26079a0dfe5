package vn.toancanh.wire.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.time.WorkDuration;

/** An object of a pack that its schema has found sound; so a field is either there as it should be, or optional. */
record Entry(JsonNode node) {
    String id() {
        return str("id");
    }

    boolean has(String field) {
        return node.has(field);
    }

    String str(String field) {
        return node.path(field).asText();
    }

    @Nullable
    String strOrNull(String field) {
        return has(field) ? str(field) : null;
    }

    double num(String field) {
        return node.path(field).asDouble();
    }

    @Nullable
    Double numOrNull(String field) {
        return has(field) ? (Double) num(field) : null;
    }

    int whole(String field) {
        return node.path(field).asInt();
    }

    long large(String field) {
        return node.path(field).asLong();
    }

    boolean flag(String field) {
        return node.path(field).asBoolean();
    }

    LocalText text(String field) {
        return of(node.path(field));
    }

    @Nullable
    LocalText textOrNull(String field) {
        return has(field) ? text(field) : null;
    }

    static LocalText of(JsonNode text) {
        return new LocalText(text.path("vi").asText(), text.path("en").asText());
    }

    @Nullable
    LocalDate dateOrNull(String field) {
        return has(field) ? LocalDate.parse(str(field)) : null;
    }

    LocalTime time(String field) {
        return LocalTime.parse(str(field));
    }

    @Nullable
    LocalTime timeOrNull(String field) {
        return has(field) ? time(field) : null;
    }

    Duration span(String field) {
        return Duration.parse(str(field));
    }

    @Nullable
    Duration spanOrNull(String field) {
        return has(field) ? span(field) : null;
    }

    /** The point of {@code lat} and {@code lon} in this object. */
    GeoPoint point() {
        return new GeoPoint(num("lat"), num("lon"));
    }

    @Nullable
    WorkDuration termOrNull(String field) {
        JsonNode term = node.path(field);
        if (term.isTextual()) {
            return new WorkDuration.Elapsed(Duration.parse(term.asText()));
        }
        if (term.has("workingHours")) {
            return new WorkDuration.WorkingHours(term.path("workingHours").asDouble());
        }
        return term.has("workingDays")
                ? new WorkDuration.WorkingDays(term.path("workingDays").asInt())
                : null;
    }

    Entry part(String field) {
        return new Entry(node.path(field));
    }

    Stream<Entry> each(String field) {
        return StreamSupport.stream(node.path(field).spliterator(), false).map(Entry::new);
    }

    List<String> strs(String field) {
        List<String> all = new ArrayList<>();
        node.path(field).forEach(n -> all.add(n.asText()));
        return all;
    }

    <E extends Enum<E>> E one(String field, Class<E> type) {
        return constant(type, str(field));
    }

    /** {@code check-step} as {@code CHECK_STEP}. */
    static <E extends Enum<E>> E constant(Class<E> type, String kebab) {
        return Enum.valueOf(type, kebab.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
