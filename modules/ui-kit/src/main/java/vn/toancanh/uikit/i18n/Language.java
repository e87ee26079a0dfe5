package vn.toancanh.uikit.i18n;

/** The languages of the console, Vietnamese first. */
public enum Language {
    VI("vi"),
    EN("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** As in bundle names and settings: vi, en. */
    public String tag() {
        return tag;
    }

    /** The language of a tag; {@link #VI} for anything else. */
    public static Language of(String tag) {
        return "en".equals(tag) ? EN : VI;
    }
}
