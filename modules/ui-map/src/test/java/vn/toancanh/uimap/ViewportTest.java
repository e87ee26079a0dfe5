package vn.toancanh.uimap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.geo.WebMercator;

class ViewportTest {
    private static final GeoPoint CITY = new GeoPoint(12.667, 108.05);
    private final Viewport v = Viewport.at(CITY, 13, 901, 701);

    @Test
    void aPlaceAndItsPixelAreOne() {
        GeoPoint p = v.point(123, 456);
        assertThat(v.px(WebMercator.x(p.lon()))).isCloseTo(123, within(1e-6));
        assertThat(v.py(WebMercator.y(p.lat()))).isCloseTo(456, within(1e-6));
        assertThat(v.px(WebMercator.x(CITY.lon()))).isCloseTo(450.5, within(0.51));
    }

    @Test
    void panningMovesByWholePixelsAndBack() {
        Viewport w = v.pan(17.4, -3.6);
        assertThat(w.left() - v.left()).isEqualTo(17);
        assertThat(w.top() - v.top()).isEqualTo(-4);
        assertThat(w.pan(-17, 4).left()).isEqualTo(v.left());
    }

    @Test
    void zoomingKeepsThePlaceUnderThePointer() {
        GeoPoint p = v.point(100, 600);
        for (int z = Viewport.MIN_ZOOM; z <= Viewport.MAX_ZOOM; z++) {
            Viewport w = v.zoom(z, 100, 600);
            assertThat(w.zoom()).isEqualTo(z);
            assertThat(w.px(WebMercator.x(p.lon()))).isCloseTo(100, within(0.51));
            assertThat(w.py(WebMercator.y(p.lat()))).isCloseTo(600, within(0.51));
        }
        assertThat(v.zoom(99, 0, 0).zoom()).isEqualTo(Viewport.MAX_ZOOM);
        assertThat(v.zoom(-9, 0, 0).zoom()).isEqualTo(Viewport.MIN_ZOOM);
    }

    @Test
    void aBoxFitsAndTheNextZoomWouldNot() {
        double d = 0.0005;
        Viewport w = v.fit(v.x() - d, v.y() - d, v.x() + d, v.y() + d, 60);
        assertThat(2 * d * w.world()).isLessThanOrEqualTo(701 - 120);
        assertThat(2 * d * w.world() * 2).isGreaterThan(701 - 120);
    }
}
