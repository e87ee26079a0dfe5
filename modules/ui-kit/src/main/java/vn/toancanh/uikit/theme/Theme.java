package vn.toancanh.uikit.theme;

import atlantafx.base.theme.PrimerDark;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/**
 * Puts our look on a scene. Popups take the style sheets of the window that owns them.
 *
 * <p>JavaFX thread.
 */
public final class Theme {
    private static final String CSS = "/vn/toancanh/css/";
    private static final Map<String, String> FONTS = Map.of(
            "IBM Plex Sans", "IBMPlexSans-Regular.ttf",
            "IBM Plex Sans Medium", "IBMPlexSans-Medium.ttf",
            "IBM Plex Sans SemiBold", "IBMPlexSans-SemiBold.ttf",
            "JetBrains Mono", "JetBrainsMono-Regular.ttf");
    private static final List<String> BASE = List.of("tokens.css", "toancanh.css", "kit.css");

    private Theme() {}

    /** Loads the fonts and gives the scene our style sheets; may be called again to change the density. */
    public static void install(Scene scene, Density density) {
        loadFonts();
        base();
        // In one change: each of them has the whole window look for its styles anew.
        LinkedHashSet<String> sheets = new LinkedHashSet<>(scene.getStylesheets());
        for (String name : BASE) {
            sheets.add(url(name));
        }
        for (Density d : Density.values()) {
            if (d != density) {
                sheets.remove(url("density-" + d.id() + ".css"));
            }
        }
        sheets.add(url("density-" + density.id() + ".css"));
        List<String> wanted = List.copyOf(sheets);
        if (!wanted.equals(scene.getStylesheets())) {
            scene.getStylesheets().setAll(wanted);
        }
        // What shows before the first CSS pass: -tc-bg0, so that no window flashes white.
        scene.setFill(Color.web("#0C0F12"));
    }

    /**
     * The look below ours, in its binary form, which needs no parsing. Called before the first control is made it also saves the
     * loading of JavaFX's own look; harmless when it is there.
     */
    public static void base() {
        String base = new PrimerDark().getUserAgentStylesheetBSS();
        if (!base.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(base);
        }
    }

    /**
     * Adds a room's own style sheet, by its name under {@code vn/toancanh/css}; harmless when it is there.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static void add(Scene scene, String name) {
        String url = url(name);
        if (!scene.getStylesheets().contains(url)) {
            scene.getStylesheets().add(url);
        }
    }

    /** Makes the bundled families known; harmless when they are. */
    public static void loadFonts() {
        List<String> known = Font.getFamilies();
        FONTS.forEach((family, file) -> {
            if (!known.contains(family)) {
                loadFont(file);
            }
        });
    }

    private static void loadFont(String name) {
        try (InputStream in = Theme.class.getResourceAsStream("/vn/toancanh/fonts/" + name)) {
            if (in == null || Font.loadFont(in, 14) == null) {
                throw new IllegalStateException("font " + name + " is missing or broken");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The address of a style sheet under {@code vn/toancanh/css}, for a node that needs one of its own.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static String sheet(String name) {
        return url(name);
    }

    private static String url(String name) {
        URL url = Theme.class.getResource(CSS + name);
        if (url == null) {
            throw new IllegalArgumentException("no style sheet " + name);
        }
        return url.toExternalForm();
    }
}
