package vn.toancanh.wire.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Whether what one record names is there. What must be there takes its record along; what is optional, or one of a list, is
 * left out alone. Goes round until nothing more falls, because what falls may be named elsewhere. One thread.
 */
final class References {
    private enum Loss {
        RECORD,
        VALUE,
        /** The object around the name: a way to nowhere is no way. */
        AROUND,
        NOTHING
    }

    private record Rule(PackFile file, Pointer at, Loss loss, List<Target> targets) {}

    /** Ids of a list; {@code at} with a star for the record. */
    private record Target(PackFile file, Pointer at) {}

    private static final Target UNITS = to(PackFile.UNITS, "/units/*/id");
    private static final Target WARDS = to(PackFile.WARDS, "/wards/*/id");
    private static final Target COMMUNES = to(PackFile.WARDS, "/communes/*/id");
    private static final Target ROLES = to(PackFile.ROLES, "/roles/*/id");
    private static final Target UNIT_ROLES = to(PackFile.ROLES, "/unitRoles/*/id");
    private static final Target SERVICES = to(PackFile.SERVICES, "/services/*/id");
    private static final Target CATEGORIES = to(PackFile.CATEGORIES, "/categories/*/id");
    private static final Target SOPS = to(PackFile.SOPS, "/sops/*/id");
    private static final Target OFFLINE = to(PackFile.SOPS, "/offlineCodes/*/code");
    private static final Target RECORDS = to(PackFile.SOPS, "/recordCodes/*/code");
    private static final Target THRESHOLDS = to(PackFile.THRESHOLDS, "/thresholds/*/id");
    private static final Target INDICATORS = to(PackFile.INDICATORS, "/indicators/*/id");
    private static final Target CAMERAS = to(PackFile.CAMERAS, "/cameras/*/id");
    private static final Target HOLES = to(PackFile.REPLIES, "/placeholders/*/id");

    private static final List<Rule> RULES = List.of(
            rule(PackFile.PACK, "/centre/unit", Loss.NOTHING, UNITS),
            rule(PackFile.UNITS, "/units/*/parent", Loss.VALUE, UNITS),
            rule(PackFile.UNITS, "/units/*/replacedBy/*", Loss.VALUE, UNITS),
            rule(PackFile.UNITS, "/units/*/ward", Loss.VALUE, WARDS, COMMUNES),
            rule(PackFile.WARDS, "/formerUnits/*/now/*", Loss.VALUE, WARDS),
            rule(PackFile.ROLES, "/unitRoles/*/unit", Loss.RECORD, UNITS),
            rule(PackFile.DEADLINES, "/classes/*/calendar", Loss.RECORD, to(PackFile.CALENDAR, "/calendars/*/id")),
            rule(PackFile.SERVICES, "/services/*/owner", Loss.RECORD, UNITS),
            rule(PackFile.SERVICES, "/services/*/coOwners/*", Loss.VALUE, UNITS),
            rule(PackFile.SOPS, "/alwaysRecord", Loss.NOTHING, RECORDS),
            rule(PackFile.SOPS, "/sops/*/steps/*/roles/*", Loss.VALUE, ROLES),
            rule(PackFile.SOPS, "/sops/*/steps/*/approver", Loss.VALUE, ROLES),
            rule(PackFile.SOPS, "/sops/*/steps/*/offline/*", Loss.VALUE, OFFLINE),
            rule(PackFile.SOPS, "/sops/*/steps/*/records/*", Loss.VALUE, RECORDS),
            rule(PackFile.SOPS, "/sops/*/steps/*/next/sop", Loss.AROUND, SOPS),
            rule(PackFile.SOPS, "/sops/*/steps/*/next/category", Loss.AROUND, CATEGORIES),
            rule(PackFile.SOPS, "/sops/*/steps/*/branches/*/goto/sop", Loss.AROUND, SOPS),
            rule(PackFile.SOPS, "/sops/*/steps/*/branches/*/goto/category", Loss.AROUND, CATEGORIES),
            rule(PackFile.CATEGORIES, "/categories/*/service", Loss.RECORD, SERVICES),
            rule(PackFile.CATEGORIES, "/categories/*/deadline", Loss.RECORD, to(PackFile.DEADLINES, "/classes/*/id")),
            rule(PackFile.CATEGORIES, "/categories/*/lead", Loss.RECORD, UNIT_ROLES, UNITS),
            rule(PackFile.CATEGORIES, "/categories/*/support/*", Loss.VALUE, UNIT_ROLES, UNITS),
            rule(PackFile.CATEGORIES, "/categories/*/sop", Loss.VALUE, SOPS),
            rule(PackFile.PEOPLE, "/people/*/role", Loss.RECORD, ROLES),
            rule(PackFile.PEOPLE, "/people/*/unit", Loss.RECORD, UNITS),
            rule(PackFile.SENSORS, "/sensors/*/threshold", Loss.RECORD, THRESHOLDS),
            rule(PackFile.SENSORS, "/sensors/*/ward", Loss.RECORD, WARDS, COMMUNES),
            rule(PackFile.SENSORS, "/sensors/*/category", Loss.RECORD, CATEGORIES),
            rule(PackFile.INDICATORS, "/indicators/*/service", Loss.RECORD, SERVICES),
            rule(PackFile.INDICATORS, "/indicators/*/owner", Loss.RECORD, UNITS),
            rule(PackFile.INDICATORS, "/indicators/*/action/sop", Loss.AROUND, SOPS),
            rule(PackFile.INDICATORS, "/indicators/*/action/category", Loss.AROUND, CATEGORIES),
            rule(PackFile.CAMERAS, "/cameras/*/ward", Loss.RECORD, WARDS),
            rule(PackFile.CAMERAS, "/cameras/*/owner", Loss.RECORD, UNITS),
            rule(PackFile.SCENES, "/walls/*/scene", Loss.RECORD, to(PackFile.SCENES, "/scenes/*/id")),
            rule(PackFile.SCENES, "/scenes/*/blocks/*/cameras/*", Loss.VALUE, CAMERAS),
            rule(PackFile.SCENES, "/scenes/*/blocks/*/indicators/*", Loss.VALUE, INDICATORS),
            rule(PackFile.SCENES, "/scenes/*/blocks/*/services/*", Loss.VALUE, SERVICES),
            rule(PackFile.RESOURCES, "/resources/*/unit", Loss.RECORD, UNITS),
            rule(PackFile.RESOURCES, "/resources/*/ward", Loss.RECORD, WARDS),
            rule(PackFile.RESOURCES, "/resources/*/capabilities/*", Loss.VALUE, CATEGORIES),
            rule(PackFile.LAYERS, "/layers/*/owner", Loss.VALUE, UNITS),
            rule(PackFile.LAYERS, "/layers/*/ownerRole", Loss.VALUE, UNIT_ROLES),
            rule(PackFile.TEXTS, "/groups/*/category", Loss.RECORD, CATEGORIES),
            rule(PackFile.TEXTS, "/groups/*/texts/*", Loss.VALUE, to(PackFile.TEXTS, "/texts/*/id")),
            rule(PackFile.TEXTS, "/texts/*/category", Loss.RECORD, CATEGORIES),
            rule(PackFile.TEXTS, "/texts/*/group", Loss.VALUE, to(PackFile.TEXTS, "/groups/*/id")),
            rule(PackFile.TEXTS, "/texts/*/relatesTo", Loss.VALUE, to(PackFile.TEXTS, "/texts/*/id")),
            rule(PackFile.TEXTS, "/texts/*/ward", Loss.VALUE, WARDS),
            rule(PackFile.TEXTS, "/texts/*/street", Loss.VALUE, to(PackFile.TEXTS, "/streets/*")),
            rule(PackFile.REPLIES, "/replies/*/placeholders/*", Loss.VALUE, HOLES),
            rule(PackFile.REPLIES, "/fragments/*/placeholder", Loss.RECORD, HOLES),
            rule(PackFile.STORY, "/defaultProfile", Loss.NOTHING, to(PackFile.STORY, "/profiles/*/id")),
            rule(PackFile.STORY, "/profiles/*/boost/*/category", Loss.RECORD, CATEGORIES),
            rule(PackFile.STORY, "/channels/*/channel", Loss.RECORD, to(PackFile.PACK, "/channels/*/id")),
            rule(PackFile.STORY, "/categoryWeights/*/category", Loss.RECORD, CATEGORIES),
            rule(PackFile.STORY, "/sensors/breaches/*/threshold", Loss.RECORD, THRESHOLDS),
            rule(PackFile.STORY, "/cameras/*/category", Loss.RECORD, CATEGORIES),
            rule(PackFile.STORY, "/staffEvents/*/category", Loss.RECORD, CATEGORIES));

    private static final List<Rule> ALL = Stream.concat(
                    RULES.stream(),
                    Stream.of(
                                    Map.entry(PackFile.PACK, "/emergencyNumbers/*"),
                                    Map.entry(PackFile.UNITS, "/units/*"),
                                    Map.entry(PackFile.WARDS, "/wards/*"),
                                    Map.entry(PackFile.WARDS, "/formerUnits/*"),
                                    Map.entry(PackFile.ROLES, "/unitRoles/*"),
                                    Map.entry(PackFile.CALENDAR, "/calendars/*/days/*"),
                                    Map.entry(PackFile.DEADLINES, "/classes/*"),
                                    Map.entry(PackFile.SERVICES, "/services/*"),
                                    Map.entry(PackFile.SOPS, "/sops/*"),
                                    Map.entry(PackFile.CATEGORIES, "/categories/*"),
                                    Map.entry(PackFile.THRESHOLDS, "/thresholds/*"),
                                    Map.entry(PackFile.THRESHOLDS, "/thresholds/*/levels/*"),
                                    Map.entry(PackFile.INDICATORS, "/indicators/*"))
                            .map(e -> rule(
                                    e.getKey(),
                                    e.getValue() + "/source",
                                    Loss.VALUE,
                                    to(PackFile.SOURCES, "/sources/*/key"))))
            .toList();

    private final PackTrees trees;
    private final Findings findings;
    private final Map<Rule, Integer> silent = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();

    References(PackTrees trees, Findings findings) {
        this.trees = trees;
        this.findings = findings;
    }

    void check() {
        int before;
        do {
            before = findings.drops();
            Map<Target, Set<String>> known = new HashMap<>();
            for (Rule rule : ALL) {
                check(rule, known);
            }
            within();
        } while (findings.drops() > before);
        silent.forEach((rule, count) -> {
            if (rule.loss() == Loss.RECORD) {
                findings.note(
                        rule.file(),
                        rule.at().toString(),
                        "left-out",
                        Map.of(
                                "count",
                                count.toString(),
                                "need",
                                rule.targets().get(0).file().fileName()));
            }
        });
        unitsOfWards();
    }

    private void check(Rule rule, Map<Target, Set<String>> known) {
        boolean fileGone = rule.targets().stream().noneMatch(t -> trees.has(t.file()));
        sound(rule.file(), rule.at(), (at, node) -> {
            if (rule.targets().stream()
                    .anyMatch(t -> known.computeIfAbsent(t, this::ids).contains(node.asText()))) {
                return;
            }
            if (fileGone) {
                // The file was told; a line for each of its readers would bury the cause.
                silent.merge(rule, 1, Integer::sum);
                if (rule.loss() != Loss.NOTHING) {
                    findings.drop(rule.file(), rule.loss() == Loss.RECORD ? around(rule.file(), at) : gone(rule, at));
                }
            } else {
                lose(rule, at, node.asText());
            }
        });
    }

    private void lose(Rule rule, Pointer at, String name) {
        Map<String, String> args =
                Map.of("name", name, "need", rule.targets().get(0).file().fileName());
        switch (rule.loss()) {
            case RECORD -> findings.record(rule.file(), at, "reference", args);
            case VALUE, AROUND -> findings.value(rule.file(), at, gone(rule, at), "reference", args);
            case NOTHING -> {
                if (told.add(rule.file() + at.toString())) {
                    findings.note(rule.file(), at.toString(), "reference", args);
                }
            }
        }
    }

    private static Pointer gone(Rule rule, Pointer at) {
        return rule.loss() == Loss.AROUND ? at.around() : at;
    }

    private static Pointer around(PackFile file, Pointer at) {
        Pointer record = at.recordOf(file);
        return record == null ? at : record;
    }

    /** Names that mean something in their own record only, and steps of another procedure. */
    private void within() {
        sound(PackFile.THRESHOLDS, Pointer.of("/thresholds/*"), (at, node) -> {
            Set<String> levels = new HashSet<>();
            node.path("levels").forEach(l -> levels.add(l.path("id").asText()));
            JsonNode alert = node.path("alert").path("level");
            if (alert.isTextual() && !levels.contains(alert.asText())) {
                record(PackFile.THRESHOLDS, at.field("alert").field("level"), alert, at + "/levels");
            }
        });
        Map<String, Set<Integer>> steps = new HashMap<>();
        sound(PackFile.SOPS, Pointer.of("/sops/*"), (at, node) -> {
            Set<Integer> numbers = new HashSet<>();
            node.path("steps").forEach(s -> numbers.add(s.path("n").asInt()));
            steps.put(node.path("id").asText(), numbers);
        });
        for (String way : List.of("/sops/*/steps/*/next", "/sops/*/steps/*/branches/*/goto")) {
            sound(PackFile.SOPS, Pointer.of(way), (at, node) -> {
                Pointer sop = around(PackFile.SOPS, at);
                String own = trees.entry(PackFile.SOPS)
                        .node()
                        .at(sop.toString())
                        .path("id")
                        .asText();
                String in = node.has("sop") ? node.path("sop").asText() : own;
                JsonNode step = node.path("step");
                if (step.isMissingNode()
                        || steps.getOrDefault(in, Set.of()).contains(step.asInt())
                        || findings.isDropped(PackFile.SOPS, sop)) {
                    return;
                }
                if (node.has("sop")) {
                    findings.value(
                            PackFile.SOPS,
                            at.field("step"),
                            at,
                            "reference",
                            Map.of("name", step.asText(), "need", in));
                } else {
                    record(PackFile.SOPS, at.field("step"), step, in);
                }
            });
        }
    }

    private void record(PackFile file, Pointer at, JsonNode name, String need) {
        findings.record(file, at, "reference", Map.of("name", name.asText(), "need", need));
    }

    /** Each ward needs its units; a case in a ward without them goes to nobody by itself. */
    private void unitsOfWards() {
        Set<String> units = ids(UNITS);
        sound(PackFile.ROLES, Pointer.of("/unitRoles/*/unitPrefix"), (at, prefix) -> {
            for (String ward : new TreeSet<>(ids(WARDS))) {
                if (!units.contains(prefix.asText() + ward) && trees.has(PackFile.UNITS)) {
                    findings.note(
                            PackFile.ROLES,
                            at.toString(),
                            "reference",
                            Map.of("name", prefix.asText() + ward, "need", PackFile.UNITS.fileName()));
                }
            }
        });
    }

    private Set<String> ids(Target target) {
        Set<String> ids = new HashSet<>();
        sound(target.file(), target.at(), (at, node) -> ids.add(node.asText()));
        return ids;
    }

    private void sound(PackFile file, Pointer pattern, BiConsumer<Pointer, JsonNode> visit) {
        ObjectNode tree = trees.get(file);
        if (tree != null) {
            Pointer.each(tree, pattern, (at, node) -> {
                if (!findings.isDropped(file, at)) {
                    visit.accept(at, node);
                }
            });
        }
    }

    private static Rule rule(PackFile file, String at, Loss loss, Target... targets) {
        return new Rule(file, Pointer.of(at), loss, List.of(targets));
    }

    private static Target to(PackFile file, String at) {
        return new Target(file, Pointer.of(at));
    }
}
