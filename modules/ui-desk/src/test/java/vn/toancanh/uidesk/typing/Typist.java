package vn.toancanh.uidesk.typing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody who types on the desk, with one input method and one way of writing. */
final class Typist implements AutoCloseable {
    private final InputMethodSession session;
    private final Fields fields;
    private final String method;

    private Typist(InputMethodSession session, Fields fields, String method) {
        this.session = session;
        this.fields = fields;
        this.method = method;
    }

    /** Sits down; skips the test where no input method can be: without root and without the packages. */
    static Typist at(Path folder, InputMethodSession.Kind kind, String method, String... args) throws IOException {
        List<String> missing = InputMethodSession.missing();
        boolean root = System.getProperty("user.name").equals("root");
        assumeTrue(
                missing.isEmpty() || root,
                "typing needs " + missing + ": run installer/test, which installs them or says how");
        assertThat(missing)
                .as("typing needs these; installer/test installs them")
                .isEmpty();
        InputMethodSession session = new InputMethodSession(folder, kind, method);
        try {
            Fields fields = new Fields(session, folder.resolve("fields.log"), args);
            int javafx = Integer.parseInt(fields.javafx().replaceAll("[^0-9].*", ""));
            if (javafx < 23) {
                fields.close();
                session.close();
                assumeTrue(
                        false, "no input method reaches JavaFX " + javafx + "; the console says so, which app tests");
            }
            return new Typist(session, fields, method);
        } catch (IOException | RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }

    /** Types a phrase into a field; it must stand there, and no key may have done anything else. */
    void writes(Phrase phrase, String field, int apart) {
        fields.open(field);
        String before = fields.ask("done");
        fields.keys(phrase.then(method, "space"), apart);
        String wanted = phrase.text() + ' ';
        assertThat(fields.text(field, wanted))
                .as("%s in %s at %d ms", phrase, field, apart)
                .isEqualTo(wanted);
        assertThat(fields.ask("done")).as("what the keys did meanwhile").isEqualTo(before);
    }

    /** Tab in the middle of a word, then another word. */
    List<String> tab(int apart) {
        fields.open("form-first");
        List<String> all = new ArrayList<>(Phrase.WORD.then(method, "Tab"));
        all.addAll(Phrase.NEXT.then(method, "space"));
        fields.keys(all, apart);
        return both("form-first", "form-second");
    }

    /** Enter in the middle of a word in a field of several lines, then another word. */
    String enter(String field, int apart) {
        fields.open(field);
        List<String> all = new ArrayList<>(Phrase.WORD.then(method, "Return"));
        all.addAll(Phrase.NEXT.then(method, "space"));
        fields.keys(all, apart);
        return fields.text(field, "đường\\nnước ");
    }

    /** A click into another field in the middle of a word, then another word. */
    List<String> click(String from, String to, int apart) {
        fields.open(from);
        fields.keys(Phrase.WORD.keys(method), apart);
        assertThat(fields.text(from, "đường")).isEqualTo("đường");
        fields.click(to);
        fields.keys(Phrase.NEXT.then(method, "space"), apart);
        return both(from, to);
    }

    private List<String> both(String first, String second) {
        return List.of(fields.text(first, "đường"), fields.text(second, "nước "));
    }

    /** Ctrl+Enter in the middle of a word; what the note holds then, and what was done. */
    String sends(int apart) {
        fields.open("note");
        fields.keys(Phrase.WORD.then(method, "ctrl+Return"), apart);
        return fields.text("note", "") + "|" + fields.ask("last");
    }

    @Override
    public void close() {
        fields.close();
        session.close();
    }
}
