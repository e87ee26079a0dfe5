package vn.toancanh.core.model;

/** A text in both languages of the console. Neither is ever empty in a sound pack. */
public record LocalText(String vi, String en) {
    /** The text for a language tag: {@code en} gives English, everything else Vietnamese. */
    public String in(String language) {
        return "en".equals(language) ? en : vi;
    }
}
