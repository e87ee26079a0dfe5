package vn.toancanh.uikit.photo;

import vn.toancanh.core.port.ImageCheck;
import vn.toancanh.uikit.i18n.Messages;

/** What stands where a photo cannot: a sentence and an icon, by the code of the refusal. */
final class PhotoWords {
    private PhotoWords() {}

    static String sentence(Messages words, String code) {
        return words.text("kit.photo." + code);
    }

    /** Three looks: the link is away, the city says no, the file is at fault. */
    static String icon(String code) {
        return switch (code) {
            case "not-here" -> "link-off";
            case "withheld" -> "lock";
            default -> "error";
        };
    }

    /** Whether asking again, when the link is back, may bring it. */
    static boolean mayCome(String code) {
        return code.equals("not-here") || code.equals("withheld");
    }

    static String code(ImageCheck.Look look) {
        return look instanceof ImageCheck.Look.Refused r ? r.code() : "";
    }
}
