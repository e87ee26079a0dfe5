package vn.toancanh.uikit.keys;

import java.util.ArrayList;
import java.util.List;

/** The keys of the charter's table, the same on all stations. */
public final class StandardKeys {
    public static final String MONITOR = "workspace.monitor";
    public static final String OPERATE = "workspace.operate";
    public static final String OVERVIEW = "workspace.overview";
    public static final String WALL_SCENES = "wall.scenes";
    public static final String VISITOR = "wall.visitor";
    public static final String ACCEPT = "case.accept";
    public static final String OPEN = "case.open";
    public static final String BACK = "back";
    public static final String CAMERAS = "cameras.near";
    public static final String TO_WALL = "wall.send";
    public static final String ASSIGN = "case.assign";
    public static final String NOTE = "case.note";
    public static final String ATTACH = "case.attach";
    public static final String PHOTOS = "case.photos";
    public static final String SHELVE = "case.shelve";
    public static final String PUBLISH = "case.publish";
    public static final String STEP = "case.step";
    public static final String RESOLVE = "case.resolve";
    public static final String CLOSE = "case.close";
    public static final String CONFIRM = "case.confirm";
    public static final String FALSE_ALARM = "case.false";
    public static final String PRINT = "print";
    public static final String OUTBOX = "outbox";
    public static final String EXPORT = "queue.export";
    public static final String MERGE = "case.merge";
    public static final String INDICATOR = "case.indicator";
    public static final String MAP_LAYERS = "map.layers";
    public static final String SEARCH = "search";
    public static final String PALETTE = "palette";
    public static final String UNDO_WALL = "wall.undo";
    public static final String MUTE = "sound.mute";
    public static final String HELP = "keys.help";

    private StandardKeys() {}

    /** Chooses the suggestion with this number. */
    public static String choose(int digit) {
        return "choose." + digit;
    }

    /** Sets the priority of the case. */
    public static String priority(int digit) {
        return "priority." + digit;
    }

    /** The whole table, in the order of the help. */
    public static List<KeyAction> all() {
        List<KeyAction> out = new ArrayList<>(List.of(
                new KeyAction(MONITOR, "kit.key.monitor", "F1"),
                new KeyAction(OPERATE, "kit.key.operate", "F2"),
                new KeyAction(OVERVIEW, "kit.key.overview", "F3"),
                new KeyAction(OUTBOX, "kit.key.outbox", "F4"),
                new KeyAction(WALL_SCENES, "kit.key.wall-scenes", "F11"),
                new KeyAction(VISITOR, "kit.key.visitor", "F12"),
                new KeyAction(ACCEPT, "kit.key.accept", "Space"),
                new KeyAction(OPEN, "kit.key.open", "Enter"),
                new KeyAction(BACK, "kit.key.back", "Esc"),
                new KeyAction(CAMERAS, "kit.key.cameras", "C"),
                new KeyAction(TO_WALL, "kit.key.to-wall", "W"),
                new KeyAction(ASSIGN, "kit.key.assign", "G"),
                new KeyAction(NOTE, "kit.key.note", "N"),
                new KeyAction(ATTACH, "kit.key.attach", "A"),
                new KeyAction(PHOTOS, "kit.key.photos", "V"),
                new KeyAction(SHELVE, "kit.key.shelve", "S"),
                new KeyAction(PUBLISH, "kit.key.publish", "P"),
                new KeyAction(STEP, "kit.key.step", "T"),
                new KeyAction(RESOLVE, "kit.key.resolve", "E"),
                new KeyAction(CLOSE, "kit.key.close", "X"),
                new KeyAction(CONFIRM, "kit.key.confirm", "Y"),
                new KeyAction(FALSE_ALARM, "kit.key.false", "R"),
                new KeyAction(PRINT, "kit.key.print", "Ctrl+P"),
                new KeyAction(EXPORT, "kit.key.export", "Ctrl+E"),
                new KeyAction(MERGE, "kit.key.merge", "M"),
                new KeyAction(INDICATOR, "kit.key.indicator", "I"),
                new KeyAction(MAP_LAYERS, "kit.key.map-layers", "L"),
                new KeyAction(SEARCH, "kit.key.search", "/"),
                new KeyAction(PALETTE, "kit.key.palette", "Ctrl+K"),
                new KeyAction(UNDO_WALL, "kit.key.undo-wall", "Ctrl+Z"),
                new KeyAction(MUTE, "kit.key.mute", "Ctrl+M"),
                new KeyAction(HELP, "kit.key.help", "?")));
        for (int i = 1; i <= 4; i++) {
            out.add(new KeyAction(priority(i), "kit.key.priority." + i, "Shift+" + i));
        }
        for (int i = 1; i <= 9; i++) {
            out.add(new KeyAction(choose(i), "kit.key.choose", Integer.toString(i)));
        }
        return List.copyOf(out);
    }
}
