package vn.toancanh.wire.geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.toancanh.core.model.Feature;
import vn.toancanh.core.model.FeatureLayer;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.Shape;
import vn.toancanh.wire.ContractSchemas;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.Read;
import vn.toancanh.wire.WireException;

class GeoJsonTest {
    private static final ContractSchemas CONTRACT = new ContractSchemas();
    private static final String FRAME = "{\"type\":\"FeatureCollection\",\"layer\":\"l\",\"version\":\"1\","
            + "\"asOf\":\"2026-03-02T00:00:00Z\",\"features\":[%s]}";
    private static final String FEATURE =
            "{\"type\":\"Feature\",\"id\":\"f%d\",\"properties\":{\"kind\":\"k\"},\"geometry\":%s}";

    private final Json json = new Json();
    private final GeoJson geoJson = new GeoJson(json);

    private static byte[] bytes(String s) {
        return s.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] with(String... geometries) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < geometries.length; i++) {
            all.append(i == 0 ? "" : ",").append(String.format(FEATURE, i, geometries[i]));
        }
        return bytes(String.format(FRAME, all));
    }

    private static String geometry(String type, String coordinates) {
        return "{\"type\":\"" + type + "\",\"coordinates\":" + coordinates + "}";
    }

    @Test
    void aLayerFitsTheContractAndComesBackAsItWas() throws Exception {
        GeoPoint a = new GeoPoint(12.667, 108.038);
        GeoPoint b = new GeoPoint(-12.6, -0.000001);
        GeoPoint c = new GeoPoint(90, 180);
        FeatureLayer layer = new FeatureLayer(
                "streets",
                "3f6c21d0a9be",
                Instant.parse("2026-03-02T00:00:00Z"),
                List.of(
                        new Feature("p", new Shape.Point(a), null, "lamp", null, null, null, null),
                        new Feature(
                                "l",
                                new Shape.Line(List.of(a, b)),
                                new LocalText("Đường Y Jút", "Y Jút street"),
                                "major",
                                "dl-so-xay-dung",
                                new LocalText("hai làn", "two lanes"),
                                LocalDate.of(2025, 7, 1),
                                LocalDate.of(2026, 1, 1)),
                        new Feature(
                                "a",
                                new Shape.Area(List.of(List.of(a, b, c), List.of(b, a, c))),
                                null,
                                "park",
                                null,
                                null,
                                null,
                                null)));
        byte[] body = geoJson.write(layer);
        assertThat(CONTRACT.faults("FeatureCollection", json.tree(body))).isEmpty();
        assertThat(geoJson.layer(body)).isEqualTo(new Read<>(layer, 0, null));
        assertThat(geoJson.write(layer)).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Point\",\"coordinates\":[200,10]}",
                "{\"type\":\"Point\",\"coordinates\":[10,-90.1]}",
                "{\"type\":\"Point\",\"coordinates\":[10]}",
                "{\"type\":\"Point\",\"coordinates\":[10,20,30]}",
                "{\"type\":\"Point\",\"coordinates\":[\"10\",20]}",
                "{\"type\":\"Point\",\"coordinates\":[\"NaN\",20]}",
                "{\"type\":\"Point\",\"coordinates\":null}",
                "{\"type\":\"Point\"}",
                "{\"type\":\"LineString\",\"coordinates\":[[1,2]]}",
                "{\"type\":\"LineString\",\"coordinates\":[[1,2],[[3,4]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[1,2],[1,2],[1,2]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,4],[5,7],[8,9]]]}",
                "{\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]}",
                "{\"type\":\"GeometryCollection\",\"geometries\":[]}",
                "{\"type\":\"Blob\",\"coordinates\":[1,2]}",
                "[1,2]",
                "null"
            })
    void aFeatureThatCannotBeUsedIsLeftOutWithASentence(String geometry) throws Exception {
        Read<FeatureLayer> r = geoJson.layer(with(geometry, geometry("Point", "[1,2]")));
        assertThat(r.message().features()).extracting(Feature::id).containsExactly("f1");
        assertThat(r.skipped()).isOne();
        assertThat(r.firstReason()).matches("[A-Z].{10,120}\\.").doesNotContain("Exception", "jackson");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "<html>",
                "{\"type\":\"FeatureCollection\"}",
                "{\"type\":\"FeatureCollection\",\"layer\":\"l\",\"version\":\"1\",\"asOf\":\"x\",\"features\":[]}",
                "{\"type\":\"FeatureCollection\",\"layer\":\"l\",\"version\":1,\"asOf\":\"2026-03-02T00:00:00Z\",\"features\":[]}",
                "{\"type\":\"Topology\",\"layer\":\"l\",\"version\":\"1\",\"asOf\":\"2026-03-02T00:00:00Z\",\"features\":[]}",
                "{\"type\":\"FeatureCollection\",\"layer\":\"l\",\"version\":\"1\",\"asOf\":\"2026-03-02T00:00:00Z\",\"features\":{}}"
            })
    void aFrameThatIsWrongIsRefusedWhole(String document) {
        assertThatThrownBy(() -> geoJson.layer(bytes(document)))
                .isInstanceOf(WireException.class)
                .satisfies(e -> assertThat(e.getMessage()).endsWith(".").doesNotContain("jackson"));
    }

    @Test
    void numbersThatAreNoneAndNestingWithoutEndAreRefused() {
        for (String number : List.of("NaN", "Infinity", "-Infinity", "1e999", "9".repeat(500), "0x10")) {
            assertThatThrownBy(() -> geoJson.layer(with(geometry("Point", "[" + number + ",2]"))))
                    .as(number)
                    .isInstanceOf(WireException.class);
        }
        for (int depth : new int[] {40, 100_000}) {
            String deep = "[".repeat(depth) + "]".repeat(depth);
            assertThatThrownBy(() -> geoJson.layer(with(geometry("Polygon", deep))))
                    .isInstanceOf(WireException.class);
            assertThatThrownBy(() -> geoJson.file(bytes(deep))).isInstanceOf(WireException.class);
        }
    }

    @Test
    void tooMuchIsRefusedWhole() {
        String many = geometry("Point", "[1,2]");
        StringBuilder all = new StringBuilder(String.format(FEATURE, 0, many));
        for (int i = 1; i <= GeoJson.MAX_FEATURES; i++) {
            all.append(',').append(String.format(FEATURE, i, many));
        }
        assertThatThrownBy(() -> geoJson.layer(bytes(String.format(FRAME, all))))
                .hasMessage("The document has more than 50000 features.");
        String line = "[" + "[1,2],".repeat(Shapes.MAX_POINTS / 2) + "[1,2]]";
        assertThatThrownBy(() -> geoJson.layer(with(geometry("LineString", line), geometry("LineString", line))))
                .hasMessage("The document has more than 1000000 points.");
    }

    @Test
    void textIsCleanedAndTheSameIdComesOnce() throws Exception {
        String f = "{\"type\":\"Feature\",\"id\":\"x\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},"
                + "\"properties\":{\"kind\":\"k\",\"nameVi\":\"Đường\u202E\u0000 xấu\",\"detailEn\":\"a\\nb\"}}";
        Read<FeatureLayer> r = geoJson.layer(
                bytes(String.format(FRAME, f.replace("\u0000", "\\u0000") + "," + f.replace("\u0000", ""))));
        assertThat(r.skipped()).isOne();
        Feature one = r.message().features().get(0);
        assertThat(one.name().vi())
                .doesNotContain("\u202E")
                .doesNotContain("\u0000")
                .startsWith("Đường");
        assertThat(one.name().en()).isEqualTo(one.name().vi());
        assertThat(one.detail().vi()).doesNotContain("\n");
    }

    @Test
    void aFileThatSomebodyBringsIsReadLeniently() throws Exception {
        String file = "{\"type\":\"FeatureCollection\",\"crs\":{},\"features\":["
                + "{\"type\":\"Feature\",\"properties\":{\"name\":\"Vùng ngập\",\"sâu\":3},\"geometry\":"
                + "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[1,2],[3,4],[5,7],[1,2]]],[[[1,2,9],[3,4,9],[5,7,9]]]]}},"
                + "{\"type\":\"Feature\",\"id\":7,\"properties\":null,\"geometry\":{\"type\":\"GeometryCollection\",\"geometries\":["
                + "{\"type\":\"Point\",\"coordinates\":[1,2]},{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]]]}]}},"
                + "{\"type\":\"Feature\",\"geometry\":null}]}";
        Read<List<Feature>> r = geoJson.file(bytes(file));
        assertThat(r.message()).extracting(Feature::id).containsExactly("feature-1/1", "feature-1/2", "7/1", "7/2");
        assertThat(r.message().get(0).name().vi()).isEqualTo("Vùng ngập");
        assertThat(r.message().get(0).kind()).isEqualTo("imported");
        assertThat(r.skipped()).isOne();
        assertThat(geoJson.file(bytes(geometry("Point", "[1,2]"))).message()).hasSize(1);
        assertThatThrownBy(() -> geoJson.file(bytes("{\"type\":\"Topology\"}")))
                .hasMessage("The document is no collection of features.");
    }

    @Test
    void noDamageMakesAnythingButASentence() {
        byte[] sound = with(
                geometry("Polygon", "[[[1,2],[3,4],[5,7],[1,2]]]"),
                geometry("LineString", "[[1,2],[3,4]]"),
                geometry("Point", "[1,2]"));
        SplittableRandom dice = new SplittableRandom(3);
        for (int i = 0; i < 5_000; i++) {
            byte[] b = sound.clone();
            for (int k = 0; k <= dice.nextInt(4); k++) {
                b[dice.nextInt(b.length)] = (byte) dice.nextInt(256);
            }
            for (boolean file : new boolean[] {true, false}) {
                try {
                    Object o = file ? geoJson.file(b) : geoJson.layer(b);
                    assertThat(o).isNotNull();
                } catch (WireException e) {
                    assertThat(e.getMessage()).isNotBlank();
                }
            }
        }
    }
}
