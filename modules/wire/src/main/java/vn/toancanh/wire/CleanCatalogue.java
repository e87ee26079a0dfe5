package vn.toancanh.wire;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.Category;
import vn.toancanh.core.model.Channel;
import vn.toancanh.core.model.HandlingUnit;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.core.model.LayerDef;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.ServiceDef;
import vn.toancanh.core.model.Sop;
import vn.toancanh.core.model.SopStep;
import vn.toancanh.core.model.Ward;

/** {@link Clean} for the catalogue: everything in it that is shown goes through the sanitiser. Pure functions. */
public final class CleanCatalogue {
    private static final int MAX_ENTRIES = 20_000;

    private CleanCatalogue() {}

    /** What a decoder may be given: a file's name or a device of this machine is no address of a camera. */
    private static final Pattern ADDRESS = Pattern.compile("(?:rtsps?|https?)://[\\x21-\\x7E]{1,480}");

    private static final int MAX_STREAMS = 8;

    /** @throws WireException for a catalogue without id or version, or with lists that no city has */
    public static Catalogue of(Catalogue c) throws WireException {
        Clean.id(c.id());
        Clean.id(c.version());
        for (List<?> list :
                List.of(c.services(), c.categories(), c.units(), c.wards(), c.sops(), c.cameras(), c.indicators())) {
            if (list.size() > MAX_ENTRIES) {
                throw new WireException("A list of the pack has more than " + MAX_ENTRIES + " entries.");
            }
        }
        Map<String, LocalText> roles = new TreeMap<>();
        c.roles().forEach((role, name) -> roles.put(Clean.name(role), Clean.text(name)));
        return new Catalogue(
                c.id(),
                c.version(),
                Clean.text(c.cityName()),
                Clean.text(c.centreName()),
                text(c.demoNotice()),
                c.centre(),
                c.services().stream().map(CleanCatalogue::service).toList(),
                c.categories().stream().map(CleanCatalogue::category).toList(),
                c.units().stream().map(CleanCatalogue::unit).toList(),
                c.wards().stream().map(CleanCatalogue::ward).toList(),
                c.sops().stream().map(CleanCatalogue::sop).toList(),
                c.cameras().stream().map(CleanCatalogue::camera).toList(),
                c.indicators().stream().map(CleanCatalogue::indicator).toList(),
                c.channels().stream()
                        .map(x -> new Channel(Clean.name(x.id()), Clean.text(x.name()), Clean.name(x.icon())))
                        .toList(),
                c.scenes().stream()
                        .limit(Clean.MAX_LIST)
                        .map(CleanScenes::scene)
                        .toList(),
                c.layers().stream()
                        .map(x -> new LayerDef(
                                Clean.name(x.id()),
                                Clean.text(x.name()),
                                Clean.name(x.version()),
                                x.use(),
                                Math.min(22, Math.max(0, x.minZoom()))))
                        .toList(),
                c.walls().stream().limit(Clean.MAX_LIST).map(CleanScenes::wall).toList(),
                roles);
    }

    static Camera camera(Camera x) {
        return new Camera(
                Clean.name(x.id()),
                Clean.name(x.name()),
                Clean.nullable(x.wardId()),
                x.point(),
                x.azimuth(),
                x.fov(),
                x.range(),
                x.ptz(),
                Clean.name(x.ownerUnitId()),
                x.streams().stream()
                        .filter(s -> ADDRESS.matcher(s.url()).matches())
                        .limit(MAX_STREAMS)
                        .toList());
    }

    private static ServiceDef service(ServiceDef x) {
        return new ServiceDef(
                Clean.name(x.id()),
                Clean.text(x.name()),
                Clean.text(x.shortName()),
                Clean.name(x.ownerUnitId()),
                Clean.name(x.icon()),
                x.order());
    }

    private static Category category(Category x) {
        return new Category(
                Clean.name(x.id()),
                Clean.text(x.name()),
                Clean.name(x.serviceId()),
                x.kind(),
                x.priority(),
                Clean.name(x.leadRole()),
                names(x.supportRoles()),
                Clean.name(x.deadlineClass()),
                Clean.nullable(x.sopId()),
                x.sensitive());
    }

    private static HandlingUnit unit(HandlingUnit x) {
        return new HandlingUnit(
                Clean.name(x.id()),
                Clean.text(x.name()),
                Clean.name(x.level()),
                Clean.nullable(x.phone()),
                x.validFrom(),
                x.validTo());
    }

    private static Ward ward(Ward x) {
        return new Ward(
                Clean.name(x.id()), Clean.name(x.code()), Clean.text(x.name()), x.centre(), x.validFrom(), x.validTo());
    }

    private static Sop sop(Sop x) {
        return new Sop(
                Clean.name(x.id()),
                x.version(),
                Clean.text(x.name()),
                x.steps().stream()
                        .limit(Clean.MAX_LIST)
                        .map(CleanCatalogue::step)
                        .toList());
    }

    private static SopStep step(SopStep x) {
        return new SopStep(
                x.number(),
                Clean.longText(x.text()),
                names(x.roles()),
                longText(x.target()),
                longText(x.offline()),
                longText(x.next()));
    }

    private static IndicatorDef indicator(IndicatorDef x) {
        return new IndicatorDef(
                Clean.name(x.id()),
                Clean.text(x.name()),
                Clean.text(x.shortName()),
                Clean.name(x.serviceId()),
                Clean.text(x.unit()),
                Clean.name(x.ownerUnitId()),
                x.target(),
                x.normalLow(),
                x.normalHigh(),
                x.better(),
                longText(x.action()),
                Math.min(6, Math.max(0, x.decimals())),
                Math.max(1, x.ttlSeconds()));
    }

    static List<String> names(List<String> all) {
        return all.stream().limit(Clean.MAX_LIST).map(Clean::name).toList();
    }

    private static @Nullable LocalText text(@Nullable LocalText t) {
        return t == null ? null : Clean.text(t);
    }

    private static @Nullable LocalText longText(@Nullable LocalText t) {
        return t == null ? null : Clean.longText(t);
    }
}
