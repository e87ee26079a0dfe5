package vn.toancanh.wire.pack;

import java.util.Map;
import java.util.TreeMap;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.text.Sanitiser;

/**
 * Something wrong with a pack. Immutable.
 *
 * @param file name of the file
 * @param place JSON pointer into it; for a file that is no JSON, line and column; empty for the whole file
 * @param rule code of what is wrong: a keyword of JSON Schema, or {@code syntax}, {@code encoding}, {@code too-large},
 *     {@code missing-file}, {@code wrong-pack}, {@code reference}, {@code duplicate}, {@code dates}, {@code rights},
 *     {@code left-out}, {@code more}
 * @param args what the sentence names, by the holes of its words
 */
public record PackProblem(String file, String place, String rule, Map<String, String> args) {
    private static final int MAX_ARG = 160;

    public PackProblem {
        Map<String, String> clean = new TreeMap<>();
        args.forEach((key, value) -> clean.put(key, Sanitiser.line(value, MAX_ARG)));
        args = Map.copyOf(clean);
    }

    /** What is wrong and what happens because of it, as one plain sentence in both languages, without file and place. */
    public LocalText reason() {
        String key = "pack.problem." + rule;
        Map<String, LocalText> holes = new TreeMap<>();
        holes.put("rule", PackWords.same(rule));
        args.forEach((hole, value) -> holes.put(hole, PackWords.same(value)));
        return PackWords.say(PackWords.has(key) ? key : "pack.problem.schema", holes);
    }

    /** One line for a log or a terminal: file, place and reason. */
    public String line(String language) {
        return file + (place.isEmpty() ? "" : " " + place) + ": " + reason().in(language);
    }
}
