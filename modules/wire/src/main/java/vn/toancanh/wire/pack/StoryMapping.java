package vn.toancanh.wire.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes the story of its checked file. Pure functions. */
final class StoryMapping {
    private StoryMapping() {}

    static Story story(Entry e) {
        Entry reports = e.part("reports");
        Entry citizens = e.part("citizens");
        return new Story(
                e.large("seed"),
                e.each("otherSeeds").map(s -> s.node().asLong()).toList(),
                e.str("defaultProfile"),
                e.each("profiles")
                        .map(p -> new Story.Profile(
                                p.id(), p.text("name"), p.num("factor"), weights(p, "boost", "times")))
                        .toList(),
                channels(e),
                weights(e, "categoryWeights", "weight"),
                new Story.Reports(
                        reports.num("duplicateShare"),
                        reports.span("duplicateWithin"),
                        reports.whole("duplicateRadiusMetres"),
                        reports.num("withoutPlaceShare"),
                        reports.num("photoShare"),
                        reports.num("moreWordsShare"),
                        reports.num("wrongCategoryShare")),
                new Story.Citizens(
                        citizens.num("ratingShare"), citizens.num("satisfiedShare"), citizens.num("reopenShare")),
                sensors(e.part("sensors")),
                e.each("cameras")
                        .map(c -> new Story.CameraEvent(
                                c.str("analytics"),
                                c.str("category"),
                                c.num("perDay"),
                                c.num("falseShare"),
                                c.text("text")))
                        .toList(),
                e.each("staffEvents")
                        .map(s -> new Story.StaffEvent(s.id(), s.str("category"), s.num("perDay"), s.text("text")))
                        .toList(),
                e.part("indicators").num("breachPerTilePerDay"),
                e.part("indicators").num("lateManualShare"),
                e.each("unitAnswers").collect(Collectors.toMap(a -> a.str("kind"), StoryMapping::answer)),
                e.part("clock").num("speed"),
                e.part("clock").num("maxSpeed"));
    }

    private static Map<String, Double> weights(Entry e, String field, String number) {
        Map<String, Double> weights = new TreeMap<>();
        e.each(field).forEach(w -> weights.put(w.str("category"), w.num(number)));
        return weights;
    }

    private static Map<String, List<Double>> channels(Entry e) {
        Map<String, List<Double>> channels = new TreeMap<>();
        e.each("channels").forEach(c -> {
            List<Double> hours = new ArrayList<>();
            c.node().path("perHour").forEach(n -> hours.add(n.asDouble()));
            channels.put(c.str("channel"), List.copyOf(hours));
        });
        return channels;
    }

    private static Story.SensorLife sensors(Entry e) {
        return new Story.SensorLife(
                e.each("breaches")
                        .map(b ->
                                new Story.Breach(b.str("threshold"), b.num("perDay"), b.span("rise"), b.span("lasts")))
                        .toList(),
                e.num("noiseShare"),
                e.num("silentPerDay"),
                e.span("silentLasts"),
                e.num("wrongUnitPerWeek"),
                e.num("wrongUnitFactor"));
    }

    private static Story.UnitAnswer answer(Entry e) {
        return new Story.UnitAnswer(
                e.span("acceptMedian"),
                e.span("acceptP90"),
                e.span("onSiteMedian"),
                e.span("resolveMedian"),
                e.num("returnShare"),
                e.num("lateShare"));
    }
}
