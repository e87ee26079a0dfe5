package vn.toancanh.core.port;

import java.util.function.Consumer;
import vn.toancanh.core.model.FeatureLayer;

/**
 * Features of the city's layers: what is cached at once, what is newer when it has come. Any thread may call; listeners hear
 * a thread of the source, never the JavaFX thread.
 */
public interface FeatureSource {
    /**
     * Calls the listener with the cached features of the layer, if there are any, and again with each newer version until the
     * subscription is closed. A layer that cannot be had yet is asked for again when the link is back.
     */
    Subscription watch(String layerId, Consumer<FeatureLayer> listener);

    /**
     * Calls the listener with how it stands with the layer, and again whenever that has changed, until the subscription is
     * closed. Watching it asks for the layer as {@link #watch} does. A source that has all at hand never says anything.
     */
    default Subscription watchState(String layerId, Consumer<LayerState> listener) {
        return () -> {};
    }
}
