package vn.toancanh.core.model;

import java.util.List;

/** A wall scene of the pack: its blocks in order, seven at most. */
public record Scene(String id, LocalText name, List<String> blocks) {
    public Scene {
        blocks = List.copyOf(blocks);
    }
}
