package vn.toancanh.uifield;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the officer has chosen; the stream changes nothing of it. JavaFX thread. */
public final class FieldModel {
    private final StringProperty selected = new SimpleStringProperty(this, "selected");
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(this, "tab", Tab.MINE);
    private final ObjectProperty<Here> arrived = new SimpleObjectProperty<>(this, "arrived");
    private final StringProperty notice = new SimpleStringProperty(this, "notice", "");
    private final Map<String, String> drafts = new HashMap<>();

    /** Id of the chosen case; null when none is. */
    public StringProperty selectedProperty() {
        return selected;
    }

    public ObjectProperty<Tab> tabProperty() {
        return tab;
    }

    /** The last arrival; null when there was none. */
    public ObjectProperty<Here> arrivedProperty() {
        return arrived;
    }

    /** One sentence about what was done last. */
    public StringProperty noticeProperty() {
        return notice;
    }

    /** The unsaved words of a form of a case; empty when there are none. */
    public String draft(String key) {
        return drafts.getOrDefault(key, "");
    }

    /** Keeps unsaved words; empty ones are forgotten. */
    public void draft(String key, String words) {
        if (words.isEmpty()) {
            drafts.remove(key);
        } else {
            drafts.put(key, words);
        }
    }
}
