package vn.toancanh.wire.message;

import org.jspecify.annotations.Nullable;

/** Take this scene to the wall, if it is still as {@code baseVersion} says. */
public record TakeScene(String sceneId, @Nullable String caseId, long baseVersion) {}
