package vn.toancanh.wire.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.Category;
import vn.toancanh.core.model.HandlingUnit;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.core.model.Scene;
import vn.toancanh.core.model.ServiceDef;
import vn.toancanh.core.model.Sop;
import vn.toancanh.core.model.UnitResource;
import vn.toancanh.core.model.Ward;

/** The vectors of the pack's author: each breaks one thing, gives its message, and the rest loads. */
class BrokenPackTest {
    private final PackReader reader = new PackReader();
    private final Set<String> whole = contents(new PackCopy());

    @TestFactory
    Stream<DynamicTest> vectors() {
        return StreamSupport.stream(
                        PackCopy.shipped("schema/vectors/broken-packs.json")
                                .path("vectors")
                                .spliterator(),
                        false)
                .map(v -> DynamicTest.dynamicTest(v.path("id").asText(), () -> holds(v)));
    }

    private void holds(JsonNode vector) throws PackException {
        String file = vector.path("file").asText();
        PackCopy copy = new PackCopy();
        for (JsonNode change : vector.path("change")) {
            String at = change.path("at").asText();
            switch (change.path("op").asText()) {
                case "set" -> copy.set(file, at, change.path("value"));
                case "remove" -> copy.remove(file, at);
                case "raw" -> copy.raw(file, change.path("text").asText());
                case "delete-file" -> copy.without(file);
                default -> throw new AssertionError(change);
            }
        }
        JsonNode expect = vector.path("expect");
        PackReading reading = reader.read(copy);

        assertThat(reading.starts()).isEqualTo(expect.path("starts").asBoolean());
        String rule = expect.path("rule").asText();
        PackProblem told = reading.problems().stream()
                .filter(p -> p.file().equals(expect.path("file").asText())
                        && p.rule().equals(rule)
                        && (rule.equals("syntax")
                                || p.place().equals(expect.path("at").asText())))
                .findFirst()
                .orElseThrow(() -> new AssertionError(lines(reading)));
        assertThat(told.reason().vi()).contains(expect.path("names").asText()).doesNotContain("{");
        assertThat(told.reason().en()).contains(expect.path("names").asText()).doesNotContain("{");
        if (rule.equals("syntax")) {
            assertThat(told.place()).matches("\\d+:\\d+|"); // an empty file has no line
        }
        if (expect.has("leftOut")) {
            Set<String> gone = new TreeSet<>(whole);
            gone.removeAll(contents(copy));
            assertThat(filesOrRecords(gone)).isEqualTo(expected(expect.path("leftOut")));
        }
    }

    private static String lines(PackReading reading) {
        return reading.problems().stream()
                .map(p -> p.rule() + " " + p.line("en"))
                .collect(Collectors.joining("\n", "\n", ""));
    }

    private static Set<String> expected(JsonNode leftOut) {
        Set<String> all = new TreeSet<>();
        leftOut.forEach(l -> all.add(l.asText()));
        all.remove("voice.json"); // checked, but nothing of it is kept yet
        return all;
    }

    /** Where all of a file is gone, the name of the file. */
    private Set<String> filesOrRecords(Set<String> gone) {
        Set<String> all = new TreeSet<>();
        for (String g : gone) {
            String file = g.substring(0, g.indexOf('#'));
            boolean rest = whole.stream().anyMatch(w -> w.startsWith(file + "#") && !gone.contains(w));
            all.add(rest ? g : file);
        }
        return all;
    }

    private Set<String> contents(PackSource source) {
        CityPack p;
        try {
            p = reader.read(source).pack();
        } catch (PackException e) {
            throw new AssertionError(e);
        }
        List<String> all = new ArrayList<>();
        add(all, "services", p.catalogue().services().stream().map(ServiceDef::id));
        add(all, "categories", p.catalogue().categories().stream().map(Category::id));
        add(all, "units", p.catalogue().units().stream().map(HandlingUnit::id));
        add(all, "wards", p.catalogue().wards().stream().map(Ward::id));
        add(all, "sops", p.catalogue().sops().stream().map(Sop::id));
        add(all, "cameras", p.catalogue().cameras().stream().map(Camera::id));
        add(all, "indicators", p.catalogue().indicators().stream().map(IndicatorDef::id));
        add(all, "scenes", p.catalogue().scenes().stream().map(Scene::id));
        add(all, "people", p.people().stream().map(m -> m.person().id()));
        add(all, "deadlines", p.deadlines().keySet().stream());
        add(all, "resources", p.resources().stream().map(UnitResource::id));
        add(all, "sensors", p.sensors().stream().map(Sensor::id));
        add(all, "thresholds", p.thresholds().keySet().stream());
        add(all, "texts", p.texts().stream().map(SampleText::id));
        add(all, "replies", p.replies().stream().map(Reply::id));
        Ground ground = p.ground();
        add(
                all,
                "layers",
                ground == null ? Stream.empty() : ground.layers().stream().map(Ground.Layer::id));
        add(all, "sources", p.sources().keySet().stream());
        return new TreeSet<>(all);
    }

    private static void add(List<String> all, String file, Stream<String> ids) {
        ids.forEach(id -> all.add(file + ".json#" + id));
    }
}
