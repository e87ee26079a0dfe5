package vn.toancanh.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.toancanh.city.ground.CityGround;
import vn.toancanh.city.ground.Ways;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.city.sim.Pace;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.Feature;
import vn.toancanh.core.model.FeatureLayer;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.LayerDef;
import vn.toancanh.core.model.UnitResource;
import vn.toancanh.geo.StreetGraph;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.AnswerReader;
import vn.toancanh.wire.ContractSchemas;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.Read;
import vn.toancanh.wire.pack.CityPack;
import vn.toancanh.wire.pack.PackReader;
import vn.toancanh.wire.pack.PackSource;

/** The drawn city of the shipped pack, as the gateway serves it. */
class GroundTest {
    private static final ContractSchemas SCHEMAS = new ContractSchemas();
    private static final ManualClock CLOCK = new ManualClock();
    private static CityPack read;
    private static TestCity city;
    private static String token;

    @BeforeAll
    static void open() throws Exception {
        read = new PackReader().read(PackSource.classPath("buon-ma-thuot")).pack();
        CityServer.Config config = new CityServer.Config(
                read, null, InetAddress.getLoopbackAddress(), 0, 0, 42, Pace.STILL, 1, 200, CityModel.LOG_LIMIT, false);
        city = new TestCity(CLOCK, new CityServer(config, CLOCK, CLOCK.nanoTime(), System::nanoTime), read);
        token = city.signIn(read.people().get(0).person().id());
    }

    @AfterAll
    static void close() {
        city.close();
    }

    private static FeatureLayer layer(String id) throws Exception {
        TestCity.Answer a = city.get("/layers/" + id, token);
        assertThat(a.status()).isEqualTo(200);
        Read<FeatureLayer> r = new AnswerReader(new Json()).layer(a.body());
        assertThat(r.skipped()).isZero();
        return r.message();
    }

    @Test
    void eachLayerOfThePackFitsTheContractAndIsWhatThePackSays() throws Exception {
        List<LayerDef> defs = new ArrayList<>(new AnswerReader(new Json())
                .catalogue(city.get("/pack", token).body())
                .message()
                .layers());
        assertThat(defs).hasSizeGreaterThanOrEqualTo(12);
        int all = 0;
        for (LayerDef d : defs) {
            TestCity.Answer a = city.get("/layers/" + d.id(), token);
            assertThat(a.type()).startsWith("application/geo+json");
            assertThat(SCHEMAS.faults("FeatureCollection", a.json())).as(d.id()).isEmpty();
            FeatureLayer l = layer(d.id());
            assertThat(l.version()).isEqualTo(d.version());
            assertThat(l.features()).as(d.id()).isNotEmpty();
            all += l.features().size();
        }
        assertThat(all).isBetween(3_000, 6_500);
    }

    @Test
    void aLayerComesOnceForEachVersionAndPacked() throws Exception {
        TestCity.Answer a = city.get("/layers/streets", token);
        String tag = a.headers().firstValue("ETag").orElseThrow();
        TestCity.Answer again = city.send(city.request("/layers/streets", token).header("If-None-Match", tag));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        TestCity.Answer packed =
                city.send(city.request("/layers/streets", token).header("Accept-Encoding", "gzip"));
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.body().length).isLessThan(a.body().length / 2);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(a.body());
    }

    @Test
    void whatIsNoLayerIsRefusedAndNothingComesWithoutAToken() throws Exception {
        for (String id : List.of("gas", "..", "%2e%2e%2fpack", "streets%00")) {
            TestCity.Answer a = city.get("/layers/" + id, token);
            assertThat(a.status()).as(id).isIn(400, 404);
        }
        assertThat(city.get("/layers/gas", token).code()).isEqualTo("no-such-layer");
        assertThat(city.get("/layers/streets", null).code()).isEqualTo("unauthorised");
    }

    @Test
    void theSamePackGivesTheSameVersions() {
        CityGround one = new CityGround(read, new Json(), Instant.EPOCH);
        CityGround two = new CityGround(read, new Json(), Instant.EPOCH.plusSeconds(99));
        assertThat(one.pack().catalogue()).isEqualTo(two.pack().catalogue());
        assertThat(one.pack().catalogue().version())
                .startsWith(read.catalogue().version())
                .isNotEqualTo(read.catalogue().version());
    }

    @Test
    void camerasStandOnStreetsAndEvacuationPointsHaveTheirWardsCommittee() throws Exception {
        StreetGraph streets = new StreetGraph(layer("streets").features());
        assertThat(streets.components()).isOne();
        assertThat(read.catalogue().cameras()).allSatisfy(c -> assertThat(
                        streets.snap(c.point()).orElseThrow().metresOff())
                .as(c.name())
                .isLessThan(40));
        List<Feature> shelters = layer("evacuation").features();
        assertThat(shelters).hasSizeGreaterThan(20).allSatisfy(f -> {
            assertThat(f.ownerUnitId()).startsWith("dl-ubnd-");
            assertThat(f.detail()).isNotNull();
        });
        assertThat(namesAtCameras(streets)).isGreaterThan(0.6);
    }

    /** For how many of the cameras that name a crossing a street of such a name passes. */
    private static double namesAtCameras(StreetGraph streets) throws Exception {
        List<Feature> all = layer("streets").features();
        int named = 0;
        int right = 0;
        for (Camera c : read.catalogue().cameras()) {
            List<String> wanted =
                    read.streets().stream().filter(c.name()::contains).toList();
            if (wanted.size() == 2) {
                named++;
                right += all.stream()
                                .filter(f -> f.name() != null
                                        && wanted.contains(f.name().vi()))
                                .anyMatch(f -> new StreetGraph(List.of(f))
                                                .snap(c.point())
                                                .orElseThrow()
                                                .metresOff()
                                        < 40)
                        ? 1
                        : 0;
            }
        }
        assertThat(named).isGreaterThan(40);
        return (double) right / named;
    }

    @Test
    void unitsDriveAlongStreetsAndNotThroughHouses() throws Exception {
        StreetGraph streets = new StreetGraph(layer("streets").features());
        Ways ways = new Ways(streets);
        List<UnitResource> units = read.resources();
        for (int i = 0; i + 1 < units.size(); i++) {
            GeoPoint a = units.get(i).home();
            GeoPoint b = units.get(i + 1).home();
            double straight = a.metresTo(b);
            double metres = ways.way(a, b).metres();
            assertThat(metres).isBetween(straight * 0.99, straight * 3 + 900);
            for (double m = 400; m < metres - 400; m += 100) {
                GeoPoint p = ways.way(a, b).at(m);
                assertThat(streets.snap(p).orElseThrow().metresOff()).isLessThan(m < 900 || m > metres - 900 ? 600 : 3);
            }
            assertThat(ways.way(a, b).points()).startsWith(a).endsWith(b);
        }
        assertThat(Duration.ofSeconds((long)
                        (ways.way(units.get(0).home(), units.get(3).home()).metres() / 9)))
                .isBetween(Duration.ofMinutes(3), Duration.ofMinutes(30));
    }
}
