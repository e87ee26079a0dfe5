package vn.toancanh.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.hash.Sha256;
import vn.toancanh.core.model.FeatureLayer;
import vn.toancanh.core.port.LayerCache;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.Read;
import vn.toancanh.wire.WireException;
import vn.toancanh.wire.geojson.GeoJson;

/**
 * Layers as GeoJSON in {@code layers/}, one file each: the tag in the first line, then the layer. Disposable: a file that
 * cannot be read is as good as none. Thread-safe for different layers.
 */
public final class FileLayers implements LayerCache {
    private static final Logger LOG = LoggerFactory.getLogger(FileLayers.class);
    private static final int MAX_BYTES = 32 << 20;
    private static final int MAX_TAG = 300;

    private final Path directory;
    private final GeoJson geoJson;
    private final Disk disk;

    public FileLayers(Path profile, Json json) {
        this(profile, json, Disk.REAL);
    }

    FileLayers(Path profile, Json json, Disk disk) {
        this.directory = profile.resolve("layers");
        this.geoJson = new GeoJson(json);
        this.disk = disk;
    }

    @Override
    public Optional<Kept> load(String city, String layerId) {
        Path file = file(city, layerId);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] all = in.readNBytes(MAX_BYTES + MAX_TAG);
            int line = 0;
            while (line < Math.min(all.length, MAX_TAG) && all[line] != '\n') {
                line++;
            }
            String tag = new String(all, 0, line, StandardCharsets.UTF_8);
            Read<FeatureLayer> read =
                    geoJson.layer(Arrays.copyOfRange(all, Math.min(line + 1, all.length), all.length));
            return read.message().layerId().equals(layerId)
                    ? Optional.of(new Kept(read.message(), tag))
                    : Optional.empty();
        } catch (IOException | WireException | UncheckedIOException e) {
            LOG.info("the kept layer {} cannot be read and is fetched anew: {}", layerId, e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void save(String city, FeatureLayer layer, String etag) throws StoreException {
        String tag = etag.length() < MAX_TAG && etag.indexOf('\n') < 0 ? etag : "";
        byte[] head = (tag + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] body = geoJson.write(layer);
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        try {
            disk.before(Disk.Step.OPEN, directory);
            SafeFiles.createOwnerDirectories(directory);
        } catch (IOException e) {
            throw Faults.of("making the folder of layers", e);
        }
        SafeFiles.replace(file(city, layer.layerId()), all, disk);
    }

    /** Ids come from outside and may be anything, a path for instance. */
    private Path file(String city, String layerId) {
        byte[] key = (city + "\n" + layerId).getBytes(StandardCharsets.UTF_8);
        return directory.resolve(HexFormat.of().formatHex(Sha256.of(key), 0, 16) + ".geojson");
    }
}
