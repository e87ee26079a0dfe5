package vn.toancanh.uivideo;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.SkinBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.face.CameraGrid.CellState;
import vn.toancanh.uikit.theme.Icons;

/**
 * One cell: the picture, the name of the camera, and what is to be said when the picture is not a live one. A button, so that
 * Enter and Space reach it. JavaFX thread.
 */
final class CameraCell extends ButtonBase {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");
    private static final PseudoClass OPENING = PseudoClass.getPseudoClass("opening");
    private static final PseudoClass EMPTY = PseudoClass.getPseudoClass("empty");

    private final Screen screen = new Screen();
    private final Hatch hatch = new Hatch();
    private final Text icon = Icons.of("camera-off", "icon-large");
    private final Label title = new Label();
    private final Label detail = new Label();
    private final VBox said = new VBox(icon, title, detail);
    private final Text badgeIcon = Icons.of("clock", "icon-small");
    private final Label badgeText = Ui.label("text-meta");
    private final HBox badge = Ui.row("camera-badge", badgeIcon, badgeText);
    private final Text cityIcon = Icons.of("warning", "icon-small");
    private final Label cityText = Ui.elastic("text-meta");
    private final HBox city = Ui.row("camera-city", cityIcon, cityText);
    private final Label name = Ui.elastic("camera-name");
    private final Label note = Ui.elastic("text-meta", "camera-note");
    private final Label why = Ui.elastic("text-meta", "camera-why");
    private final HBox nameLine = Ui.row("camera-name-line", name, note);
    private final VBox bar = Ui.column("camera-bar", nameLine, why);
    private String words = "";
    private List<Object> shown = List.of();

    CameraCell() {
        getStyleClass().setAll("camera-cell");
        title.getStyleClass().add("camera-title");
        detail.getStyleClass().addAll("text-meta", "camera-detail");
        for (Label l : List.of(title, detail)) {
            l.setWrapText(true);
            l.setTextAlignment(TextAlignment.CENTER);
            l.setAlignment(Pos.CENTER);
        }
        said.getStyleClass().add("camera-said");
        said.setAlignment(Pos.CENTER);
        for (Node n : List.of(said, badge, city, bar)) {
            n.setMouseTransparent(true);
        }
        HBox.setHgrow(name, null);
        HBox.setHgrow(note, null);
        HBox.setHgrow(cityText, null);
        setFocusTraversable(false);
        setMinSize(0, 0);
        setManaged(false);
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                e.consume();
                fire();
            }
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, e -> requestFocus());
        setSkin(new Parts(this));
        say(Sight.of(Sight.What.EMPTY), "", "", "", "", "", "", "", "");
    }

    Screen screen() {
        return screen;
    }

    /** What was said last, for those who hear it. */
    String words() {
        return words;
    }

    @Override
    public void fire() {
        if (!isDisabled()) {
            fireEvent(new ActionEvent());
        }
    }

    /** Shows the words of a state; what is empty takes no room. */
    void say(
            Sight s,
            String camera,
            String titleText,
            String detailText,
            String badgeLine,
            String cityLine,
            String noteLine,
            String whyLine,
            String spoken) {
        Sight.What w = s.what();
        List<Object> now = List.of(w, camera, titleText, detailText, badgeLine, cityLine, noteLine, whyLine, spoken);
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        requestLayout(); // what found no room does not ask for it itself
        boolean lost = w.state == CellState.LOST;
        boolean stale = w.state == CellState.STALE;
        pseudoClassStateChanged(LOST, lost);
        pseudoClassStateChanged(STALE, stale);
        pseudoClassStateChanged(OPENING, w == Sight.What.OPENING);
        pseudoClassStateChanged(EMPTY, w == Sight.What.EMPTY);
        Ui.shown(hatch, lost);
        screen.view().setVisible(w.hasPicture());
        Ui.shown(said, !titleText.isEmpty());
        Ui.text(title, titleText);
        Ui.text(detail, detailText);
        String id = icon(w);
        icon.setUserData(id);
        Ui.shown(icon, id != null);
        if (id != null) {
            Icons.set(icon, id);
        }
        Ui.mark(this, "calm", w == Sight.What.UNKNOWN || w == Sight.What.NO_STREAM);
        Ui.shown(badge, !badgeLine.isEmpty());
        Ui.text(badgeText, badgeLine);
        Ui.shown(city, !cityLine.isEmpty());
        Ui.text(cityText, cityLine);
        Ui.shown(bar, !camera.isEmpty());
        Ui.text(name, camera);
        Ui.shown(note, !noteLine.isEmpty());
        Ui.text(note, noteLine);
        Ui.text(why, whyLine);
        words = spoken;
        setAccessibleText(spoken);
    }

    private static @Nullable String icon(Sight.What w) {
        return switch (w) {
            case LOST, OUT_OF_REACH -> "camera-off";
            case LOCKED -> "lock";
            case NO_DECODER -> "error";
            case UNKNOWN -> "help";
            case NO_STREAM -> "camera-off";
            case ON_DEMAND -> "camera";
            default -> null;
        };
    }

    /** Everything lies on the picture: words in the middle, the badge above, the name below. */
    private static final class Parts extends SkinBase<CameraCell> {
        private static final double INSET = 2;
        private static final double WHY_FROM = 84;
        private static final double NAME_SHARE = 5; // one line of the name is at most a fifth of the cell

        private List<Object> fitted = List.of();
        private double barHeight;

        Parts(CameraCell c) {
            super(c);
            getChildren().setAll(c.hatch, c.screen.view(), c.said, c.badge, c.city, c.bar);
        }

        @Override
        protected void layoutChildren(double x, double y, double w, double h) {
            CameraCell c = getSkinnable();
            fit(c, w, h);
            c.screen.view().relocate(snapPositionX(x), snapPositionY(y));
            c.screen.room(w, h);
            c.hatch.resizeRelocate(x, y, w, h);
            double barWidth = Math.min(w - 2 * INSET, snapSizeX(c.bar.prefWidth(-1)));
            c.bar.resizeRelocate(x + INSET, y + h - barHeight - INSET, Math.max(0, barWidth), barHeight);
            corner(c.badge, x, y, w, INSET);
            double below = c.badge.isVisible() ? c.badge.getHeight() + 2 * INSET : INSET;
            corner(c.city, x, y, w, below);
            double room = h - barHeight - 2 * INSET;
            double height = Math.min(room, c.said.prefHeight(w - 8));
            c.said.resizeRelocate(
                    x + 4, snapPositionY(y + (room - height) / 2), Math.max(0, w - 8), Math.max(0, height));
        }

        /**
         * Decides what has room. Not at each layout: trying it out takes words away and brings them back, which asks for the
         * next layout.
         */
        private void fit(CameraCell c, double w, double h) {
            List<Object> now = List.of(
                    w,
                    h,
                    c.bar.isVisible(),
                    c.title.getText(),
                    c.detail.getText(),
                    String.valueOf(c.icon.getUserData()),
                    c.name.getText(),
                    c.note.getText(),
                    c.why.getText(),
                    c.title.getFont(),
                    c.detail.getFont(),
                    c.name.getFont(),
                    c.bar.getInsets(),
                    c.said.getInsets());
            if (now.equals(fitted)) {
                return;
            }
            fitted = now;
            // In a low cell the picture is worth more than the second line.
            Ui.shown(c.why, h >= WHY_FROM && !c.why.getText().isEmpty());
            barHeight = c.bar.isVisible() ? barHeight(c, w, h) : 0;
            layoutWords(c, w - 8, h - barHeight - 2 * INSET);
        }

        /** A name too long for one line takes two, where that leaves the better part of the picture. */
        private double barHeight(CameraCell c, double w, double h) {
            c.name.setWrapText(false);
            double one = snapSizeY(c.bar.prefHeight(-1));
            double width = w - 2 * INSET;
            double line = snapSizeY(c.nameLine.prefHeight(-1));
            if (c.nameLine.prefWidth(-1)
                            <= width
                                    - c.bar.getInsets().getLeft()
                                    - c.bar.getInsets().getRight()
                    || h < NAME_SHARE * line) {
                return one;
            }
            c.name.setWrapText(true);
            return Math.min(snapSizeY(c.bar.prefHeight(width)), one + line);
        }

        /** In a low cell the reason goes first, then the icon; the sentence stays. */
        private static void layoutWords(CameraCell c, double width, double room) {
            Ui.shown(c.detail, !c.detail.getText().isEmpty());
            Ui.shown(c.icon, c.icon.getUserData() != null);
            if (c.said.prefHeight(width) > room) {
                Ui.shown(c.detail, false);
            }
            if (c.said.prefHeight(width) > room) {
                Ui.shown(c.icon, false);
            }
        }

        private void corner(HBox box, double x, double y, double w, double top) {
            if (box.isVisible()) {
                double width = Math.min(w - 2 * INSET, snapSizeX(box.prefWidth(-1)));
                double height = snapSizeY(box.prefHeight(-1));
                box.resizeRelocate(snapPositionX(x + w - width - INSET), y + top, Math.max(0, width), height);
            }
        }
    }
}
