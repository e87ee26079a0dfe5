package vn.toancanh.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.link.LinkStatus;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.Feature;
import vn.toancanh.core.model.FeatureLayer;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.LayerDef;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.Shape;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.LayerCache;
import vn.toancanh.core.port.LayerState;
import vn.toancanh.core.port.Ring;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.testkit.ManualScheduler;

class FeaturesTest {
    private final ManualScheduler timer = new ManualScheduler(new ManualClock());
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final FakeCity city = new FakeCity(new HashMap<>());
    private final Map<String, LayerCache.Kept> kept = new HashMap<>();
    private final List<Consumer<CityState>> subscribers = new ArrayList<>();
    private final List<FeatureLayer> heard = new ArrayList<>();
    private boolean diskFull;
    private boolean houseClosed;
    private CityState state = state(Catalogue.EMPTY, LinkState.CONNECTING, true);

    private final LayerCache cache = new LayerCache() {
        @Override
        public Optional<Kept> load(String of, String layerId) {
            return Optional.ofNullable(kept.get(of + "/" + layerId));
        }

        @Override
        public void save(String of, FeatureLayer layer, String etag) throws StoreException {
            if (diskFull) {
                throw new StoreException(StoreException.Kind.FULL, "full");
            }
            kept.put(of + "/" + layer.layerId(), new Kept(layer, etag));
        }
    };

    private final Ring ring = (Ring) Proxy.newProxyInstance(
            Ring.class.getClassLoader(), new Class<?>[] {Ring.class}, (p, m, a) -> switch (m.getName()) {
                case "state" -> state;
                case "subscribe" -> {
                    @SuppressWarnings("unchecked")
                    Consumer<CityState> l = (Consumer<CityState>) a[0];
                    subscribers.add(l);
                    yield (Subscription) () -> subscribers.remove(l);
                }
                default -> throw new UnsupportedOperationException(m.getName());
            });

    private Features open() {
        return new Features(ring, city, cache, this::later, this::later, Timer.of(timer));
    }

    private void later(Runnable r) {
        if (houseClosed) {
            throw new RejectedExecutionException();
        }
        work.add(r);
    }

    private void runAll() {
        while (!work.isEmpty()) {
            work.poll().run();
        }
    }

    private void now(CityState s) {
        state = s;
        List.copyOf(subscribers).forEach(l -> l.accept(s));
        runAll();
    }

    private static CityState state(Catalogue c, LinkState link, boolean signedIn) {
        return new CityState(
                1,
                c,
                signedIn ? Cases.SESSION : null,
                Cursor.NONE,
                Map.of(),
                Map.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                new LinkStatus(link, Instant.EPOCH, null, null),
                Set.of(),
                vn.toancanh.core.state.LeftOut.NONE,
                Touched.EVERYTHING);
    }

    private static Catalogue pack(String id, @Nullable String streets) {
        Catalogue e = Catalogue.EMPTY;
        return new Catalogue(
                id,
                "1",
                e.cityName(),
                e.centreName(),
                null,
                e.centre(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                streets == null
                        ? List.of()
                        : List.of(new LayerDef(
                                "streets", new LocalText("Đường", "Streets"), streets, LayerDef.Use.BASE, 10)),
                List.of(),
                Map.of());
    }

    private static FeatureLayer layer(String version) {
        return new FeatureLayer(
                "streets",
                version,
                Instant.EPOCH,
                List.of(new Feature("s1", new Shape.Point(new GeoPoint(1, 2)), null, "major", null, null, null, null)));
    }

    private List<String> versions() {
        return heard.stream().map(FeatureLayer::version).toList();
    }

    @Test
    void givesTheCachedLayerAtOnceAndTheNewerOneWhenTheLinkIsThere() {
        kept.put("bmt/streets", new LayerCache.Kept(layer("v1"), "v1"));
        city.layers.put("streets", layer("v2"));
        state = state(pack("bmt", "v2"), LinkState.OFFLINE, true);
        Features f = open();
        f.watch("streets", heard::add);
        assertThat(heard).as("nothing on the caller's thread").isEmpty();
        runAll();
        assertThat(versions()).containsExactly("v1");
        assertThat(city.layerCalls).isEmpty();
        now(state(pack("bmt", "v2"), LinkState.ONLINE, true));
        assertThat(versions()).containsExactly("v1", "v2");
        assertThat(city.layerCalls).containsExactly("streets v1");
        assertThat(kept.get("bmt/streets").layer().version()).isEqualTo("v2");
        now(state(pack("bmt", "v2"), LinkState.ONLINE, true));
        assertThat(city.layerCalls).as("it is the newest").hasSize(1);
    }

    @Test
    void aLaterListenerHearsWhatIsHereAndAClosedOneNothing() {
        city.layers.put("streets", layer("v1"));
        state = state(pack("bmt", "v1"), LinkState.ONLINE, true);
        Features f = open();
        Subscription first = f.watch("streets", heard::add);
        runAll();
        List<FeatureLayer> second = new ArrayList<>();
        f.watch("streets", second::add);
        runAll();
        assertThat(second).hasSize(1);
        first.close();
        city.layers.put("streets", layer("v2"));
        now(state(pack("bmt", "v2"), LinkState.ONLINE, true));
        assertThat(heard).hasSize(1);
        assertThat(second).hasSize(2);
        f.close();
        assertThat(subscribers).isEmpty();
        f.watch("streets", heard::add);
        runAll();
        assertThat(heard).hasSize(1);
    }

    @Test
    void asksAgainWhenTheLinkIsBackAndAfterAGrowingPauseWhileItIsUp() {
        city.down = true;
        city.layers.put("streets", layer("v1"));
        state = state(pack("bmt", "v1"), LinkState.ONLINE, true);
        Features f = open();
        f.watch("streets", heard::add);
        runAll();
        assertThat(city.layerCalls).hasSize(1);
        for (int i = 0; i < 100; i++) {
            timer.advance(Duration.ofSeconds(1));
            runAll();
        }
        assertThat(city.layerCalls.size()).isBetween(4, 8);
        now(state(pack("bmt", "v1"), LinkState.OFFLINE, true));
        int asked = city.layerCalls.size();
        timer.advance(Duration.ofMinutes(10));
        runAll();
        assertThat(city.layerCalls).as("not without a link").hasSize(asked);
        city.down = false;
        now(state(pack("bmt", "v1"), LinkState.ONLINE, true));
        assertThat(versions()).containsExactly("v1");
    }

    @Test
    void nothingIsAskedBeforeTheSignInOrForALayerThatThePackDoesNotHave() {
        city.layers.put("streets", layer("v1"));
        state = state(pack("bmt", "v1"), LinkState.ONLINE, false);
        Features f = open();
        f.watch("streets", heard::add);
        f.watch("gas", heard::add);
        runAll();
        assertThat(city.layerCalls).isEmpty();
        now(state(pack("bmt", "v1"), LinkState.ONLINE, true));
        assertThat(city.layerCalls).containsExactly("streets null");
        assertThat(versions()).containsExactly("v1");
    }

    @Test
    void aCityThatIsAheadOfThePackIsNotAskedWithoutEnd() {
        city.layers.put("streets", layer("v9"));
        state = state(pack("bmt", "v1"), LinkState.ONLINE, true);
        Features f = open();
        f.watch("streets", heard::add);
        runAll();
        assertThat(versions()).containsExactly("v9");
        for (int i = 0; i < 60; i++) {
            timer.advance(Duration.ofSeconds(1));
            runAll();
        }
        assertThat(city.layerCalls.size()).isBetween(2, 31);
        assertThat(versions()).containsExactly("v9");
    }

    @Test
    void anotherCityHasOtherLayers() {
        kept.put("bmt/streets", new LayerCache.Kept(layer("v1"), "v1"));
        state = state(pack("bmt", "v1"), LinkState.OFFLINE, true);
        Features f = open();
        f.watch("streets", heard::add);
        runAll();
        city.layers.put("streets", layer("h1"));
        now(state(pack("hue", "h1"), LinkState.ONLINE, true));
        assertThat(versions()).containsExactly("v1", "h1");
        assertThat(city.layerCalls).containsExactly("streets null");
        assertThat(kept.get("bmt/streets").layer().version()).isEqualTo("v1");
    }

    @Test
    void aFullDiskAndAListenerThatThrowsAndAClosedHouseHarmNothing() {
        diskFull = true;
        city.layers.put("streets", layer("v1"));
        state = state(pack("bmt", "v1"), LinkState.ONLINE, true);
        Features f = open();
        f.watch("streets", l -> {
            throw new IllegalStateException("listener");
        });
        f.watch("streets", heard::add);
        runAll();
        assertThat(versions()).containsExactly("v1");
        assertThat(kept).isEmpty();
        houseClosed = true;
        now(state(pack("bmt", "v2"), LinkState.ONLINE, true));
        houseClosed = false;
        city.layers.put("streets", layer("v3"));
        now(state(pack("bmt", "v3"), LinkState.ONLINE, true));
        assertThat(versions()).containsExactly("v1", "v3");
    }

    @Test
    void saysOfALayerThatItIsLoadingHereOldOrRefusedAndWhy() {
        List<LayerState> said = new ArrayList<>();
        city.layers.put("streets", layer("v1"));
        state = state(pack("bmt", "v1"), LinkState.OFFLINE, true);
        Features f = open();
        Subscription watching = f.watchState("streets", said::add);
        runAll();
        assertThat(said).containsExactly(LayerState.LOADING);
        now(state(pack("bmt", "v1"), LinkState.ONLINE, true));
        assertThat(said).endsWith(new LayerState(LayerState.Kind.HERE, Instant.EPOCH));

        city.layerFails = GatewayException.Kind.NOT_THE_CITY;
        now(state(pack("bmt", "v2"), LinkState.ONLINE, true));
        assertThat(said)
                .endsWith(
                        new LayerState(LayerState.Kind.OLD, Instant.EPOCH),
                        new LayerState(LayerState.Kind.BROKEN, Instant.EPOCH));
        city.layerFails = GatewayException.Kind.TOO_LARGE;
        timer.advance(Duration.ofSeconds(2));
        runAll();
        assertThat(said).endsWith(new LayerState(LayerState.Kind.TOO_LARGE, Instant.EPOCH));
        city.layerFails = GatewayException.Kind.TIMEOUT;
        int before = said.size();
        timer.advance(Duration.ofSeconds(4));
        runAll();
        assertThat(said).as("of the link another place speaks").hasSize(before);

        city.layerFails = null;
        city.layers.put("streets", layer("v2"));
        timer.advance(Duration.ofSeconds(8));
        runAll();
        assertThat(said).endsWith(new LayerState(LayerState.Kind.HERE, Instant.EPOCH));
        now(state(pack("bmt", null), LinkState.ONLINE, true));
        assertThat(said).endsWith(new LayerState(LayerState.Kind.NONE, Instant.EPOCH));
        watching.close();
        int after = said.size();
        now(state(pack("hue", "h1"), LinkState.ONLINE, true));
        assertThat(said).hasSize(after);
    }

    @Test
    void aPageInsteadOfALayerIsSaidWithNothingHere() {
        List<LayerState> said = new ArrayList<>();
        city.layerFails = GatewayException.Kind.CAPTIVE_PORTAL;
        state = state(pack("bmt", "v1"), LinkState.ONLINE, true);
        open().watchState("streets", said::add);
        runAll();
        assertThat(said).containsExactly(LayerState.LOADING, new LayerState(LayerState.Kind.PAGE, null));
    }
}
