package vn.toancanh.uikit.say;

import org.jspecify.annotations.Nullable;
import vn.toancanh.core.link.LinkStatus;
import vn.toancanh.uikit.i18n.Messages;

/** What stands between this machine and the city, where somebody at the machine can do something about it. */
public final class LinkWords {
    private LinkWords() {}

    /** One sentence with the way out; null when all that can be done is to wait. */
    public static @Nullable String wayOut(Messages words, LinkStatus link) {
        String key = "kit.link.way-out." + link.reason();
        return words.has(key) ? words.text(key) : null;
    }
}
