package vn.toancanh.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a wall shows by the city's word: the scene that was taken to it last.
 *
 * @param previousSceneId what it showed before, for undo; null when nothing was
 * @param caseId the case that the scene was taken for; null for none
 * @param takenBy name of the person; null for the scene that the pack gives it
 * @param takenAt city time
 * @param version grows by one with each take
 */
public record WallState(
        String wallId,
        String sceneId,
        @Nullable String previousSceneId,
        @Nullable String caseId,
        @Nullable String takenBy,
        Instant takenAt,
        long version) {}
