package vn.toancanh.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import vn.toancanh.core.model.GeoBox;
import vn.toancanh.core.model.GeoPoint;

class GeoBoxTest {
    private static final GeoPoint HERE = new GeoPoint(12.68, 108.04);

    @Test
    void aBoxAroundAPointHoldsAllWithinThatDistanceAndLittleMore() {
        GeoBox box = GeoBox.around(HERE, 150);
        for (int degrees = 0; degrees < 360; degrees += 5) {
            double a = Math.toRadians(degrees);
            GeoPoint near = new GeoPoint(
                    HERE.lat() + 149 / 111_195.0 * Math.cos(a),
                    HERE.lon() + 149 / 111_195.0 / Math.cos(Math.toRadians(HERE.lat())) * Math.sin(a));
            assertThat(box.contains(near)).as(degrees + " degrees").isTrue();
        }
        assertThat(new GeoPoint(box.north(), box.east()).metresTo(HERE)).isLessThan(150 * 1.45);
        assertThat(box.contains(new GeoPoint(HERE.lat() + 0.0015, HERE.lon()))).isFalse();
        assertThat(box.contains(new GeoPoint(HERE.lat(), HERE.lon() - 0.0015))).isFalse();
    }

    @Test
    void aBoxAtThePoleStaysOnEarth() {
        GeoBox box = GeoBox.around(new GeoPoint(90, 180), 1_000);
        assertThat(box.north()).isEqualTo(90);
        assertThat(box.east()).isEqualTo(180);
    }

    @Test
    void whatIsInsideOutOrNoNumberIsRefused() {
        assertThatThrownBy(() -> new GeoBox(2, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GeoBox(0, 2, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GeoBox(0, Double.NaN, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
