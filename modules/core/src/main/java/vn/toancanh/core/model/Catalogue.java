package vn.toancanh.core.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The city's pack as the console receives it: everything that has a name. Immutable; look-ups are by id.
 *
 * @param version changes whenever anything in it does
 * @param cityName short name of the centre, for the top bar and the window's title
 * @param demoNotice says that the data is demo data; null for a real city
 */
public record Catalogue(
        String id,
        String version,
        LocalText cityName,
        LocalText centreName,
        @Nullable LocalText demoNotice,
        GeoPoint centre,
        List<ServiceDef> services,
        List<Category> categories,
        List<HandlingUnit> units,
        List<Ward> wards,
        List<Sop> sops,
        List<Camera> cameras,
        List<IndicatorDef> indicators,
        List<Channel> channels,
        List<Scene> scenes,
        List<LayerDef> layers,
        List<WallDef> walls,
        Map<String, LocalText> roles) {
    /** Before the first word from any city. */
    public static final Catalogue EMPTY = new Catalogue(
            "",
            "",
            new LocalText("", ""),
            new LocalText("", ""),
            null,
            new GeoPoint(0, 0),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of());

    public Catalogue {
        services = List.copyOf(services);
        categories = List.copyOf(categories);
        units = List.copyOf(units);
        wards = List.copyOf(wards);
        sops = List.copyOf(sops);
        cameras = List.copyOf(cameras);
        indicators = List.copyOf(indicators);
        channels = List.copyOf(channels);
        scenes = List.copyOf(scenes);
        layers = List.copyOf(layers);
        walls = List.copyOf(walls);
        roles = Map.copyOf(roles);
    }

    /** The same under another version, with these layers. */
    public Catalogue with(String otherVersion, List<LayerDef> otherLayers) {
        return new Catalogue(
                id,
                otherVersion,
                cityName,
                centreName,
                demoNotice,
                centre,
                services,
                categories,
                units,
                wards,
                sops,
                cameras,
                indicators,
                channels,
                scenes,
                otherLayers,
                walls,
                roles);
    }

    public Optional<LayerDef> layer(String layerId) {
        return find(layers, LayerDef::id, layerId);
    }

    public boolean isEmpty() {
        return id.isEmpty();
    }

    public Optional<ServiceDef> service(String serviceId) {
        return find(services, ServiceDef::id, serviceId);
    }

    public Optional<Category> category(String categoryId) {
        return find(categories, Category::id, categoryId);
    }

    public Optional<HandlingUnit> unit(@Nullable String unitId) {
        return find(units, HandlingUnit::id, unitId);
    }

    public Optional<Ward> ward(@Nullable String wardId) {
        return find(wards, Ward::id, wardId);
    }

    public Optional<Sop> sop(@Nullable String sopId) {
        return find(sops, Sop::id, sopId);
    }

    public Optional<Camera> camera(@Nullable String cameraId) {
        return find(cameras, Camera::id, cameraId);
    }

    public Optional<Channel> channel(String channelId) {
        return find(channels, Channel::id, channelId);
    }

    public Optional<Scene> scene(@Nullable String sceneId) {
        return find(scenes, Scene::id, sceneId);
    }

    public Optional<WallDef> wall(@Nullable String wallId) {
        return find(walls, WallDef::id, wallId);
    }

    public Optional<IndicatorDef> indicator(@Nullable String indicatorId) {
        return find(indicators, IndicatorDef::id, indicatorId);
    }

    /** Units by id, for callers that look up many. */
    public Map<String, HandlingUnit> unitsById() {
        return units.stream().collect(Collectors.toMap(HandlingUnit::id, Function.identity(), (a, b) -> a));
    }

    private static <T> Optional<T> find(List<T> all, Function<T, String> id, @Nullable String wanted) {
        return wanted == null
                ? Optional.empty()
                : all.stream().filter(t -> id.apply(t).equals(wanted)).findFirst();
    }
}
