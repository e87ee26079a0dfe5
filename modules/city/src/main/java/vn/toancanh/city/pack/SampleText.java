package vn.toancanh.city.pack;

import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Priority;

/**
 * A citizen's words, invented.
 *
 * @param groupId reports of one event share it; null when nobody else reports it
 * @param place street or place as it will be shown; null when the citizen did not say
 * @param priority when this report is more urgent than its category
 */
public record SampleText(
        String id,
        String text,
        String categoryId,
        @Nullable String groupId,
        @Nullable String wardId,
        @Nullable String place,
        @Nullable Priority priority) {}
