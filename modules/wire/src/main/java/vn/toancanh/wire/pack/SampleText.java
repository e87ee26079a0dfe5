package vn.toancanh.wire.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.Priority;

/**
 * A citizen's words, invented.
 *
 * @param kind when it differs from the kind of the category
 * @param priority when it differs from the priority of the category
 * @param groupId reports of one event share it
 * @param relation how it stands to {@code relatesTo} or to its group
 * @param relatesTo id of the text it is compared with
 * @param street one of the streets of the pack
 * @param place as the citizen names it
 * @param traits such as {@code no-tone} or {@code angry}
 */
public record SampleText(
        String id,
        String text,
        String categoryId,
        @Nullable CaseKind kind,
        @Nullable Priority priority,
        @Nullable String groupId,
        @Nullable Relation relation,
        @Nullable String relatesTo,
        @Nullable String street,
        @Nullable String wardId,
        @Nullable String place,
        List<String> traits) {
    public SampleText {
        traits = List.copyOf(traits);
    }

    /** MERGE: the same event. LINK: same cause or same people at risk, another case. SUGGEST: not certain. */
    public enum Relation {
        MERGE,
        LINK,
        SUGGEST
    }
}
