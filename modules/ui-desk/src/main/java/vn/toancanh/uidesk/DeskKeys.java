package vn.toancanh.uidesk;

import javafx.beans.value.ChangeListener;
import vn.toancanh.uidesk.detail.CaseSheets;
import vn.toancanh.uidesk.shell.DeskModel;
import vn.toancanh.uidesk.shell.Workspace;
import vn.toancanh.uidesk.wall.WallSheet;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.keys.StandardKeys;

/** What the keys of the desk do: those of every workspace, and those of a case where it can be seen. JavaFX thread. */
final class DeskKeys {
    private final DeskStation desk;
    private final DeskModel model;
    private Pins casePins;

    DeskKeys(DeskStation desk) {
        this.desk = desk;
        this.model = desk.model();
    }

    /** Binds them all until these pins are closed. */
    void bind(Pins pins) {
        bind(pins, StandardKeys.MONITOR, () -> model.workspaceProperty().set(Workspace.MONITOR));
        bind(pins, StandardKeys.OPERATE, () -> model.workspaceProperty().set(Workspace.COMMAND));
        bind(pins, StandardKeys.OVERVIEW, () -> model.workspaceProperty().set(Workspace.OVERVIEW));
        bind(pins, StandardKeys.INDICATOR, desk::indicator);
        bind(pins, StandardKeys.WALL_SCENES, desk::openWall);
        bind(pins, StandardKeys.OUTBOX, desk::openOutbox);
        bind(pins, StandardKeys.PALETTE, desk::openPalette);
        bind(pins, StandardKeys.MUTE, desk::mute);
        bind(pins, StandardKeys.HELP, desk::openHelp);
        bind(pins, StandardKeys.PRINT, desk::print);
        bind(pins, StandardKeys.BACK, desk::back);
        // The keys of a case speak of F2, where the case can be seen.
        ChangeListener<Workspace> only = (o, was, is) -> caseKeys(is == Workspace.COMMAND);
        pins.listen(model.workspaceProperty(), only);
        pins.addUndo(() -> caseKeys(false));
        caseKeys(model.workspaceProperty().get() == Workspace.COMMAND);
    }

    private void caseKeys(boolean on) {
        if (on == (casePins != null)) {
            return;
        }
        if (!on) {
            casePins.close();
            casePins = null;
            return;
        }
        casePins = new Pins();
        CaseSheets sheets = desk.caseKeys();
        onCase(StandardKeys.ACCEPT, sheets::take);
        onCase(StandardKeys.OPEN, desk::open);
        onCase(StandardKeys.ASSIGN, sheets::assign);
        onCase(StandardKeys.NOTE, sheets::note);
        onCase(StandardKeys.ATTACH, sheets::attach);
        onCase(StandardKeys.PHOTOS, desk::openPhotos);
        onCase(StandardKeys.SHELVE, sheets::shelve);
        onCase(StandardKeys.STEP, sheets::step);
        onCase(StandardKeys.RESOLVE, sheets::resolve);
        onCase(StandardKeys.CLOSE, sheets::close);
        onCase(StandardKeys.TO_WALL, () -> new WallSheet(desk.context()).send());
        onCase(StandardKeys.SEARCH, desk::search);
        onCase(StandardKeys.EXPORT, desk::export);
        if (desk.cameras() != null) {
            onCase(StandardKeys.CAMERAS, desk::nearestCameras);
        }
        for (int i = 1; i <= 4; i++) {
            int digit = i;
            onCase(StandardKeys.priority(i), () -> sheets.priority(digit));
        }
        for (int i = 1; i <= 9; i++) {
            int n = i;
            onCase(StandardKeys.choose(i), () -> sheets.suggestion(n));
        }
    }

    private void bind(Pins pins, String id, Runnable action) {
        pins.add(desk.keys().bind(id, () -> ifIn(action)));
    }

    private void onCase(String id, Runnable action) {
        bind(casePins, id, action);
    }

    private void ifIn(Runnable action) {
        if (!desk.isSignInShown()) {
            action.run();
        }
    }
}
