package vn.toancanh.uidesk.detail;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.ImageCheck;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.control.Ui;

/**
 * The photos of a case, small and in a row; Enter or a click shows one large. What cannot be shown says why in its place, and is
 * asked for again when the link is back. Nothing of a photo is decoded in this process. JavaFX thread.
 */
final class PhotoStrip extends FlowPane {
    /** More than these are counted. */
    private static final int MOST = 6;

    private static final int SMALL = 160; // pixels, of the longer side
    private static final int LARGE = 1_600;
    private static final int KEPT = 60;
    private static final double EDGE = 8; // ring and padding of a tile, both sides

    private final DeskContext desk;
    private final Label more = Ui.label("text-meta");
    private final Map<String, Tile> tiles = new HashMap<>();
    private final Map<String, Image> images = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Image> eldest) {
            return size() > KEPT;
        }
    };
    private List<Attachment> shown = List.of();
    private boolean wasUp;

    PhotoStrip(DeskContext desk) {
        this.desk = desk;
        setId("photos");
        getStyleClass().add("photo-strip");
        Ui.shown(this, false);
    }

    /** One photo. */
    private final class Tile extends Button {
        private final Attachment photo;
        private final ImageView view = new ImageView();
        private final Label said = Ui.flowing("text-meta");
        private boolean asking;
        private boolean missing;

        Tile(Attachment photo) {
            this.photo = photo;
            getStyleClass().setAll("button", "quiet", "photo-tile");
            setId("photo-" + photo.id());
            view.setPreserveRatio(true);
            view.setMouseTransparent(true);
            view.fitWidthProperty().bind(widthProperty().subtract(EDGE));
            view.fitHeightProperty().bind(heightProperty().subtract(EDGE));
            said.setAlignment(Pos.CENTER);
            setGraphic(new StackPane(said, view));
            setAccessibleText(desk.words().text("desk.photo.open", photo.name()));
            setOnAction(e -> enlarge(photo));
        }

        void load() {
            Image known = images.get(photo.id());
            if (known != null) {
                show(known);
                return;
            }
            if (asking) {
                return;
            }
            asking = true;
            Ui.text(said, desk.words().text("desk.photo.loading"));
            desk.bridge().onFx(desk.ports().photo(photo, SMALL), this::take, e -> refuse("unreadable"));
        }

        private void take(ImageCheck.Look look) {
            if (look instanceof ImageCheck.Look.Seen s) {
                Image image = image(s);
                images.put(photo.id(), image);
                show(image);
            } else {
                refuse(((ImageCheck.Look.Refused) look).code());
            }
        }

        private void show(Image image) {
            asking = false;
            missing = false;
            view.setImage(image);
            Ui.shown(said, false);
        }

        private void refuse(String code) {
            asking = false;
            missing = code.equals("not-here");
            Ui.shown(said, true);
            Ui.text(said, desk.words().text("desk.photo." + code));
            setAccessibleText(photo.name() + ". " + said.getText());
        }
    }

    /** Follows the case and the link. */
    void show(Case c, CityState s) {
        boolean up = s.link().isUp();
        List<Attachment> photos =
                c.attachments().stream().filter(PhotoStrip::isPhoto).toList();
        if (!photos.equals(shown)) {
            shown = photos;
            tiles.clear();
            getChildren().clear();
            for (Attachment a : photos.subList(0, Math.min(MOST, photos.size()))) {
                Tile tile = new Tile(a);
                tiles.put(a.id(), tile);
                getChildren().add(tile);
                tile.load();
            }
            if (photos.size() > MOST) {
                Ui.text(more, desk.words().text("desk.photo.more", photos.size() - MOST));
                getChildren().add(more);
            }
            Ui.shown(this, !photos.isEmpty());
        } else if (up && !wasUp) {
            tiles.values().stream().filter(t -> t.missing).forEach(Tile::load);
        }
        wasUp = up;
    }

    static boolean isPhoto(Attachment a) {
        return a.mime().toLowerCase(Locale.ROOT).startsWith("image/");
    }

    private void enlarge(Attachment photo) {
        Label name = Ui.flowing("text-panel-title");
        name.setText(photo.name());
        Label said = Ui.flowing("text-meta");
        said.setText(desk.words().text("desk.photo.loading"));
        ImageView view = new ImageView();
        view.setPreserveRatio(true);
        view.setSmooth(true);
        Button close = new Button(desk.words().text("desk.photo.close"));
        close.setId("photo-close");
        close.setOnAction(e -> desk.sheets().close());
        VBox sheet = Ui.column("photo-sheet", name, said, view, close);
        sheet.setId("photo-sheet");
        desk.sheets().open(sheet, close, Pos.CENTER);
        double room = 0.9 * Math.min(getScene().getWidth(), LARGE);
        double height = 0.7 * getScene().getHeight();
        desk.bridge()
                .onFx(
                        desk.ports().photo(photo, LARGE),
                        look -> {
                            if (look instanceof ImageCheck.Look.Seen s) {
                                Ui.shown(said, false);
                                // A small picture is not blown up: what it does not have, nobody shall think to see.
                                view.setFitWidth(Math.min(room, s.width()));
                                view.setFitHeight(Math.min(height, s.height()));
                                view.setImage(image(s));
                            } else {
                                said.setText(
                                        desk.words().text("desk.photo." + ((ImageCheck.Look.Refused) look).code()));
                            }
                        },
                        e -> said.setText(desk.words().text("desk.photo.unreadable")));
    }

    private static Image image(ImageCheck.Look.Seen s) {
        WritableImage out = new WritableImage(s.width(), s.height());
        out.getPixelWriter()
                .setPixels(0, 0, s.width(), s.height(), PixelFormat.getIntArgbInstance(), s.argb(), 0, s.width());
        return out;
    }
}
