package vn.toancanh.core.model;

import java.util.List;

/**
 * A wall scene of the pack: blocks on a grid, seven at most.
 *
 * @param columns of the grid that blocks stand on; it is laid over the whole wall, whatever panels that has
 */
public record Scene(String id, LocalText name, int columns, int rows, List<SceneBlock> blocks) {
    public Scene {
        blocks = List.copyOf(blocks);
    }
}
