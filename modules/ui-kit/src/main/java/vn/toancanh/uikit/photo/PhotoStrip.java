package vn.toancanh.uikit.photo;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.CasePhotos;
import vn.toancanh.core.port.ImageCheck;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.sheet.SheetHost;
import vn.toancanh.uikit.theme.Icons;

/**
 * The photos of a case, small and in a row; Enter or a click shows one large. What cannot be shown says why in its place, and is
 * asked for again when the link is back. JavaFX thread.
 */
public final class PhotoStrip extends FlowPane {
    /** More than these are counted here, and reached in the sheet. */
    private static final int MOST = 6;

    private static final int SMALL = 256; // pixels, of the longer side
    private static final int KEPT = 60;
    private static final double EDGE = 8; // ring and padding of a tile, both sides

    private final Messages words;
    private final FxBridge bridge;
    private final CasePhotos photos;
    private final SheetHost sheets;
    private final Label more = Ui.label("text-meta");
    private final Map<String, Tile> tiles = new HashMap<>();
    private final Map<String, Image> images = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Image> eldest) {
            return size() > KEPT;
        }
    };
    private List<Attachment> shown = List.of();
    private @Nullable PhotoSheet large;
    private boolean wasUp;

    /** @param sheets where a photo is shown large */
    public PhotoStrip(Messages words, FxBridge bridge, CasePhotos photos, SheetHost sheets) {
        this.words = words;
        this.bridge = bridge;
        this.photos = photos;
        this.sheets = sheets;
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
        private String code = "";
        private String face = "";

        Tile(Attachment photo) {
            this.photo = photo;
            getStyleClass().setAll("button", "quiet", "photo-tile");
            setId("photo-" + photo.id());
            view.setPreserveRatio(true);
            view.setMouseTransparent(true);
            view.fitWidthProperty().bind(widthProperty().subtract(EDGE));
            view.fitHeightProperty().bind(heightProperty().subtract(EDGE));
            said.getStyleClass().add("photo-said");
            said.setAlignment(Pos.CENTER);
            said.setContentDisplay(ContentDisplay.TOP);
            setGraphic(new StackPane(said, view));
            setOnAction(e -> enlarge(shown.indexOf(photo)));
        }

        void load() {
            Image known = images.get(photo.id());
            if (known != null) {
                seen(known);
            } else if (!asking) {
                asking = true;
                code = "";
                bridge.onFx(photos.look(photo, SMALL), this::take, e -> refused("unreadable"));
            }
            say();
        }

        private void take(ImageCheck.Look look) {
            if (look instanceof ImageCheck.Look.Seen s) {
                Image image = PhotoSheet.image(s);
                images.put(photo.id(), image);
                seen(image);
            } else {
                refused(PhotoWords.code(look));
            }
            say();
        }

        private void seen(Image image) {
            asking = false;
            code = "";
            view.setImage(image);
        }

        private void refused(String why) {
            asking = false;
            code = why;
            say();
        }

        /** In the language of now. */
        void say() {
            boolean bad = !code.isEmpty();
            String now = words.language() + code + (view.getImage() == null);
            if (now.equals(face)) {
                return;
            }
            face = now;
            Ui.shown(said, view.getImage() == null);
            Ui.text(said, bad ? PhotoWords.sentence(words, code) : words.text("kit.photo.loading"));
            said.setGraphic(bad ? Icons.of(PhotoWords.icon(code)) : null);
            setAccessibleText(
                    view.getImage() == null
                            ? photo.name() + ". " + said.getText()
                            : words.text("kit.photo.open", photo.name()));
        }
    }

    /** Follows the case, the link and the language. */
    public void show(Case c, CityState s) {
        boolean up = s.link().isUp();
        List<Attachment> all =
                c.attachments().stream().filter(PhotoStrip::isPhoto).toList();
        if (!all.equals(shown)) {
            shown = all;
            tiles.clear();
            getChildren().clear();
            for (Attachment a : all.subList(0, Math.min(MOST, all.size()))) {
                Tile tile = new Tile(a);
                tiles.put(a.id(), tile);
                getChildren().add(tile);
                tile.load();
            }
            if (all.size() > MOST) {
                getChildren().add(more);
            }
            Ui.shown(this, !all.isEmpty());
        } else if (up && !wasUp) {
            tiles.values().stream().filter(t -> PhotoWords.mayCome(t.code)).forEach(Tile::load);
        }
        if (up && !wasUp && large != null) {
            large.again();
        }
        tiles.values().forEach(Tile::say);
        Ui.text(more, words.text("kit.photo.more", Math.max(0, all.size() - MOST)));
        wasUp = up;
    }

    public static boolean isPhoto(Attachment a) {
        return a.mime().toLowerCase(Locale.ROOT).startsWith("image/");
    }

    /** Shows the first photo large; false when the case has none. */
    public boolean open() {
        if (shown.isEmpty()) {
            return false;
        }
        enlarge(0);
        return true;
    }

    private void enlarge(int at) {
        PhotoSheet sheet = new PhotoSheet(words, bridge, photos, shown, at, sheets::close);
        sheets.open(sheet, sheet.firstFocus(), Pos.CENTER);
        large = sheet;
        sheets.onClose(() -> large = null);
    }
}
