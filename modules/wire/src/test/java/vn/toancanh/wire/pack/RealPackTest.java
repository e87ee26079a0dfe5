package vn.toancanh.wire.pack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.toancanh.core.model.Catalogue;

/** The pack that ships. */
class RealPackTest {
    private final PackReading reading = read();

    private static PackReading read() {
        try {
            return new PackReader().read(PackSource.classPath("buon-ma-thuot"));
        } catch (PackException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void isWholeAndSound() {
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.starts()).isTrue();
        CityPack pack = reading.pack();
        Catalogue c = pack.catalogue();
        assertThat(c.id()).isEqualTo("buon-ma-thuot");
        assertThat(c.version()).matches("1-[0-9a-f]{12}");
        assertThat(c.cityName().vi()).isEqualTo("Buôn Ma Thuột");
        assertThat(c.demoNotice()).isNotNull();
        assertThat(c.services()).hasSize(10);
        assertThat(c.categories()).hasSize(63);
        assertThat(c.sops()).hasSize(17);
        assertThat(c.cameras()).hasSize(60);
        assertThat(c.units()).hasSize(42);
        assertThat(c.wards()).hasSize(6);
        assertThat(c.indicators()).hasSize(29);
        assertThat(c.channels()).hasSize(11);
        assertThat(c.scenes()).hasSize(4);
        assertThat(c.roles()).containsKeys("tv", "tc", "mtdt");
        assertThat(pack.people()).hasSize(11);
        assertThat(pack.deadlines()).hasSize(7);
        assertThat(pack.calendars()).hasSize(1);
        assertThat(pack.resources()).hasSize(24);
        assertThat(pack.sensors()).hasSize(43);
        assertThat(pack.thresholds()).hasSize(30);
        assertThat(pack.cameraHealth()).hasSize(60);
        assertThat(pack.codePrefixes()).hasSize(5);
        assertThat(pack.story().channels()).hasSize(9);
        assertThat(pack.sources()).isNotEmpty();
    }
}
