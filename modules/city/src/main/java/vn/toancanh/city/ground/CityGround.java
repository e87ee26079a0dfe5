package vn.toancanh.city.ground;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.hash.Sha256;
import vn.toancanh.core.model.FeatureLayer;
import vn.toancanh.core.model.LayerDef;
import vn.toancanh.geo.drawn.DrawnCity;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.geojson.GeoJson;
import vn.toancanh.wire.pack.CityPack;
import vn.toancanh.wire.pack.Ground;

/**
 * The drawn city of a pack: drawn once, its layers written once. A pack without ground, or with one that cannot be drawn, has
 * no layers, and its units drive as the crow flies. Immutable and thread-safe.
 */
public final class CityGround {
    private static final Logger LOG = LoggerFactory.getLogger(CityGround.class);
    private static final int HASH_DIGITS = 12;

    /** A layer as it is sent. */
    public record Served(LayerDef def, byte[] body) {}

    private final Map<String, Served> layers = new LinkedHashMap<>();
    private final CityPack pack;
    private final Ways ways;

    /** @param asOf when the features were surveyed, as the layers say */
    public CityGround(CityPack pack, Json json, Instant asOf) {
        Ground ground = pack.ground();
        DrawnCity city = ground == null ? null : draw(pack, ground);
        this.ways = new Ways(city == null ? null : city.streets());
        if (ground == null || city == null) {
            this.pack = pack;
            return;
        }
        GeoJson geoJson = new GeoJson(json);
        MessageDigest all = Sha256.digest();
        for (Ground.Layer l : ground.layers()) {
            // Hashed at one moment of time: a layer is as old as its features, not as the city's process.
            byte[] features = geoJson.write(new FeatureLayer(l.id(), "", Instant.EPOCH, city.features(l.id())));
            String version =
                    HexFormat.of().formatHex(Sha256.digest().digest(features)).substring(0, HASH_DIGITS);
            all.update(version.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            LayerDef def = new LayerDef(l.id(), l.name(), version, l.use(), l.minZoom());
            layers.put(
                    l.id(),
                    new Served(def, geoJson.write(new FeatureLayer(l.id(), version, asOf, city.features(l.id())))));
        }
        List<LayerDef> defs = new ArrayList<>();
        layers.values().forEach(s -> defs.add(s.def()));
        // Other features of the same files, by a newer generator: another pack for the console.
        String version = pack.catalogue().version() + "-"
                + HexFormat.of().formatHex(all.digest()).substring(0, 6);
        this.pack = pack.with(pack.catalogue().with(version, defs));
    }

    private static @Nullable DrawnCity draw(CityPack pack, Ground ground) {
        try {
            return new DrawnCity(new PlanOfPack(pack, ground).plan());
        } catch (IllegalArgumentException e) {
            LOG.error("layers.json: the ground cannot be drawn, so there are no layers: {}", e.getMessage());
            return null;
        }
    }

    /** The pack with its layers in the catalogue. */
    public CityPack pack() {
        return pack;
    }

    public Ways ways() {
        return ways;
    }

    public Optional<Served> layer(String id) {
        return Optional.ofNullable(layers.get(id));
    }
}
