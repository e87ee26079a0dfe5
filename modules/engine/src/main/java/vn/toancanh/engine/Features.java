package vn.toancanh.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.FeatureLayer;
import vn.toancanh.core.model.LayerDef;
import vn.toancanh.core.port.CityGateway;
import vn.toancanh.core.port.CityGateway.LayerAnswer;
import vn.toancanh.core.port.FeatureSource;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.LayerCache;
import vn.toancanh.core.port.LayerState;
import vn.toancanh.core.port.Ring;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.core.state.CityState;

/**
 * Features of the city's layers: from the cache at once, from the gateway when the pack names another version than the one
 * here. What cannot be had is asked for again when the link is back, and while it is up after a pause that grows. Nothing
 * of it goes through the state loop or the state.
 *
 * <p>Thread-safe and never blocking: files are read on the disk threads, the gateway is asked on the network threads, and
 * listeners hear one of these.
 */
public final class Features implements FeatureSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Features.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    private final CityGateway gateway;
    private final LayerCache cache;
    private final Executor network;
    private final Executor disk;
    private final Timer timer;
    private final Subscription states;
    private final Map<String, Layer> layers = new HashMap<>();
    private Catalogue catalogue = Catalogue.EMPTY;
    private boolean up;
    private boolean closed;

    /** What is known of one layer. Guarded by the lock of {@link Features}. */
    private static final class Layer {
        final String city;
        final Set<Listener<FeatureLayer>> listeners = new LinkedHashSet<>();
        final Set<Listener<LayerState>> watchers = new LinkedHashSet<>();

        @Nullable
        FeatureLayer here;

        /** Why the last answer could not be used; null when it could, or when none came. */
        LayerState.@Nullable Kind refused;

        LayerState said = LayerState.LOADING;

        String etag = "";
        boolean loaded;
        boolean busy;
        boolean waiting;
        Duration pause = FIRST_PAUSE;

        Layer(String city) {
            this.city = city;
        }
    }

    private static final class Listener<T> {
        final Consumer<T> hears;
        private @Nullable T told;
        private volatile boolean over;

        Listener(Consumer<T> hears) {
            this.hears = hears;
        }

        /** One at a time, each layer once, and never an older one after a newer. */
        @SuppressWarnings("ReferenceEquality") // comparing all features of a layer would cost more than it saves
        synchronized void tell(String id, Supplier<@Nullable T> newest) {
            T next = newest.get();
            if (over || next == null || told == next) {
                return;
            }
            told = next;
            try {
                hears.accept(next);
            } catch (RuntimeException e) {
                LOG.error("A listener of the layer {} failed.", id, e);
            }
        }

        void end() {
            over = true;
        }
    }

    /** @param timer for the pauses between two tries */
    public Features(Ring ring, CityGateway gateway, LayerCache cache, Executor network, Executor disk, Timer timer) {
        this.gateway = gateway;
        this.cache = cache;
        this.network = network;
        this.disk = disk;
        this.timer = timer;
        this.states = ring.subscribe(this::state);
        state(ring.state());
    }

    @Override
    public Subscription watch(String layerId, Consumer<FeatureLayer> listener) {
        Listener<FeatureLayer> l = new Listener<>(listener);
        FeatureLayer here;
        synchronized (this) {
            Layer layer = layers.computeIfAbsent(layerId, id -> new Layer(catalogue.id()));
            layer.listeners.add(l);
            here = layer.here;
        }
        if (here == null) {
            next(layerId);
        } else {
            run(disk, () -> l.tell(layerId, () -> here(layerId)));
        }
        return () -> {
            l.end();
            synchronized (this) {
                Layer layer = layers.get(layerId);
                if (layer != null) {
                    layer.listeners.remove(l);
                }
            }
        };
    }

    @Override
    public Subscription watchState(String layerId, Consumer<LayerState> listener) {
        Listener<LayerState> l = new Listener<>(listener);
        synchronized (this) {
            layers.computeIfAbsent(layerId, id -> new Layer(catalogue.id()))
                    .watchers
                    .add(l);
        }
        run(disk, () -> l.tell(layerId, () -> stands(layerId)));
        next(layerId);
        return () -> {
            l.end();
            synchronized (this) {
                Layer layer = layers.get(layerId);
                if (layer != null) {
                    layer.watchers.remove(l);
                }
            }
        };
    }

    @Override
    public void close() {
        states.close();
        synchronized (this) {
            closed = true;
            layers.values().forEach(l -> {
                l.listeners.forEach(Listener::end);
                l.watchers.forEach(Listener::end);
            });
            layers.clear();
        }
    }

    private synchronized @Nullable FeatureLayer here(String id) {
        Layer layer = layers.get(id);
        return layer == null ? null : layer.here;
    }

    /** How it stands with a layer: the same object as long as nothing has changed. */
    private synchronized @Nullable LayerState stands(String id) {
        Layer layer = layers.get(id);
        if (layer == null) {
            return null;
        }
        LayerDef def = catalogue.layer(id).orElse(null);
        FeatureLayer here = layer.here;
        LayerState.Kind kind;
        if (layer.refused != null) {
            kind = layer.refused;
        } else if (def == null && !catalogue.isEmpty() && layer.loaded) {
            kind = LayerState.Kind.NONE;
        } else if (here == null || def == null) {
            kind = LayerState.Kind.LOADING;
        } else {
            kind = here.version().equals(def.version()) ? LayerState.Kind.HERE : LayerState.Kind.OLD;
        }
        LayerState now = new LayerState(kind, here == null ? null : here.asOf());
        if (!now.equals(layer.said)) {
            layer.said = now;
        }
        return layer.said;
    }

    private static LayerState.@Nullable Kind refusal(GatewayException e) {
        return switch (e.kind()) {
            case NOT_THE_CITY -> LayerState.Kind.BROKEN;
            case CAPTIVE_PORTAL -> LayerState.Kind.PAGE;
            case TOO_LARGE -> LayerState.Kind.TOO_LARGE;
            case REJECTED -> LayerState.Kind.DENIED;
            default -> null; // of the link and of the session other places speak
        };
    }

    /** On the state loop: looks only, the work is done elsewhere. */
    private void state(CityState s) {
        List<String> ids;
        synchronized (this) {
            boolean link = s.link().isUp() && s.session() != null;
            boolean back = link && !up;
            boolean other = s.catalogue() != catalogue;
            up = link;
            if (!back && !other) {
                return;
            }
            if (other && !s.catalogue().id().equals(catalogue.id())) {
                // Another city: what is here of the one before is not shown any more.
                layers.replaceAll((id, old) -> {
                    Layer fresh = new Layer(s.catalogue().id());
                    fresh.listeners.addAll(old.listeners);
                    fresh.watchers.addAll(old.watchers);
                    return fresh;
                });
            }
            catalogue = s.catalogue();
            layers.values().forEach(l -> l.pause = FIRST_PAUSE);
            ids = new ArrayList<>(layers.keySet());
        }
        run(disk, () -> ids.forEach(this::tellState));
        ids.forEach(this::next);
    }

    /** Does what is to be done next for a layer, if anything. */
    private void next(String id) {
        Layer layer;
        boolean load;
        synchronized (this) {
            layer = layers.get(id);
            if (layer == null || closed || layer.busy || catalogue.isEmpty()) {
                return;
            }
            load = !layer.loaded;
            LayerDef def = catalogue.layer(id).orElse(null);
            FeatureLayer here = layer.here;
            boolean current = here != null && def != null && here.version().equals(def.version());
            if (!load && (def == null || current || !up || layer.waiting)) {
                return;
            }
            layer.busy = true;
        }
        Layer of = layer;
        if (!(load ? run(disk, () -> load(id, of)) : run(network, () -> fetch(id, of)))) {
            synchronized (this) {
                layer.busy = false; // the house is being closed
            }
        }
    }

    private void load(String id, Layer layer) {
        LayerCache.Kept kept = cache.load(layer.city, id).orElse(null);
        synchronized (this) {
            layer.busy = false;
            layer.loaded = true;
            if (kept != null && layer.here == null) {
                layer.here = kept.layer();
                layer.etag = kept.etag();
            }
        }
        tell(id, layer);
        next(id);
    }

    private void fetch(String id, Layer layer) {
        String etag;
        FeatureLayer before;
        synchronized (this) {
            before = layer.here;
            etag = before == null || layer.etag.isEmpty() ? "" : layer.etag;
        }
        try {
            LayerAnswer answer = gateway.layer(id, etag.isEmpty() ? null : etag);
            synchronized (this) {
                layer.busy = false;
                layer.pause = FIRST_PAUSE;
                layer.refused = null;
                if (answer != null) {
                    layer.here = answer.layer();
                    layer.etag = answer.etag();
                }
            }
            if (answer != null) {
                tell(id, layer);
                run(disk, () -> save(layer.city, answer));
            } else {
                tellState(id);
            }
            settle(id, layer);
        } catch (GatewayException e) {
            LOG.info("layer {} did not come: {}", id, e.code());
            synchronized (this) {
                layer.busy = false;
                LayerState.Kind why = refusal(e);
                layer.refused = why == null ? layer.refused : why;
            }
            tellState(id);
            later(id, layer);
        }
    }

    /** The city may be ahead of the pack that is here, or behind it: then it is asked again, but not at once. */
    private void settle(String id, Layer layer) {
        boolean current;
        synchronized (this) {
            LayerDef def = catalogue.layer(id).orElse(null);
            FeatureLayer here = layer.here;
            current = def == null || here != null && here.version().equals(def.version());
        }
        if (!current) {
            later(id, layer);
        }
    }

    private void later(String id, Layer layer) {
        Duration pause;
        synchronized (this) {
            if (closed || layer.waiting) {
                return;
            }
            layer.waiting = true;
            pause = layer.pause;
            Duration twice = pause.multipliedBy(2);
            layer.pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
        }
        try {
            timer.after(pause, () -> {
                synchronized (this) {
                    layer.waiting = false;
                }
                next(id);
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The timer has ended.", e);
        }
    }

    private void save(String city, LayerAnswer answer) {
        try {
            cache.save(city, answer.layer(), answer.etag());
        } catch (StoreException e) {
            LOG.warn(
                    "layer {} is not kept for the next start: {}",
                    answer.layer().layerId(),
                    e.getMessage());
        }
    }

    private void tell(String id, Layer layer) {
        List<Listener<FeatureLayer>> all;
        synchronized (this) {
            if (layers.get(id) != layer) {
                return; // the city is another one by now
            }
            all = new ArrayList<>(layer.listeners);
        }
        all.forEach(l -> l.tell(id, () -> here(id)));
        tellState(id);
    }

    private void tellState(String id) {
        List<Listener<LayerState>> all;
        synchronized (this) {
            Layer layer = layers.get(id);
            all = layer == null ? List.of() : new ArrayList<>(layer.watchers);
        }
        all.forEach(l -> l.tell(id, () -> stands(id)));
    }

    private static boolean run(Executor on, Runnable task) {
        try {
            on.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }
}
