package vn.toancanh.app;

import java.util.Optional;
import vn.toancanh.uikit.i18n.Messages;

/** Under Linux no Vietnamese input method reaches JavaFX before 23: whoever starts on such a one is told. */
final class TypingNotice {
    private static final int FIRST_GOOD = 23;

    private TypingNotice() {}

    static Optional<String> of(String javafxVersion, Messages messages) {
        String major = javafxVersion.replaceAll("[^0-9].*", "");
        boolean old = !major.isEmpty() && Integer.parseInt(major) < FIRST_GOOD;
        return old ? Optional.of(messages.text("app.typing-notice")) : Optional.empty();
    }
}
