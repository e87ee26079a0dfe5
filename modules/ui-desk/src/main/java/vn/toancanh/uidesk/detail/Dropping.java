package vn.toancanh.uidesk.detail;

import java.nio.file.Path;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import vn.toancanh.core.model.Case;
import vn.toancanh.uidesk.shell.DeskContext;

/** Files dropped on the chosen case are attached to it; the pane shows that it would take them. JavaFX thread. */
final class Dropping {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("drop");

    private final DeskContext desk;
    private final CaseActs acts;

    Dropping(DeskContext desk, CaseActs acts) {
        this.desk = desk;
        this.acts = acts;
    }

    void on(Node pane) {
        pane.setOnDragOver(e -> {
            if (takes(e)) {
                e.acceptTransferModes(TransferMode.COPY);
            }
            e.consume();
        });
        pane.setOnDragEntered(e -> pane.pseudoClassStateChanged(OVER, takes(e)));
        pane.setOnDragExited(e -> pane.pseudoClassStateChanged(OVER, false));
        pane.setOnDragDropped(this::dropped);
    }

    private boolean takes(DragEvent e) {
        return e.getDragboard().hasFiles() && desk.selectedCase() != null;
    }

    private void dropped(DragEvent e) {
        Dragboard board = e.getDragboard();
        Case c = desk.selectedCase();
        boolean ok = takes(e);
        if (ok) {
            List<Path> files =
                    board.getFiles().stream().map(java.io.File::toPath).toList();
            acts.attach(c, files);
        }
        e.setDropCompleted(ok);
        e.consume();
    }
}
