package vn.toancanh.core.port;

import java.util.Optional;
import vn.toancanh.core.model.FeatureLayer;

/**
 * The disposable copies of the city's layers. Any thread but the JavaFX one may call; calls for one layer come one after the
 * other.
 */
public interface LayerCache {
    /**
     * A layer as it was last received.
     *
     * @param city id of the pack; layers of another city are not answered
     * @return empty when there is none or it cannot be read: then it is fetched again
     */
    Optional<Kept> load(String city, String layerId);

    /** Keeps a layer instead of the one before. */
    void save(String city, FeatureLayer layer, String etag) throws StoreException;

    /** @param etag to ask the city with */
    record Kept(FeatureLayer layer, String etag) {}
}
