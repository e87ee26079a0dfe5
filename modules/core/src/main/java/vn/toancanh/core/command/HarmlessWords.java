package vn.toancanh.core.command;

import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.text.Sanitiser;

/**
 * What an operator typed or pasted, made as harmless as what comes from outside: a pasted NUL once blocked every later act
 * of a queue elsewhere, and a pasted override would freeze the consoles that show it. Pure.
 */
public final class HarmlessWords {
    private static final int MAX_FILE_NAME = 100;

    private HarmlessWords() {}

    /** The same act; of a note nothing but hidden characters, one sign stays. */
    public static Act of(Act act) {
        if (act instanceof Act.AddNote a) {
            String text = text(a.text());
            return new Act.AddNote(text.isBlank() ? "…" : text);
        } else if (act instanceof Act.Resolve a) {
            return new Act.Resolve(text(a.result()));
        } else if (act instanceof Act.CloseCase a) {
            return new Act.CloseCase(text(a.reason()));
        } else if (act instanceof Act.Shelve a) {
            return new Act.Shelve(a.until(), text(a.reason()));
        } else if (act instanceof Act.Attach a) {
            Attachment f = a.attachment();
            String name = Sanitiser.line(f.name(), MAX_FILE_NAME);
            return new Act.Attach(new Attachment(f.id(), name, f.mime(), f.size(), f.sha256()));
        }
        return act;
    }

    private static String text(String words) {
        return Sanitiser.clean(words, Act.MAX_TEXT);
    }
}
