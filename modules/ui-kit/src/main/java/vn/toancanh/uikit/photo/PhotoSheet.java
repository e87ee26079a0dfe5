package vn.toancanh.uikit.photo;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.port.CasePhotos;
import vn.toancanh.core.port.ImageCheck;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.control.KeyHint;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.theme.Icons;

/** The photos of a case one at a time, as large as the window allows; the arrows go from one to the next. JavaFX thread. */
final class PhotoSheet extends VBox {
    private static final int LARGE = 1_600; // pixels, of the longer side

    private final Messages words;
    private final FxBridge bridge;
    private final CasePhotos source;
    private final List<Attachment> all;
    private final Label name = Ui.elastic("text-panel-title");
    private final Label count = Ui.label("text-meta");
    private final Label said = Ui.flowing("text-cell");
    private final ImageView view = new ImageView();
    private final Button previous;
    private final Button next;
    private final Button close;
    private int at;
    private int asked;
    private String code = "";

    /** @param at which of them comes first */
    PhotoSheet(Messages words, FxBridge bridge, CasePhotos source, List<Attachment> all, int at, Runnable onClose) {
        this.words = words;
        this.bridge = bridge;
        this.source = source;
        this.all = List.copyOf(all);
        this.at = Math.max(0, at);
        setId("photo-sheet");
        getStyleClass().add("photo-sheet");
        said.getStyleClass().add("photo-said");
        said.setAlignment(Pos.CENTER);
        said.setContentDisplay(ContentDisplay.TOP);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        StackPane stage = new StackPane(said, view);
        stage.getStyleClass().add("photo-stage");
        stage.setMinSize(0, 0);
        stage.setPrefSize(LARGE, LARGE); // and what the window has less
        VBox.setVgrow(stage, Priority.ALWAYS);
        // A small picture is not blown up: what it does not have, nobody shall think to see.
        view.fitWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.min(
                                stage.getWidth(),
                                view.getImage() == null ? 0 : view.getImage().getWidth()),
                        stage.widthProperty(),
                        view.imageProperty()));
        view.fitHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.min(
                                stage.getHeight(),
                                view.getImage() == null ? 0 : view.getImage().getHeight()),
                        stage.heightProperty(),
                        view.imageProperty()));
        previous = button("previous", "←", () -> go(-1));
        next = button("next", "→", () -> go(1));
        close = button("close", "Esc", onClose);
        HBox foot = Ui.row("sheet-foot", previous, next, Ui.spring(), close);
        boolean many = all.size() > 1;
        Ui.shown(previous, many);
        Ui.shown(next, many);
        Ui.shown(count, many);
        HBox head = Ui.row("gap-8", name, count);
        head.setAlignment(Pos.BASELINE_LEFT);
        getChildren().addAll(head, stage, foot);
        // The arrows turn the pages wherever the focus is; to the buttons leads Tab.
        addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.LEFT || e.getCode() == KeyCode.RIGHT) {
                e.consume();
                go(e.getCode() == KeyCode.LEFT ? -1 : 1);
            }
        });
        load();
    }

    private Button button(String id, String key, Runnable run) {
        Button b = Ui.button(words.bind("kit.photo." + id), run);
        b.setId("photo-" + id);
        b.setGraphic(new KeyHint(key));
        b.setContentDisplay(ContentDisplay.RIGHT);
        return b;
    }

    Node firstFocus() {
        return close;
    }

    /** Asks once more for what could not be had. */
    void again() {
        if (PhotoWords.mayCome(code)) {
            load();
        }
    }

    private void go(int by) {
        int to = Math.min(all.size() - 1, Math.max(0, at + by));
        if (to != at) {
            at = to;
            load();
        }
    }

    private void load() {
        Attachment photo = all.get(at);
        int mine = ++asked;
        Ui.text(name, photo.name());
        Ui.text(count, words.text("kit.photo.count", at + 1, all.size()));
        if (at == 0 && previous.isFocused() || at == all.size() - 1 && next.isFocused()) {
            close.requestFocus(); // a button that goes grey must not take the focus with it
        }
        previous.setDisable(at == 0);
        next.setDisable(at == all.size() - 1);
        view.setImage(null);
        refuse("");
        bridge.onFx(
                source.look(photo, LARGE),
                look -> {
                    if (mine != asked) {
                        return; // somebody turned the page meanwhile
                    }
                    if (look instanceof ImageCheck.Look.Seen s) {
                        view.setImage(image(s));
                        Ui.shown(said, false);
                    } else {
                        refuse(PhotoWords.code(look));
                    }
                },
                e -> {
                    if (mine == asked) {
                        refuse("unreadable");
                    }
                });
    }

    /** @param why empty while it is loading */
    private void refuse(String why) {
        code = why;
        Ui.text(said, words.text(why.isEmpty() ? "kit.photo.loading" : "kit.photo." + why));
        said.setGraphic(why.isEmpty() ? null : Icons.of(PhotoWords.icon(why)));
        Ui.shown(said, true);
    }

    static Image image(ImageCheck.Look.Seen s) {
        WritableImage out = new WritableImage(s.width(), s.height());
        out.getPixelWriter()
                .setPixels(0, 0, s.width(), s.height(), PixelFormat.getIntArgbInstance(), s.argb(), 0, s.width());
        return out;
    }
}
