package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.model.Feature;
import vn.toancanh.core.model.FeatureLayer;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.Shape;
import vn.toancanh.core.port.LayerCache;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.wire.Json;

class FileLayersTest {
    private static final FeatureLayer WARDS = new FeatureLayer(
            "wards",
            "v1",
            Instant.parse("2026-11-20T01:00:00Z"),
            List.of(new Feature(
                    "tan-lap",
                    new Shape.Area(List.of(
                            List.of(new GeoPoint(12, 108), new GeoPoint(12, 108.1), new GeoPoint(12.1, 108.1)))),
                    new LocalText("Phường Tân Lập", "Tân Lập Ward"),
                    "ward",
                    "dl-ubnd-tan-lap",
                    null,
                    LocalDate.of(2025, 7, 1),
                    null)));

    @TempDir
    Path profile;

    private final Json json = new Json();

    @Test
    void aLayerIsThereAfterARestart() throws Exception {
        FileLayers layers = new FileLayers(profile, json);
        assertThat(layers.load("bmt", "wards")).isEmpty();
        layers.save("bmt", WARDS, "\"v1\"");
        assertThat(new FileLayers(profile, json).load("bmt", "wards")).contains(new LayerCache.Kept(WARDS, "\"v1\""));
        assertThat(layers.load("hue", "wards")).isEmpty();
        assertThat(layers.load("bmt", "streets")).isEmpty();
        layers.save("bmt", WARDS, "a\nb");
        assertThat(layers.load("bmt", "wards").orElseThrow().etag()).isEmpty();
    }

    @Test
    void aDamagedFileIsAsGoodAsNoneAndNamesLeadNowhereElse() throws Exception {
        FileLayers layers = new FileLayers(profile, json);
        layers.save("bmt", WARDS, "t");
        Path file;
        try (Stream<Path> all = Files.list(profile.resolve("layers"))) {
            file = all.findFirst().orElseThrow();
        }
        byte[] whole = Files.readAllBytes(file);
        for (int cut : new int[] {0, 1, 2, whole.length / 2, whole.length - 1}) {
            Files.write(file, java.util.Arrays.copyOf(whole, cut));
            assertThat(layers.load("bmt", "wards")).as("cut at " + cut).isEmpty();
        }
        FeatureLayer evil = new FeatureLayer("../../outbox.db", "1", Instant.EPOCH, List.of());
        layers.save("../..", evil, "");
        assertThat(layers.load("../..", "../../outbox.db")).isPresent();
        try (Stream<Path> all = Files.walk(profile)) {
            assertThat(all.filter(Files::isRegularFile).map(Path::getParent)).containsOnly(profile.resolve("layers"));
        }
    }

    @Test
    void aFullDiskIsSaidAndLeavesTheOldOne() throws Exception {
        new FileLayers(profile, json).save("bmt", WARDS, "old");
        FileLayers full = new FileLayers(profile, json, (step, file) -> {
            if (step == Disk.Step.COMMIT) {
                throw new StoreException(StoreException.Kind.FULL, "full");
            }
        });
        assertThatThrownBy(() -> full.save("bmt", WARDS, "new")).isInstanceOf(StoreException.class);
        assertThat(full.load("bmt", "wards").orElseThrow().etag()).isEqualTo("old");
    }
}
