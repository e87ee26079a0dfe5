package vn.toancanh.wire.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** What a schema cannot say about one file: its name, unique keys, days and spans that exist, sound strings. One thread. */
final class FileRules {
    private static final Duration LONGEST = Duration.ofDays(3_660);
    /** So that 400 working hours, the longest term, end within ten years even where one day a week is worked. */
    private static final Duration SHORTEST_DAY = Duration.ofHours(1);

    private static final int DAYS_OF_A_WEEK = 7;

    private static final Map<PackFile, List<String>> ALSO_UNIQUE = Map.of(
            PackFile.WARDS, List.of("/wards/* code", "/communes/* code"),
            PackFile.SOPS, List.of("/sops/*/steps/* n"),
            PackFile.SCENES, List.of("/scenes/*/blocks/* id"),
            PackFile.THRESHOLDS, List.of("/thresholds/*/levels/* id"));
    private static final Map<PackFile, List<String>> DATED = Map.of(
            PackFile.UNITS, List.of("/units/*"),
            PackFile.WARDS, List.of("/wards/*", "/formerUnits/*"),
            PackFile.CALENDAR, List.of("/calendars/*/days/*"));

    private final PackTrees trees;
    private final Findings findings;

    FileRules(PackTrees trees, Findings findings) {
        this.trees = trees;
        this.findings = findings;
    }

    /** Files that were copied from another pack; done first, because nothing in them counts. */
    void names(String id) {
        each((file, tree) -> {
            String name = tree.path("pack").asText();
            if (tree.path("pack").isTextual() && !name.equals(id)) {
                findings.file(file, "/pack", "wrong-pack", Map.of("name", name, "need", id));
            }
        });
    }

    void check() {
        zone();
        each((file, tree) -> strings(file, tree, Pointer.ROOT));
        each((file, tree) -> {
            for (PackFile.Records records : file.lists()) {
                unique(file, tree, records.list().field("*"), records.key());
            }
            for (String also : ALSO_UNIQUE.getOrDefault(file, List.of())) {
                String[] parts = also.split(" ");
                unique(file, tree, Pointer.of(parts[0]), parts[1]);
            }
            for (String dated : DATED.getOrDefault(file, List.of())) {
                sound(file, tree, Pointer.of(dated), (at, node) -> dates(file, at, node));
            }
        });
        each((file, tree) -> {
            if (file == PackFile.CALENDAR) {
                sound(file, tree, Pointer.of("/calendars/*"), this::workingTime);
            } else if (file == PackFile.PEOPLE) {
                sound(file, tree, Pointer.of("/people/*"), this::rights);
            }
        });
    }

    private void each(BiConsumer<PackFile, ObjectNode> visit) {
        for (PackFile file : PackFile.values()) {
            ObjectNode tree = trees.get(file);
            if (tree != null) {
                visit.accept(file, tree);
            }
        }
    }

    private void sound(PackFile file, JsonNode tree, Pointer pattern, BiConsumer<Pointer, JsonNode> visit) {
        Pointer.each(tree, pattern, (at, node) -> {
            if (!findings.isDropped(file, at)) {
                visit.accept(at, node);
            }
        });
    }

    private void zone() {
        String zone = trees.entry(PackFile.PACK).str("timeZone");
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            findings.file(PackFile.PACK, "/timeZone", "time-zone", Map.of("name", zone));
        }
    }

    private void strings(PackFile file, JsonNode node, Pointer at) {
        if (node.isTextual()) {
            String s = node.asText();
            if (!s.equals(s.strip()) || s.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
                broken(file, at, "characters", Map.of());
            } else if (s.startsWith("PT") && !isSpan(s)) {
                broken(file, at, "dates", Map.of("name", s));
            }
            return;
        }
        Iterator<String> names = node.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            strings(file, node.path(name), at.field(name));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            strings(file, node.path(i), at.index(i));
        }
    }

    /** In a record it costs the record, elsewhere the file. */
    private void broken(PackFile file, Pointer at, String rule, Map<String, String> args) {
        if (findings.isDropped(file, at) || !trees.has(file)) {
            return;
        }
        if (at.recordOf(file) == null) {
            findings.file(file, at.toString(), rule, args);
        } else {
            findings.record(file, at, rule, args);
        }
    }

    private static boolean isSpan(String s) {
        // Words that begin with these letters are no spans, and no schema lets them stand where one should be.
        if (!s.matches("PT[0-9].*")) {
            return true;
        }
        try {
            return Duration.parse(s).compareTo(LONGEST) <= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void unique(PackFile file, JsonNode tree, Pointer pattern, String key) {
        Set<String> seen = new HashSet<>();
        sound(file, tree, pattern, (at, node) -> {
            JsonNode value = key.equals(".") ? node : node.path(key);
            if (value.isValueNode() && !seen.add(at.around() + " " + value.asText())) {
                Pointer place = key.equals(".") ? at : at.field(key);
                findings.record(file, place, "duplicate", Map.of("name", value.asText()));
            }
        });
    }

    private void dates(PackFile file, Pointer at, JsonNode node) {
        for (String field : List.of("date", "from", "to")) {
            String day = node.path(field).asText();
            if (node.has(field) && !isDay(day)) {
                findings.record(file, at.field(field), "dates", Map.of("name", day));
                return;
            }
        }
        if (node.has("from") && node.has("to")) {
            String to = node.path("to").asText();
            if (LocalDate.parse(to).isBefore(LocalDate.parse(node.path("from").asText()))) {
                findings.record(file, at.field("to"), "dates", Map.of("name", to));
            }
        }
    }

    private static boolean isDay(String day) {
        try {
            LocalDate.parse(day);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void workingTime(Pointer at, JsonNode calendar) {
        LocalTime last = LocalTime.MIN;
        Duration worked = Duration.ZERO;
        Pointer place = at.field("sessions");
        for (int i = 0; i < calendar.path("sessions").size(); i++) {
            Entry session = new Entry(calendar.path("sessions").path(i));
            LocalTime from = session.time("from");
            LocalTime to = session.time("to");
            if (from.isBefore(last) || !from.isBefore(to)) {
                findings.record(PackFile.CALENDAR, place.index(i), "dates", Map.of("name", session.str("from")));
                return;
            }
            worked = worked.plus(Duration.between(from, to));
            last = to;
        }
        if (worked.compareTo(SHORTEST_DAY) < 0 || calendar.path("weekend").size() >= DAYS_OF_A_WEEK) {
            findings.record(PackFile.CALENDAR, place, "no-work", Map.of());
        }
    }

    private void rights(Pointer at, JsonNode person) {
        JsonNode may = trees.entry(PackFile.ROLES)
                .each("roles")
                .filter(r -> r.id().equals(person.path("role").asText()))
                .map(Entry::node)
                .findFirst()
                .map(r -> r.path("rights"))
                .orElse(person.path("rights")); // an unknown role is told elsewhere
        Set<String> allowed = new HashSet<>();
        may.forEach(r -> allowed.add(r.asText()));
        for (int i = 0; i < person.path("rights").size(); i++) {
            String right = person.path("rights").path(i).asText();
            if (!allowed.contains(right)) {
                findings.record(
                        PackFile.PEOPLE,
                        at.field("rights").index(i),
                        "rights",
                        Map.of("name", right, "need", person.path("role").asText()));
            }
        }
    }
}
