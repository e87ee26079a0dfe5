package vn.toancanh.uifield.mine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.Receipt;
import vn.toancanh.uifield.FieldContext;
import vn.toancanh.uikit.tour.Png;

/** Photos of a case: chosen, dropped or pasted. What cannot be taken says why, and the others are taken all the same. */
final class Photos {
    /** More at once is a mistake of the hand. */
    static final int MOST = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Photos.class);

    private final FieldContext field;

    Photos(FieldContext field) {
        this.field = field;
    }

    void choose(Case c) {
        List<Path> files = field.ports().choosePictures();
        if (!files.isEmpty()) {
            attach(c, files);
        }
    }

    void over(DragEvent e) {
        if (e.getDragboard().hasFiles() && field.selected() != null) {
            e.acceptTransferModes(TransferMode.COPY);
        }
        e.consume();
    }

    void dropped(DragEvent e) {
        Case c = field.selected();
        boolean taken = c != null && e.getDragboard().hasFiles();
        if (taken) {
            attach(
                    c,
                    e.getDragboard().getFiles().stream()
                            .map(java.io.File::toPath)
                            .toList());
        }
        e.setDropCompleted(taken);
        e.consume();
    }

    /** Takes a picture or files from the clipboard; false when there is none. */
    boolean paste() {
        Case c = field.selected();
        Clipboard board = Clipboard.getSystemClipboard();
        if (c == null || !(board.hasFiles() || board.hasImage() && !board.hasString())) {
            return false;
        }
        if (board.hasFiles()) {
            attach(c, board.getFiles().stream().map(java.io.File::toPath).toList());
        } else {
            picture(c, board.getImage());
        }
        return true;
    }

    void attach(Case c, List<Path> files) {
        if (files.size() > MOST) {
            field.say(field.text("field.photo.too-many", files.size(), MOST));
            return;
        }
        for (Path f : files) {
            Path name = f.getFileName();
            String shown = name == null ? f.toString() : name.toString();
            field.answer(
                    field.station().ring().attach(c.id(), f, shown),
                    field.text("kit.did.attach", shown) + " · " + c.code());
        }
    }

    private void picture(Case c, Image image) {
        String clock = field.station().format().clock(field.station().now()).replace(":", "");
        String name = field.text("field.photo.pasted", clock);
        // Packing a picture takes longer than a pulse.
        CompletableFuture<Path> file =
                CompletableFuture.supplyAsync(() -> pack(image), field.station().worker());
        field.station()
                .bridge()
                .onFx(
                        file,
                        f -> {
                            CompletionStage<Receipt> receipt =
                                    field.station().ring().attach(c.id(), f, name);
                            field.answer(receipt, field.text("kit.did.attach", name) + " · " + c.code());
                            receipt.whenComplete(
                                    (r, e) -> field.station().worker().execute(() -> forget(f)));
                        },
                        failed -> field.say(field.station().actWords().refusal("failed")));
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
            LOG.warn("TC-F01 a pasted picture stays in {}: {}", file.getParent(), e.getMessage());
        }
    }
}
