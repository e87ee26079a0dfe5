package vn.toancanh.wire.pack;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.Category;
import vn.toancanh.core.model.Channel;
import vn.toancanh.core.model.HandlingUnit;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.ServiceDef;
import vn.toancanh.core.model.Sop;
import vn.toancanh.core.model.Ward;

/** Makes the catalogue, which the console gets to see, of a checked pack. One thread. */
final class CatalogueMapping {
    private static final int MAX_DECIMALS = 6;

    private final PackTrees trees;
    private final Map<String, LocalText> sopNames;
    private final Map<String, LocalText> categoryNames;
    private final Map<String, LocalText> roleNames;

    CatalogueMapping(PackTrees trees) {
        this.trees = trees;
        this.sopNames = names(PackFile.SOPS, "sops");
        this.categoryNames = names(PackFile.CATEGORIES, "categories");
        this.roleNames = names(PackFile.ROLES, "unitRoles");
        roleNames.putAll(names(PackFile.ROLES, "roles"));
    }

    Catalogue catalogue(String version) {
        Entry pack = trees.entry(PackFile.PACK);
        return new Catalogue(
                pack.str("pack"),
                version,
                pack.part("centre").text("shortName"),
                pack.part("centre").text("name"),
                pack.textOrNull("notice"),
                pack.part("map").part("centre").point(),
                list(PackFile.SERVICES, "services", CatalogueMapping::service),
                list(PackFile.CATEGORIES, "categories", CatalogueMapping::category),
                list(PackFile.UNITS, "units", CatalogueMapping::unit),
                list(PackFile.WARDS, "wards", CatalogueMapping::ward),
                sops(),
                list(PackFile.CAMERAS, "cameras", CatalogueMapping::camera),
                list(PackFile.INDICATORS, "indicators", this::indicator),
                list(PackFile.PACK, "channels", c -> new Channel(c.id(), c.text("name"), c.str("icon"))),
                SceneMapping.scenes(trees.entry(PackFile.SCENES)),
                List.of(),
                list(PackFile.SCENES, "walls", SceneMapping::wall),
                roleNames);
    }

    private <T> List<T> list(PackFile file, String field, Function<Entry, T> as) {
        return trees.entry(file).each(field).map(as).toList();
    }

    private Map<String, LocalText> names(PackFile file, String field) {
        Map<String, LocalText> names = new LinkedHashMap<>();
        trees.entry(file).each(field).forEach(e -> names.put(e.id(), e.text("name")));
        return names;
    }

    private static ServiceDef service(Entry e) {
        return new ServiceDef(
                e.id(), e.text("name"), e.text("shortName"), e.str("owner"), e.str("icon"), e.whole("order"));
    }

    private static Category category(Entry e) {
        return new Category(
                e.id(),
                e.text("name"),
                e.str("service"),
                e.one("kind", CaseKind.class),
                Priority.of(e.whole("priority")),
                e.str("lead"),
                e.strs("support"),
                e.str("deadline"),
                e.strOrNull("sop"),
                e.flag("sensitive"));
    }

    private static HandlingUnit unit(Entry e) {
        String number = e.strOrNull("shortCode");
        return new HandlingUnit(
                e.id(),
                e.text("name"),
                e.str("level"),
                number == null ? e.strOrNull("phone") : number,
                e.dateOrNull("from"),
                e.dateOrNull("to"));
    }

    private static Ward ward(Entry e) {
        return new Ward(
                e.id(),
                e.str("code"),
                e.text("name"),
                e.part("centre").point(),
                e.dateOrNull("from"),
                e.dateOrNull("to"));
    }

    private static Camera camera(Entry e) {
        return new Camera(
                e.id(),
                // Operators say the number; names of junctions are the same in both languages.
                e.str("code") + " " + e.text("name").vi(),
                e.str("ward"),
                e.point(),
                e.num("azimuth"),
                e.num("fov"),
                e.num("rangeMetres"),
                e.flag("ptz"),
                e.str("owner"),
                List.of());
    }

    private IndicatorDef indicator(Entry e) {
        Entry normal = e.part("normal");
        return new IndicatorDef(
                e.id(),
                e.text("name"),
                e.text("shortName"),
                e.str("service"),
                e.text("unit"),
                e.str("owner"),
                e.part("target").numOrNull("value"),
                normal.numOrNull("low"),
                normal.numOrNull("high"),
                IndicatorDef.Better.valueOf(e.str("direction").toUpperCase(Locale.ROOT)),
                action(e.part("action")),
                decimals(e),
                e.span("ttl").toSeconds());
    }

    private @Nullable LocalText action(Entry action) {
        return switch (action.str("kind")) {
            case "sop" -> sopNames.get(action.str("sop"));
            case "category" -> categoryNames.get(action.str("category"));
            case "text" -> action.text("text");
            default -> null;
        };
    }

    /** As many as the pack writes itself for this indicator. */
    private static int decimals(Entry e) {
        Stream<Entry> written = Stream.concat(
                Stream.of(e.part("start"), e.part("target").part("value")),
                Stream.of("low", "high").map(f -> e.part("normal").part(f)));
        return Stream.concat(written, e.each("thresholds").map(t -> t.part("value")))
                .filter(n -> n.node().isNumber())
                .mapToInt(n -> Math.max(
                        0,
                        new BigDecimal(n.node().asText()).stripTrailingZeros().scale()))
                .map(scale -> Math.min(MAX_DECIMALS, scale))
                .max()
                .orElse(0);
    }

    private List<Sop> sops() {
        Map<String, LocalText> offline = trees.entry(PackFile.SOPS)
                .each("offlineCodes")
                .collect(Collectors.toMap(e -> e.str("code"), e -> e.text("text")));
        StepWords words = new StepWords(offline, sopNames, categoryNames, roleNames);
        List<Sop> sops = new ArrayList<>();
        trees.entry(PackFile.SOPS)
                .each("sops")
                .forEach(e -> sops.add(new Sop(
                        e.id(),
                        e.whole("version"),
                        e.text("name"),
                        e.each("steps").map(words::step).toList())));
        return sops;
    }
}
