package vn.toancanh.uikit.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.toancanh.core.port.SettingsStore;
import vn.toancanh.uikit.window.WindowPlaces.Place;

class WindowPlacesTest {
    private static final Rectangle2D PRIMARY = new Rectangle2D(0, 0, 1920, 1080);
    private static final Rectangle2D LEFT = new Rectangle2D(-2560, 0, 2560, 1440);

    private final Map<String, String> stored = new HashMap<>();
    private final List<Rectangle2D> monitors = new ArrayList<>(List.of(PRIMARY, LEFT));
    private final WindowPlaces places = new WindowPlaces(
            new SettingsStore() {
                @Override
                public Optional<String> get(String key) {
                    return Optional.ofNullable(stored.get(key));
                }

                @Override
                public void put(String key, String value) {
                    stored.put(key, value);
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            },
            () -> List.copyOf(monitors));

    @Test
    void aFirstWindowIsCentredOnThePrimaryMonitor() {
        assertThat(places.find("desk", 1600, 900)).isEqualTo(new Place(160, 90, 1600, 900, false));
    }

    @Test
    void aWindowTooLargeForTheMonitorIsFitted() {
        assertThat(places.find("desk", 4000, 3000)).isEqualTo(new Place(0, 0, 1920, 1080, false));
    }

    @Test
    void aWindowReturnsToWhereItStoodNegativeCoordinatesIncluded() {
        Place p = new Place(-2000, 100, 1200, 800, false);
        places.keep("wall", p);
        assertThat(places.find("wall", 800, 600)).isEqualTo(p);
    }

    @Test
    void aWindowWhoseMonitorIsGoneOpensOnThePrimary() {
        places.keep("wall", new Place(-2000, 100, 1200, 800, true));
        String kept = stored.values().iterator().next();
        monitors.remove(LEFT);
        assertThat(places.find("wall", 800, 600)).isEqualTo(new Place(560, 240, 800, 600, false));

        // Even if the kept place is of these monitors: the desktop may have been rearranged under the same sizes.
        places.keep("wall", new Place(-2000, 100, 1200, 800, true));
        assertThat(places.find("wall", 800, 600)).isEqualTo(new Place(360, 140, 1200, 800, true));

        monitors.add(LEFT);
        assertThat(places.find("wall", 800, 600).text()).isEqualTo(kept);
    }

    @Test
    void aHeadAboveTheMonitorCannotBeTakenAndComesHome() {
        places.keep("desk", new Place(100, -300, 800, 600, false));
        assertThat(places.find("desk", 800, 600).y()).isEqualTo(240);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,2,3", "a,b,c,d,e", "1,2,3,4,5,6"})
    void aBrokenSettingIsNoSetting(String broken) {
        places.keep("desk", new Place(0, 0, 1, 1, false));
        stored.replaceAll((k, v) -> broken);
        assertThat(places.find("desk", 800, 600)).isEqualTo(new Place(560, 240, 800, 600, false));
    }
}
