package vn.toancanh.uidesk.detail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.model.Case;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uidesk.shell.Workspace;
import vn.toancanh.uikit.tour.Png;

/** Ctrl V with a picture or files on the clipboard attaches them to the chosen case; words go where the cursor is. */
public final class Pasting {
    private static final Logger LOG = LoggerFactory.getLogger(Pasting.class);

    private final DeskContext desk;
    private final CaseActs acts;

    public Pasting(DeskContext desk, CaseActs acts) {
        this.desk = desk;
        this.acts = acts;
    }

    /** Sees every pressed key before the field that has the focus. */
    public void pressed(KeyEvent e) {
        if (e.getCode() != KeyCode.V || !e.isShortcutDown() || e.isShiftDown() || e.isAltDown()) {
            return;
        }
        Case c = desk.selectedCase();
        boolean away = desk.model().workspaceProperty().get() != Workspace.COMMAND
                || desk.sheets().isOpen();
        Clipboard board = Clipboard.getSystemClipboard();
        if (c == null || away || !(board.hasFiles() || board.hasImage() && !board.hasString())) {
            return;
        }
        e.consume();
        if (board.hasFiles()) {
            List<Path> files =
                    board.getFiles().stream().map(java.io.File::toPath).toList();
            acts.attach(c, files);
        } else {
            picture(c, board.getImage());
        }
    }

    private void picture(Case c, Image image) {
        String name =
                desk.words().text("desk.pasted", desk.format().clock(desk.now()).replace(":", ""));
        // Packing a picture takes longer than a pulse.
        CompletableFuture<Path> file = CompletableFuture.supplyAsync(() -> pack(image), desk.worker());
        desk.bridge()
                .onFx(
                        file,
                        f -> acts.attachPasted(c, f, name, () -> desk.worker().execute(() -> forget(f))),
                        failed -> desk.say(desk.actWords().refusal("failed"), true));
    }

    private static Path pack(Image image) {
        try {
            Path f = Files.createTempFile("toancanh-", ".png");
            Png.write(image, f);
            return f;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("TC-D01 a pasted picture stays in {}: {}", file.getParent(), e.getMessage());
        }
    }
}
