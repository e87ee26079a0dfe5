package vn.toancanh.wire.message;

import vn.toancanh.core.model.WallState;

/** The wall after a take. {@code replayed} when the key had been answered before. */
public record SceneTaken(WallState wall, boolean replayed) {}
