package vn.toancanh.wire.pack;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.text.Sanitiser;

/**
 * Something wrong with a pack. Immutable.
 *
 * @param file name of the file
 * @param place JSON pointer into it; for a file that is no JSON {@code line:column}; empty for the whole file
 * @param rule code of what is wrong: a keyword of JSON Schema, or {@code syntax}, {@code encoding}, {@code limits},
 *     {@code too-large}, {@code unreadable}, {@code missing-file}, {@code wrong-pack}, {@code reference}, {@code left-out},
 *     {@code duplicate}, {@code dates}, {@code rights}, {@code characters}, {@code time-zone}, {@code more}
 * @param args what the sentence names, by the holes of its words
 * @param effect what happens because of it
 */
public record PackProblem(String file, String place, String rule, Map<String, String> args, Effect effect) {
    private static final int MAX_ARG = 160;
    private static final String PROBLEM = "pack.problem.";

    /** What is left out: nothing, one value, the record around it, the whole file; STOPS: the pack cannot be read. */
    public enum Effect {
        NOTHING,
        VALUE,
        RECORD,
        FILE,
        STOPS
    }

    public PackProblem {
        Map<String, String> clean = new TreeMap<>();
        args.forEach((hole, value) -> clean.put(hole, Sanitiser.line(value, MAX_ARG)));
        args = Map.copyOf(clean);
    }

    /** What is wrong and what happens because of it, in plain words of both languages, without file and place. */
    public LocalText reason() {
        Map<String, LocalText> holes = new TreeMap<>();
        holes.put("rule", PackWords.same(rule));
        args.forEach((hole, value) -> holes.put(hole, PackWords.same(value)));
        LocalText what = PackWords.say(PackWords.has(PROBLEM + rule) ? PROBLEM + rule : "pack.problem.schema", holes);
        LocalText then = PackWords.say("pack.effect." + effect.name().toLowerCase(Locale.ROOT), Map.of());
        return new LocalText((what.vi() + " " + then.vi()).strip(), (what.en() + " " + then.en()).strip());
    }

    /** One line for a log or a terminal: file, place and reason. */
    public String line(String language) {
        return file + (place.isEmpty() ? "" : " " + place) + ": " + reason().in(language);
    }
}
