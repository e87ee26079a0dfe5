package vn.toancanh.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.app.fixture.CoreConsole;
import vn.toancanh.app.fixture.JavaProgram;
import vn.toancanh.city.CityMain;
import vn.toancanh.testkit.HouseFiles;

/** A city that cannot start says why in one sentence; one whose pack is broken in a part starts with the rest. */
class BadCityTest {
    private static final String CITY = "buon-ma-thuot";

    @TempDir
    Path dir;

    private Path packs() throws IOException {
        Path to = Files.createDirectories(dir.resolve("packs").resolve(CITY));
        try (Stream<Path> files = Files.list(HouseFiles.repository().resolve("resources/packs/" + CITY))) {
            for (Path f : files.filter(Files::isRegularFile).toList()) {
                Files.copy(f, to.resolve(f.getFileName()));
            }
        }
        return to;
    }

    /** Ends by itself with this one sentence on standard error, and with nothing that looks like an accident. */
    private static void refuses(JavaProgram city, String... words) throws Exception {
        assertThat(city.status()).isEqualTo(1);
        assertThat(city.out()).isEmpty();
        assertThat(city.err().lines().filter(l -> l.startsWith("city: ")))
                .singleElement()
                .asString()
                .contains(words);
        assertThat(city.err()).doesNotContain("\tat ", "Exception");
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            try (JavaProgram gate = new JavaProgram(dir, CityMain.class, "--port", port, "--pace", "still");
                    JavaProgram control = new JavaProgram(dir, CityMain.class, "--control-port", port)) {
                refuses(gate, "port " + port, "127.0.0.1");
                refuses(control, "port " + port);
            }
        }
    }

    @Test
    void aBrokenFileIsNamedWithPlaceAndReasonAndTheRestServes() throws Exception {
        Path pack = packs();
        Files.writeString(pack.resolve("cameras.json"), "{\n  \"pack\": \"buon-ma-thuot\",\n  \"cameras\": [ {]\n");
        try (JavaProgram city = new JavaProgram(
                dir, CityMain.class, "--packs", dir.resolve("packs").toString(), "--pace", "still")) {
            String url = city.await("READY ");
            assertThat(city.err().lines().filter(l -> l.contains("cameras.json")))
                    .singleElement()
                    .asString()
                    .as("file, place and reason")
                    .containsPattern("cameras\\.json 3:\\d+: \\p{L}.*\\.");
            assertThat(city.err()).doesNotContain("\tat ");
            try (CoreConsole console = new CoreConsole(dir.resolve("profile"), url).signIn()) {
                assertThat(console.open()).isNotEmpty();
                assertThat(console.state().catalogue().categories()).isNotEmpty();
                assertThat(console.state().catalogue().cameras()).isEmpty();
            }
        }
    }

    @Test
    void aPackWhoseHeartIsBrokenIsRefused() throws Exception {
        Path pack = packs();
        Files.writeString(pack.resolve("pack.json"), "{ \"id\": ");
        Path other = dir.resolve("other").resolve(CITY);
        Files.createDirectories(other);
        try (JavaProgram broken = new JavaProgram(
                        dir, CityMain.class, "--packs", dir.resolve("packs").toString());
                JavaProgram missing = new JavaProgram(
                        dir, CityMain.class, "--packs", dir.resolve("other").toString())) {
            refuses(broken, "pack.json 1:");
            refuses(missing, "pack.json");
        }
    }

    @Test
    void aPackWithoutPeopleIsRefusedByName() throws Exception {
        Path pack = packs();
        Files.writeString(pack.resolve("people.json"), "<html>");
        try (JavaProgram city = new JavaProgram(
                dir, CityMain.class, "--packs", dir.resolve("packs").toString())) {
            refuses(city, "people.json", CITY);
        }
    }
}
