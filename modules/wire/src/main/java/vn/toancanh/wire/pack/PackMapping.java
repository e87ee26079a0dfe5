package vn.toancanh.wire.pack;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.CameraHealth.Health;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.DeadlineStep;
import vn.toancanh.core.model.LayerDef;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.Person;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.Right;
import vn.toancanh.core.model.UnitResource;
import vn.toancanh.core.time.WorkCalendar;
import vn.toancanh.core.time.WorkDuration;

/** Makes the records of a checked pack: nothing here looks for mistakes any more. One thread. */
final class PackMapping {
    private static final Map<String, Health> HEALTH = Map.of(
            "ok", Health.OK,
            "slow", Health.SLOW,
            "freezes", Health.FROZEN,
            "password", Health.LOCKED,
            "dead", Health.LOST);
    private static final Map<String, DeadlineStep> STEPS = Map.of(
            "accept", DeadlineStep.ACCEPT,
            "route", DeadlineStep.ROUTE,
            "onSite", DeadlineStep.ON_SITE,
            "resolve", DeadlineStep.RESOLVE,
            "publish", DeadlineStep.PUBLISH);

    private final PackTrees trees;
    private final ZoneId zone;

    PackMapping(PackTrees trees) {
        this.trees = trees;
        this.zone = ZoneId.of(trees.entry(PackFile.PACK).str("timeZone"));
    }

    CityPack pack(Catalogue catalogue) {
        Map<String, WorkCalendar> calendars = byId(PackFile.CALENDAR, "calendars", this::calendar);
        Entry texts = trees.entry(PackFile.TEXTS);
        return new CityPack(
                catalogue,
                zone,
                calendars,
                trees.entry(PackFile.DEADLINES).num("dueSoonShare"),
                byId(PackFile.DEADLINES, "classes", e -> deadlineClass(e, calendars)),
                list(PackFile.PEOPLE, "people", e -> member(e, catalogue.roles())),
                byId(PackFile.ROLES, "unitRoles", PackMapping::unitRole),
                byId(PackFile.UNITS, "units", e -> e.str("kind")),
                byId(PackFile.UNITS, "units", e -> e.strs("replacedBy")),
                codePrefixes(),
                byId(PackFile.CATEGORIES, "categories", PackMapping::categoryRules),
                list(PackFile.RESOURCES, "resources", PackMapping::resource),
                list(PackFile.SENSORS, "sensors", PackMapping::sensor),
                byId(PackFile.THRESHOLDS, "thresholds", PackMapping::threshold),
                byId(PackFile.CAMERAS, "cameras", e -> HEALTH.getOrDefault(e.str("health"), Health.OK)),
                byId(PackFile.CAMERAS, "cameras", e -> e.strs("analytics")),
                byId(PackFile.INDICATORS, "indicators", PackMapping::indicatorRule),
                list(PackFile.TEXTS, "texts", PackMapping::sampleText),
                texts.strs("streets"),
                list(
                        PackFile.REPLIES,
                        "replies",
                        e -> new Reply(e.id(), e.strs("when"), e.text("text"), e.strs("placeholders"))),
                fragments(),
                trees.has(PackFile.LAYERS) ? ground(trees.entry(PackFile.LAYERS)) : null,
                trees.has(PackFile.STORY) ? StoryMapping.story(trees.entry(PackFile.STORY)) : Story.QUIET,
                trees.entry(PackFile.SOURCES)
                        .each("sources")
                        .collect(Collectors.toMap(e -> e.str("key"), e -> e.str("text"))));
    }

    private @Nullable Ground ground(Entry e) {
        Entry ground = e.part("ground");
        Entry extent = ground.part("extent");
        Entry hub = ground.part("hub");
        if (!ground.has("extent") || !ground.has("hub")) {
            return null; // left out, and reported
        }
        Entry wards = trees.entry(PackFile.WARDS);
        return new Ground(
                ground.large("seed"),
                extent.num("south"),
                extent.num("west"),
                extent.num("north"),
                extent.num("east"),
                hub.point(),
                hub.text("name"),
                wards.each("wards")
                        .map(w -> new Ground.WardNow(
                                w.id(), w.str("shortName"), w.str("kind").equals("ward")))
                        .toList(),
                wards.each("formerUnits").flatMap(PackMapping::former).toList(),
                e.each("waters")
                        .map(w -> new Ground.Water(
                                w.id(),
                                w.str("kind"),
                                w.text("name"),
                                w.num("metres"),
                                w.each("through").map(Entry::point).toList()))
                        .toList(),
                e.each("layers")
                        .map(l -> new Ground.Layer(
                                l.id(),
                                l.text("name"),
                                l.one("use", LayerDef.Use.class),
                                l.whole("minZoom"),
                                l.strOrNull("owner"),
                                l.strOrNull("ownerRole")))
                        .toList());
    }

    private static Stream<Ground.WardBefore> former(Entry w) {
        LocalDate to = w.dateOrNull("to");
        List<String> now = w.strs("now");
        return to == null || now.isEmpty()
                ? Stream.empty()
                : Stream.of(new Ground.WardBefore(w.id(), w.str("name"), now.get(0), to));
    }

    private <T> List<T> list(PackFile file, String field, Function<Entry, T> as) {
        return trees.entry(file).each(field).map(as).toList();
    }

    private <T> Map<String, T> byId(PackFile file, String field, Function<Entry, T> as) {
        return trees.entry(file).each(field).collect(Collectors.toMap(Entry::id, as));
    }

    private WorkCalendar calendar(Entry e) {
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> makeUp = new HashSet<>();
        e.each("days").filter(d -> d.flag("active")).forEach(d -> (d.str("kind").equals("make-up") ? makeUp : off)
                .add(LocalDate.parse(d.str("date"))));
        return new WorkCalendar(
                zone,
                e.each("sessions")
                        .map(s -> new WorkCalendar.Period(s.time("from"), s.time("to")))
                        .toList(),
                e.strs("weekend").stream()
                        .map(d -> Entry.constant(DayOfWeek.class, d))
                        .collect(Collectors.toSet()),
                off,
                makeUp,
                e.time("dayEnds"));
    }

    private static DeadlineClass deadlineClass(Entry e, Map<String, WorkCalendar> calendars) {
        Entry steps = e.part("steps");
        Map<DeadlineStep, WorkDuration> spans = new EnumMap<>(DeadlineStep.class);
        STEPS.forEach((field, step) -> {
            WorkDuration span = steps.termOrNull(field);
            if (span != null) {
                spans.put(step, span);
            }
        });
        WorkCalendar calendar = calendars.get(e.str("calendar"));
        if (calendar == null) {
            throw new IllegalStateException("unchecked calendar of " + e.id());
        }
        return new DeadlineClass(
                e.id(),
                e.text("name"),
                calendar,
                spans,
                steps.termOrNull("makeSafe"),
                e.one("publishing", DeadlineClass.Publishing.class),
                e.whole("extensions"));
    }

    private static Member member(Entry e, Map<String, LocalText> roles) {
        LocalText role = roles.getOrDefault(e.str("role"), PackWords.same(e.str("role")));
        return new Member(
                new Person(e.id(), e.str("name"), e.str("role"), role, e.str("unit"), e.str("station")),
                e.str("shortName"),
                e.str("station"),
                e.strs("rights").stream()
                        .map(r -> Entry.constant(Right.class, r))
                        .collect(Collectors.toSet()));
    }

    private static UnitRole unitRole(Entry e) {
        return new UnitRole(
                e.id(),
                e.text("name"),
                e.one("resolve", UnitRole.Resolve.class),
                e.strOrNull("unit"),
                e.strOrNull("unitPrefix"),
                e.strOrNull("number"));
    }

    private Map<CaseKind, String> codePrefixes() {
        Map<CaseKind, String> prefixes = new EnumMap<>(CaseKind.class);
        trees.entry(PackFile.CATEGORIES)
                .each("kinds")
                .forEach(e -> prefixes.put(e.one("id", CaseKind.class), e.str("codePrefix")));
        return prefixes;
    }

    private static CategoryRules categoryRules(Entry e) {
        return new CategoryRules(
                e.id(), e.has("anyService"), e.strs("handOver"), e.has("neverMerge"), e.has("neverPause"));
    }

    private static UnitResource resource(Entry e) {
        return new UnitResource(
                e.id(),
                e.str("callSign"),
                e.text("name"),
                e.str("unit"),
                e.strs("capabilities"),
                e.part("home").point(),
                UnitResource.ResourceStatus.FREE,
                null,
                Instant.EPOCH);
    }

    private static Sensor sensor(Entry e) {
        return new Sensor(
                e.id(),
                e.text("name"),
                e.str("threshold"),
                e.text("unit"),
                e.point(),
                e.str("ward"),
                e.str("category"),
                e.part("normal").num("low"),
                e.part("normal").num("high"),
                e.large("periodSeconds"));
    }

    private static Threshold threshold(Entry e) {
        Entry alert = e.part("alert");
        Entry clear = e.part("clear");
        return new Threshold(
                e.id(),
                e.str("kind"),
                e.text("name"),
                e.text("unit"),
                e.each("levels").map(PackMapping::level).toList(),
                e.strs("missing"),
                alert.strOrNull("level"),
                alert.has("hold") ? alert.span("hold") : Duration.ZERO,
                clear.has("hold")
                        ? new Threshold.Clear(
                                clear.numOrNull("margin"),
                                clear.numOrNull("below"),
                                clear.numOrNull("above"),
                                clear.span("hold"))
                        : null,
                e.span("staleAfter"),
                e.text("alertText"));
    }

    private static Threshold.Level level(Entry e) {
        return new Threshold.Level(
                e.id(),
                e.text("name"),
                Threshold.Op.of(e.str("op")),
                e.num("value"),
                e.numOrNull("upTo"),
                e.spanOrNull("window"),
                e.timeOrNull("from"),
                e.timeOrNull("to"),
                e.one("severity", Threshold.Severity.class));
    }

    private static IndicatorRule indicatorRule(Entry e) {
        Entry action = e.part("action");
        return new IndicatorRule(
                e.id(),
                e.str("period"),
                e.str("entry"),
                e.one("direction", IndicatorRule.Direction.class),
                e.each("thresholds")
                        .map(t -> new IndicatorRule.Bound(
                                Threshold.Op.of(t.str("op")),
                                t.num("value"),
                                t.one("severity", Threshold.Severity.class)))
                        .toList(),
                e.num("start"),
                action.strOrNull("sop"),
                action.strOrNull("category"));
    }

    private static SampleText sampleText(Entry e) {
        return new SampleText(
                e.id(),
                e.str("text"),
                e.str("category"),
                e.has("kind") ? e.one("kind", CaseKind.class) : null,
                e.has("priority") ? Priority.of(e.whole("priority")) : null,
                e.strOrNull("group"),
                e.has("relation") ? e.one("relation", SampleText.Relation.class) : null,
                e.strOrNull("relatesTo"),
                e.strOrNull("street"),
                e.strOrNull("ward"),
                e.strOrNull("place"),
                e.strs("traits"));
    }

    private Map<String, List<LocalText>> fragments() {
        Map<String, List<LocalText>> byHole = new LinkedHashMap<>();
        trees.entry(PackFile.REPLIES).each("fragments").forEach(e -> byHole.computeIfAbsent(
                        e.str("placeholder"), hole -> new ArrayList<>())
                .add(e.text("text")));
        byHole.replaceAll((hole, all) -> List.copyOf(all));
        return byHole;
    }
}
