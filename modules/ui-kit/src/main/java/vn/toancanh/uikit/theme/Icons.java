package vn.toancanh.uikit.theme;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedALIkonHandler;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/**
 * Icons by meaning. Packs and rooms name what they mean ({@code traffic}); only this class knows the glyph. An icon is a text
 * glyph, so it scales with the font around it; style classes {@code icon-small}, {@code icon-large}, {@code icon-warn},
 * {@code icon-stale} and {@code icon-strong} change it.
 */
public final class Icons {
    /** Shown for a name that this console does not know: a pack may be newer than the console. */
    public static final String UNKNOWN = "unknown";

    private static final Map<String, Ikon> GLYPHS = Map.ofEntries(
            // Services of a pack.
            entry("shield", Material2OutlinedMZ.VERIFIED_USER),
            entry("trending", Material2OutlinedMZ.TRENDING_UP),
            entry("folder", Material2OutlinedAL.FOLDER),
            entry("institution", Material2OutlinedAL.ACCOUNT_BALANCE),
            entry("health", Material2OutlinedAL.LOCAL_HOSPITAL),
            entry("school", Material2OutlinedMZ.SCHOOL),
            entry("tourism", Material2OutlinedMZ.TOUR),
            entry("report", Material2OutlinedAL.CAMPAIGN),
            entry("environment", Material2OutlinedAL.ECO),
            entry("traffic", Material2OutlinedMZ.TRAFFIC),
            entry("water", Material2OutlinedMZ.OPACITY),
            entry("fire", Material2OutlinedAL.LOCAL_FIRE_DEPARTMENT),
            entry("police", Material2OutlinedAL.LOCAL_POLICE),
            entry("power", Material2OutlinedAL.ELECTRICAL_SERVICES),
            entry("light", Material2OutlinedAL.EMOJI_OBJECTS),
            entry("city", Material2OutlinedAL.LOCATION_CITY),
            entry("storm", Material2OutlinedMZ.WAVES),
            entry("building", Material2OutlinedAL.APARTMENT),
            entry("network", Material2OutlinedMZ.MEMORY),
            // Channels of a pack.
            entry("phone", Material2OutlinedMZ.PHONE),
            entry("smartphone", Material2OutlinedMZ.SMARTPHONE),
            entry("portal", Material2OutlinedMZ.PUBLIC),
            entry("web", Material2OutlinedMZ.WEB),
            entry("sms", Material2OutlinedMZ.SMS),
            entry("mail", Material2OutlinedAL.EMAIL),
            entry("chat", Material2OutlinedAL.CHAT),
            entry("facebook", Material2OutlinedAL.GROUPS),
            entry("officer", Material2OutlinedAL.DIRECTIONS_WALK),
            entry("sensor", Material2OutlinedMZ.SETTINGS_INPUT_ANTENNA),
            entry("camera", Material2OutlinedMZ.VIDEOCAM),
            // The console.
            entry("camera-off", Material2OutlinedMZ.VIDEOCAM_OFF),
            entry("overview", Material2OutlinedAL.DASHBOARD),
            entry("queue", Material2OutlinedAL.LIST_ALT),
            entry("map", Material2OutlinedMZ.MAP),
            entry("place", Material2OutlinedMZ.PLACE),
            entry("wall", Material2OutlinedAL.GRID_ON),
            entry("chart", Material2OutlinedMZ.SHOW_CHART),
            entry("analytics", Material2OutlinedAL.ANALYTICS),
            entry("history", Material2OutlinedAL.HISTORY),
            entry("settings", Material2OutlinedMZ.SETTINGS),
            entry("search", Material2OutlinedMZ.SEARCH),
            entry("clear", Material2OutlinedAL.CLOSE),
            entry("close", Material2OutlinedAL.CLOSE),
            entry("check", Material2OutlinedAL.CHECK),
            entry("checked", Material2OutlinedAL.CHECK_CIRCLE),
            entry("unchecked", Material2OutlinedMZ.RADIO_BUTTON_UNCHECKED),
            entry("clock", Material2OutlinedAL.ACCESS_TIME),
            entry("timer", Material2OutlinedMZ.TIMER),
            entry("warning", Material2OutlinedMZ.WARNING),
            entry("info", Material2OutlinedAL.INFO),
            entry("error", Material2OutlinedAL.ERROR_OUTLINE),
            entry("help", Material2OutlinedAL.HELP_OUTLINE),
            entry("keyboard", Material2OutlinedAL.KEYBOARD),
            entry("person", Material2OutlinedAL.ACCOUNT_CIRCLE),
            entry("people", Material2OutlinedAL.GROUP),
            entry("link", Material2OutlinedAL.LINK),
            entry("link-off", Material2OutlinedAL.LINK_OFF),
            entry("sync", Material2OutlinedMZ.SYNC),
            entry("unsent", Material2OutlinedAL.CLOUD_UPLOAD),
            entry("sent", Material2OutlinedAL.CLOUD_DONE),
            entry("saved-here", Material2OutlinedMZ.SAVE),
            entry("tray", Material2OutlinedAL.INBOX),
            entry("send", Material2OutlinedMZ.SEND),
            entry("note", Material2OutlinedAL.EDIT),
            entry("attach", Material2OutlinedAL.ATTACH_FILE),
            entry("photo", Material2OutlinedAL.INSERT_PHOTO),
            entry("unit", Material2OutlinedAL.ENGINEERING),
            entry("vehicle", Material2OutlinedAL.DIRECTIONS_CAR),
            entry("assign", Material2OutlinedAL.ASSIGNMENT_IND),
            entry("merge", Material2OutlinedAL.CALL_MERGE),
            entry("alert", Material2OutlinedMZ.NOTIFICATIONS),
            entry("snooze", Material2OutlinedMZ.SNOOZE),
            entry("sound", Material2OutlinedMZ.VOLUME_UP),
            entry("mute", Material2OutlinedMZ.VOLUME_OFF),
            entry("copy", Material2OutlinedAL.CONTENT_COPY),
            entry("print", Material2OutlinedMZ.PRINT),
            entry("undo", Material2OutlinedMZ.UNDO),
            entry("refresh", Material2OutlinedMZ.REFRESH),
            entry("sign-in", Material2OutlinedAL.LOGIN),
            entry("sign-out", Material2OutlinedAL.EXIT_TO_APP),
            entry("language", Material2OutlinedAL.LANGUAGE),
            entry("density", Material2OutlinedAL.FORMAT_SIZE),
            entry("add", Material2OutlinedAL.ADD),
            entry("remove", Material2OutlinedMZ.REMOVE),
            entry("more", Material2OutlinedMZ.MORE_HORIZ),
            entry("back", Material2OutlinedAL.ARROW_BACK),
            entry("forward", Material2OutlinedAL.ARROW_FORWARD),
            entry("up", Material2OutlinedAL.ARROW_UPWARD),
            entry("down", Material2OutlinedAL.ARROW_DOWNWARD),
            entry("expand", Material2OutlinedAL.EXPAND_MORE),
            entry("collapse", Material2OutlinedAL.EXPAND_LESS),
            entry("command", Material2OutlinedAL.CHEVRON_RIGHT),
            entry("layers", Material2OutlinedAL.LAYERS),
            entry("lock", Material2OutlinedAL.LOCK),
            entry("pause", Material2OutlinedMZ.PAUSE),
            entry(UNKNOWN, Material2OutlinedMZ.RADIO_BUTTON_UNCHECKED));

    private Icons() {}

    /** A new icon with this meaning. It is decoration: the control that holds it says the same in words. */
    public static Text of(String id) {
        Text t = new Text(glyph(id));
        t.getStyleClass().add("icon");
        t.setStyle("-fx-font-family: \"" + Family.NAME + "\";");
        t.setAccessibleRole(AccessibleRole.NODE);
        t.setFocusTraversable(false);
        return t;
    }

    /** A new icon with more style classes. */
    public static Text of(String id, String... styleClasses) {
        Text t = of(id);
        t.getStyleClass().addAll(styleClasses);
        return t;
    }

    /** Changes the meaning of an icon made by {@link #of}; for cells, which are reused. */
    public static void set(Text icon, String id) {
        icon.setText(glyph(id));
    }

    public static boolean knows(String id) {
        return GLYPHS.containsKey(id);
    }

    /** All known meanings. */
    public static Set<String> ids() {
        return GLYPHS.keySet();
    }

    private static String glyph(String id) {
        Ikon ikon = GLYPHS.getOrDefault(id, GLYPHS.get(UNKNOWN));
        return Character.toString(ikon.getCode());
    }

    /** Loads the glyphs' font when the first icon is made. */
    private static final class Family {
        static final String NAME = load();

        private static String load() {
            Material2OutlinedALIkonHandler pack = new Material2OutlinedALIkonHandler();
            try (InputStream in = pack.getFontResourceAsStream()) {
                return Font.loadFont(in, 16).getFamily();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
