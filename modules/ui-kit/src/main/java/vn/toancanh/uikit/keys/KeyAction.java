package vn.toancanh.uikit.keys;

/**
 * Something a key does.
 *
 * @param id stable, e.g. {@code case.accept}; the settings remap by it
 * @param messageKey what it does, in the operator's words
 * @param key the default key
 */
public record KeyAction(String id, String messageKey, Key key) {
    public KeyAction(String id, String messageKey, String key) {
        this(id, messageKey, Key.of(key));
    }
}
