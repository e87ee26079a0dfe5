package vn.toancanh.wire.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A JSON pointer (RFC 6901) that can be walked. Immutable. */
final class Pointer {
    static final Pointer ROOT = new Pointer(null, "", "");

    private final @Nullable Pointer parent;
    private final String last;
    private final String text;

    private Pointer(@Nullable Pointer parent, String last, String text) {
        this.parent = parent;
        this.last = last;
        this.text = text;
    }

    /** Reads a pointer as it is written. */
    static Pointer of(String text) {
        Pointer p = ROOT;
        if (!text.isEmpty()) {
            for (String part : text.substring(1).split("/", -1)) {
                p = p.field(part.replace("~1", "/").replace("~0", "~"));
            }
        }
        return p;
    }

    Pointer field(String name) {
        return new Pointer(this, name, text + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    Pointer index(int i) {
        return field(Integer.toString(i));
    }

    @Nullable
    Pointer parent() {
        return parent;
    }

    /** The pointer to what holds this; the root is held by itself. */
    Pointer around() {
        return parent == null ? this : parent;
    }

    /** What it points to; missing when nothing is there. */
    JsonNode in(JsonNode root) {
        return root.at(text);
    }

    /** The innermost record of the file around this place, or this place itself when it is one. */
    @Nullable
    Pointer recordOf(PackFile file) {
        for (Pointer p = this; p.parent != null; p = p.parent) {
            if (file.isList(p.parent)) {
                return p;
            }
        }
        return null;
    }

    /** Whether this is a place that the pattern means. */
    boolean isAt(Pointer pattern) {
        if (parent == null || pattern.parent == null) {
            return parent == null && pattern.parent == null;
        }
        return (pattern.last.equals("*") || pattern.last.equals(last)) && parent.isAt(pattern.parent);
    }

    /** Visits every place in the tree that the pattern means. */
    static void each(JsonNode root, Pointer pattern, BiConsumer<Pointer, JsonNode> visit) {
        Pointer outer = pattern.parent;
        if (outer == null) {
            visit.accept(ROOT, root);
            return;
        }
        each(root, outer, (at, node) -> {
            if (!pattern.last.equals("*")) {
                if (node.has(pattern.last)) {
                    visit.accept(at.field(pattern.last), node.path(pattern.last));
                }
                return;
            }
            for (int i = 0; i < node.size(); i++) {
                visit.accept(at.index(i), node.path(i));
            }
        });
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Pointer p && p.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
