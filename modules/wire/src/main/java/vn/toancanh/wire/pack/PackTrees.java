package vn.toancanh.wire.pack;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of one pack as trees, while they are checked. A file that was left out is not in it. One thread. */
final class PackTrees {
    private final Map<PackFile, ObjectNode> trees = new EnumMap<>(PackFile.class);

    void put(PackFile file, ObjectNode tree) {
        trees.put(file, tree);
    }

    void remove(PackFile file) {
        trees.remove(file);
    }

    @Nullable
    ObjectNode get(PackFile file) {
        return trees.get(file);
    }

    boolean has(PackFile file) {
        return trees.containsKey(file);
    }

    /** The file as an entry; without fields when it was left out. */
    Entry entry(PackFile file) {
        ObjectNode tree = trees.get(file);
        return new Entry(tree == null ? MissingNode.getInstance() : tree);
    }
}
