package vn.toancanh.uidesk.palette;

import java.util.ArrayList;
import java.util.List;
import vn.toancanh.uidesk.DeskStation;
import vn.toancanh.uidesk.queue.QueueFilter;
import vn.toancanh.uidesk.settings.SettingsSheet;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uidesk.shell.Workspace;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.keys.StandardKeys;
import vn.toancanh.uikit.palette.PaletteItem;
import vn.toancanh.uikit.theme.Density;

/** The commands of the desk for the palette, with the keys that do the same. */
public final class DeskCommands {
    private final DeskStation station;

    public DeskCommands(DeskStation station) {
        this.station = station;
    }

    public List<PaletteItem> items(DeskContext desk) {
        List<PaletteItem> out = new ArrayList<>();
        key(out, desk, StandardKeys.MONITOR, "desk.workspace.monitor", "camera");
        key(out, desk, StandardKeys.OPERATE, "desk.workspace.command", "queue");
        key(out, desk, StandardKeys.OVERVIEW, "desk.workspace.overview", "analytics");
        key(out, desk, StandardKeys.ACCEPT, "desk.act.accept", "check");
        key(out, desk, StandardKeys.ASSIGN, "desk.act.assign", "assign");
        key(out, desk, StandardKeys.NOTE, "desk.act.note", "note");
        key(out, desk, StandardKeys.ATTACH, "desk.act.attach", "attach");
        key(out, desk, StandardKeys.STEP, "desk.act.step", "checked");
        key(out, desk, StandardKeys.RESOLVE, "desk.act.resolve", "check");
        key(out, desk, StandardKeys.CLOSE, "desk.act.close", "close");
        key(out, desk, StandardKeys.SHELVE, "desk.act.shelve", "snooze");
        key(out, desk, StandardKeys.EXPORT, "desk.command.export", "down");
        key(out, desk, StandardKeys.HELP, "desk.hint.help", "keyboard");
        key(out, desk, StandardKeys.OUTBOX, "desk.command.outbox", "unsent");
        command(out, desk, "settings", "settings", station::openSettings);
        command(out, desk, "retry", "refresh", () -> desk.ring().retryNow());
        command(out, desk, "all", "queue", () -> {
            desk.model().workspaceProperty().set(Workspace.COMMAND);
            desk.model().filter(QueueFilter.ALL);
        });
        command(out, desk, "mine", "person", () -> desk.model().filter(QueueFilter.ALL.mine(true)));
        command(out, desk, "shelf", "snooze", () -> desk.model().filter(QueueFilter.ALL.shelf(true)));
        for (Language l : Language.values()) {
            command(out, desk, "language-" + l.tag(), "language", () -> {
                desk.words().languageProperty().set(l);
                desk.settings().put(SettingsSheet.LANGUAGE, l.tag());
            });
        }
        for (Density d : Density.values()) {
            command(out, desk, "density-" + d.id(), "density", () -> {
                desk.model().densityProperty().set(d);
                desk.settings().put(SettingsSheet.DENSITY, d.id());
            });
        }
        command(out, desk, "sign-out", "sign-out", () -> desk.ring().signOut());
        command(out, desk, "quit", "close", () -> desk.ports().quit());
        return out;
    }

    private void key(List<PaletteItem> out, DeskContext desk, String action, String words, String icon) {
        out.add(new PaletteItem(
                action,
                desk.words().text(words),
                desk.words().text("desk.palette.command"),
                icon,
                List.of(),
                desk.keys().label(action),
                () -> {
                    if (!desk.keys().run(action)) {
                        // The keys of a case are at home on F2.
                        desk.model().workspaceProperty().set(Workspace.COMMAND);
                        desk.keys().run(action);
                    }
                }));
    }

    private void command(List<PaletteItem> out, DeskContext desk, String id, String icon, Runnable run) {
        out.add(new PaletteItem(
                id, desk.words().text("desk.command." + id), desk.words().text("desk.palette.command"), icon, run));
    }
}
