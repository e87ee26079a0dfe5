package vn.toancanh.wire.pack;

import java.util.List;
import java.util.stream.StreamSupport;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.Scene;
import vn.toancanh.core.model.SceneBlock;
import vn.toancanh.core.model.WallDef;

/** Makes walls and their scenes of a checked pack. Pure functions. */
final class SceneMapping {
    private SceneMapping() {}

    /** Scenes in the order that the pack gives them, which is that of their digits. */
    static List<Scene> scenes(Entry file) {
        Entry grid = file.part("grid");
        return file.each("scenes")
                .sorted(java.util.Comparator.comparingInt(e -> e.whole("order")))
                .map(e -> new Scene(
                        e.id(),
                        e.text("name"),
                        grid.whole("columns"),
                        grid.whole("rows"),
                        e.each("blocks").map(SceneMapping::block).toList()))
                .toList();
    }

    private static SceneBlock block(Entry e) {
        return new SceneBlock(
                e.id(),
                e.one("kind", SceneBlock.Kind.class),
                e.whole("x"),
                e.whole("y"),
                e.whole("width"),
                e.whole("height"),
                e.strs("layers").stream()
                        .map(l -> Entry.constant(SceneBlock.Layer.class, l))
                        .toList(),
                e.strs("cameras"),
                e.has("follow") ? e.one("follow", SceneBlock.Follow.class) : null,
                e.whole("count"),
                e.strs("services"),
                StreamSupport.stream(e.node().path("priorities").spliterator(), false)
                        .map(p -> Priority.of(p.asInt()))
                        .toList(),
                e.strs("indicators"));
    }

    static WallDef wall(Entry e) {
        Entry panels = e.part("panels");
        return new WallDef(
                e.id(),
                e.text("name"),
                panels.whole("columns"),
                panels.whole("rows"),
                panels.whole("widthPx"),
                panels.whole("heightPx"),
                panels.num("mmPerPx"),
                e.num("distanceMetres"),
                e.str("scene"));
    }
}
