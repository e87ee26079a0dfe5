package vn.toancanh.core.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One block of a {@link Scene}. What its kind does not use is empty, null or 0.
 *
 * @param x column of its left edge, from 0
 * @param y row of its upper edge, from 0
 * @param layers of a map
 * @param cameras ids; with {@code follow} those that are shown when there is nothing to follow
 * @param count most cases in a list or strip
 * @param services cases of these only; empty for all
 * @param priorities cases of these only; empty for all
 * @param indicators ids
 */
public record SceneBlock(
        String id,
        Kind kind,
        int x,
        int y,
        int width,
        int height,
        List<Layer> layers,
        List<String> cameras,
        @Nullable Follow follow,
        int count,
        List<String> services,
        List<Priority> priorities,
        List<String> indicators) {
    /** What a block shows. */
    public enum Kind {
        MAP,
        WORST_CASES,
        CAMERAS,
        FRESHNESS,
        INDICATORS,
        DEADLINE_STRIP
    }

    /** What a map shows above its ground. */
    public enum Layer {
        CASES,
        SENSORS,
        CAMERAS,
        RESOURCES,
        WARDS
    }

    /** What chooses the cameras. */
    public enum Follow {
        /** The nearest ones to the case that needs people most, or to the one that the scene was taken with. */
        WORST_CASE
    }

    public SceneBlock {
        layers = List.copyOf(layers);
        cameras = List.copyOf(cameras);
        services = List.copyOf(services);
        priorities = List.copyOf(priorities);
        indicators = List.copyOf(indicators);
    }
}
