package vn.toancanh.wire.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.toancanh.wire.pack.PackProblem.Effect;

/**
 * What was found wrong so far, and what is to be left out because of it. Trees stay as they are until {@link #prune}, so
 * that every pointer means the file as it was written. One thread.
 */
final class Findings {
    /** A person reads them; the rest is counted. */
    static final int MAX_PROBLEMS = 200;

    private static final int MAX_PER_RECORD = 3;

    private final PackTrees trees;
    private final List<Found> found = new ArrayList<>();
    private final Map<PackFile, Set<String>> dropped = new EnumMap<>(PackFile.class);
    private final Map<String, Integer> perRecord = new HashMap<>();
    private int drops;

    private record Found(PackFile file, PackProblem problem) {}

    Findings(PackTrees trees) {
        this.trees = trees;
    }

    void file(PackFile file, String place, String rule, Map<String, String> args) {
        add(file, place, rule, args, file == PackFile.PACK ? Effect.STOPS : Effect.FILE);
        trees.remove(file);
    }

    /** Leaves out the record around this place; what lies in no record of a list is only told. */
    void record(PackFile file, Pointer at, String rule, Map<String, String> args) {
        Pointer record = at.recordOf(file);
        if (record == null) {
            add(file, at.toString(), rule, args, Effect.NOTHING);
        } else {
            // Ten faults in one record are one record to look at.
            if (perRecord.merge(file + record.toString(), 1, Integer::sum) <= MAX_PER_RECORD) {
                add(file, at.toString(), rule, args, Effect.RECORD);
            }
            drop(file, record);
        }
    }

    /** Leaves out one value, which lies at {@code gone}; {@code at} is what is wrong about it. */
    void value(PackFile file, Pointer at, Pointer gone, String rule, Map<String, String> args) {
        add(file, at.toString(), rule, args, Effect.VALUE);
        drop(file, gone);
    }

    void note(PackFile file, String place, String rule, Map<String, String> args) {
        add(file, place, rule, args, Effect.NOTHING);
    }

    void drop(PackFile file, Pointer gone) {
        if (dropped.computeIfAbsent(file, f -> new HashSet<>()).add(gone.toString())) {
            drops++;
        }
    }

    /** Grows with each value that is left out. */
    int drops() {
        return drops;
    }

    boolean isDropped(PackFile file, Pointer at) {
        Set<String> gone = dropped.get(file);
        if (gone == null) {
            return false;
        }
        for (Pointer p = at; p != null; p = p.parent()) {
            if (gone.contains(p.toString())) {
                return true;
            }
        }
        return false;
    }

    /** In the order of the files. */
    List<PackProblem> problems() {
        List<PackProblem> all = found.stream()
                .sorted(Comparator.comparing(Found::file))
                .map(Found::problem)
                .toList();
        if (all.size() <= MAX_PROBLEMS) {
            return all;
        }
        List<PackProblem> some = new ArrayList<>(all.subList(0, MAX_PROBLEMS));
        String rest = Integer.toString(all.size() - MAX_PROBLEMS);
        some.add(new PackProblem("", "", "more", Map.of("count", rest), Effect.NOTHING));
        return some;
    }

    /** Takes everything that is to be left out of the trees. */
    void prune() {
        for (PackFile file : PackFile.values()) {
            ObjectNode tree = trees.get(file);
            if (tree != null && dropped.containsKey(file)) {
                prune(file, tree, Pointer.ROOT);
            }
        }
    }

    private void prune(PackFile file, JsonNode node, Pointer at) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                keep(file, object.path(name), at.field(name), () -> object.remove(name));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = array.size() - 1; i >= 0; i--) {
                int index = i;
                keep(file, array.path(i), at.index(i), () -> array.remove(index));
            }
        }
    }

    private void keep(PackFile file, @Nullable JsonNode node, Pointer at, Runnable remove) {
        Set<String> gone = dropped.getOrDefault(file, Set.of());
        if (node == null || gone.contains(at.toString())) {
            remove.run();
        } else {
            prune(file, node, at);
        }
    }

    private void add(PackFile file, String place, String rule, Map<String, String> args, Effect effect) {
        found.add(new Found(file, new PackProblem(file.fileName(), place, rule, args, effect)));
    }
}
