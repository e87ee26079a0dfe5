package vn.toancanh.core.model;

import java.time.Instant;
import java.util.List;

/**
 * The features of one layer, as received.
 *
 * @param version as in {@link LayerDef#version()}
 * @param asOf when the city gave them
 */
public record FeatureLayer(String layerId, String version, Instant asOf, List<Feature> features) {
    public FeatureLayer {
        features = List.copyOf(features);
    }
}
