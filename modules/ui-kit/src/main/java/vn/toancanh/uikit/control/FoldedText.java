package vn.toancanh.uikit.control;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.text.Sanitiser;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.theme.Icons;

/**
 * Somebody's words: whole where they are short, else their beginning and a button for the rest. A report of four pages would
 * push the procedure and the timeline out of sight, and 4,000 letters of a script that needs shaping keep the window waiting
 * for many frames: of such a text half as much stands here, and the rest comes in pieces, one with each frame. {@code
 * installer/bench text} tells what it takes. JavaFX thread only.
 */
public final class FoldedText extends VBox {
    /** UTF-16 units of the beginning: some ten lines of a panel. */
    private static final int SHOWN = 600;

    /** Lines of the beginning, where somebody breaks each word. */
    private static final int LINES = 12;

    /** A rest that is shorter than this part of the beginning is not worth a press. */
    private static final double WORTH = 1.0 / 3;

    /** A longer word is cut within. */
    private static final int LONGEST_WORD = 40;

    private final Messages words;
    private final Format format;
    private final int shown;
    private final String[] classes;
    private final VBox body = new VBox();
    private final Label beginning;
    private final List<String> toCome = new ArrayList<>();
    private final AnimationTimer frames = new AnimationTimer() {
        @Override
        public void handle(long now) {
            next();
        }
    };
    private final Button toggle = new Button();
    private final Text icon = Icons.of("expand", "icon-small");
    private @Nullable String owner;
    private String text = "";
    private boolean open;
    private List<String> said = List.of();

    public FoldedText(Messages words, Format format, String... classes) {
        this(words, format, SHOWN, classes);
    }

    /** @param shown UTF-16 units of the beginning */
    public FoldedText(Messages words, Format format, int shown, String... classes) {
        this.words = words;
        this.format = format;
        this.shown = shown;
        this.classes = classes;
        beginning = Ui.flowing(classes);
        body.getChildren().add(beginning);
        toggle.getStyleClass().addAll("quiet", "small", "show-all");
        toggle.setGraphic(icon);
        toggle.setOnAction(e -> open(!open));
        getStyleClass().add("folded-text");
        setMinWidth(0);
        getChildren().add(body);
    }

    /** @param owner whose words these are: what was opened stays open while the owner is the same */
    public FoldedText show(String owner, String text) {
        open &= owner.equals(this.owner);
        this.owner = owner;
        this.text = text;
        render();
        return this;
    }

    public void open(boolean on) {
        open = on;
        render();
    }

    /** Whose words stand open in the pane: what is built again opens them again. */
    public static Set<String> opened(Parent in) {
        return in.lookupAll(".folded-text").stream()
                .filter(n -> n instanceof FoldedText f && f.open)
                .map(n -> ((FoldedText) n).owner)
                .collect(Collectors.toSet());
    }

    private void render() {
        boolean slow = Sanitiser.needsShaping(text);
        int most = slow ? shown / 2 : shown;
        int end = end(text, most);
        boolean folds = end < text.length();
        // Most words are short: no button stands below them.
        if (folds != getChildren().contains(toggle)) {
            if (folds) {
                getChildren().add(toggle);
            } else {
                getChildren().remove(toggle);
            }
        }
        if (folds) {
            toggle.setText(
                    open ? words.text("kit.text.less") : words.text("kit.text.all", format.count(text.length() - end)));
            Icons.set(icon, open ? "collapse" : "expand");
        }
        List<String> now = !folds || open && !slow
                ? List.of(text)
                : open ? pieces(text, most) : List.of(text.substring(0, end).stripTrailing() + "…");
        // What stands is not said again: the pieces that have come stay.
        if (!now.equals(said)) {
            said = now;
            say(now);
        }
    }

    private void say(List<String> pieces) {
        Ui.text(beginning, pieces.get(0));
        body.getChildren().setAll(beginning);
        toCome.clear();
        toCome.addAll(pieces.subList(1, pieces.size()));
        if (!toCome.isEmpty()) {
            frames.start();
        }
    }

    /** A frame: the next piece comes. */
    private void next() {
        if (!toCome.isEmpty()) {
            Label l = Ui.flowing(classes);
            l.setText(toCome.remove(0));
            body.getChildren().add(l);
        }
        if (toCome.isEmpty()) {
            frames.stop();
        }
    }

    /** The text in pieces that stand below each other: cut where a line ends, or else where a word or letter does. */
    private static List<String> pieces(String text, int most) {
        List<String> out = new ArrayList<>();
        int at = 0;
        while (text.length() - at > most) {
            int line = text.lastIndexOf('\n', at + most);
            int end = line > at ? line : at + wordEnd(text.substring(at, at + most + 1), most);
            out.add(text.substring(at, end));
            at = line > at ? end + 1 : end;
        }
        out.add(text.substring(at));
        return out;
    }

    /** Where the beginning ends: after a word and never within a letter; the text's length where all of it is shown. */
    static int end(String text, int shown) {
        int whole = (int) (shown * (1 + WORTH));
        int lines = (int) (LINES * (1 + WORTH));
        int lineEnd = nthBreak(text, LINES);
        if (text.length() <= whole && nthBreak(text, lines) < 0) {
            return text.length();
        }
        int end = Math.min(shown, text.length());
        if (lineEnd >= 0 && lineEnd <= end) {
            return lineEnd;
        }
        return wordEnd(text, end);
    }

    /** Where the last word ends that is whole before {@code end}, or the last letter. */
    private static int wordEnd(String text, int end) {
        int word = boundary(BreakIterator.getLineInstance(Locale.ROOT), text, end);
        if (word > 0 && word > end - LONGEST_WORD) {
            return word;
        }
        int letter = boundary(BreakIterator.getCharacterInstance(Locale.ROOT), text, end);
        return letter > 0 ? letter : end;
    }

    /** The last boundary at or before {@code end}. */
    private static int boundary(BreakIterator of, String text, int end) {
        of.setText(text);
        return of.isBoundary(end) ? end : of.preceding(end);
    }

    /** Index of the n-th line break; below zero where there are fewer. */
    private static int nthBreak(String text, int n) {
        int at = -1;
        for (int i = 0; i < n; i++) {
            at = text.indexOf('\n', at + 1);
            if (at < 0) {
                return at;
            }
        }
        return at;
    }
}
