package vn.toancanh.uidesk.say;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.DeadlineStep;
import vn.toancanh.core.model.DispatchState;
import vn.toancanh.core.model.TimelineEntry;
import vn.toancanh.core.model.TimelineKind;
import vn.toancanh.core.state.Trouble;
import vn.toancanh.core.time.CityTime;
import vn.toancanh.testkit.Fault;
import vn.toancanh.uidesk.DeskStation;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.say.ActWords;
import vn.toancanh.uikit.say.CaseWords;
import vn.toancanh.uikit.say.Due;
import vn.toancanh.uikit.say.TimelineWords;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.city.Words;

/** Every constant has its words in both languages, and no fact of a timeline breaks the sentence. */
class WordsTest {
    private static final Pattern REFUSED =
            Pattern.compile("(?:(?<!Look\\.)Refused\\(|Decision\\.of\\(4\\d\\d,|Problem\\()\\s*\"([a-z-]+)\"");

    private final Messages words = new Messages(DeskStation.BUNDLE);
    private final Format format = new Format(words, ZoneId.of("Asia/Ho_Chi_Minh"));

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyConstantHasItsWords(Language l) {
        words.languageProperty().set(l);
        CaseWords cases = new CaseWords(words, format);
        ActWords acts = new ActWords(words, format);
        TreeSet<String> said = new TreeSet<>();
        for (CaseState s : CaseState.values()) {
            said.add(cases.state(s));
            said.add(
                    cases.stateBrief(CityFixture.cases().get(20).with().state(s).build()));
        }
        for (CaseKind k : CaseKind.values()) {
            said.add(cases.kind(CityFixture.cases().get(20).with().kind(k).build()));
        }
        for (DeadlineStep d : DeadlineStep.values()) {
            said.add(cases.step(d));
        }
        for (DeliveryState d : DeliveryState.values()) {
            said.add(acts.delivery(d));
        }
        for (DispatchState d : DispatchState.values()) {
            said.add(words.text("kit.dispatch." + CaseWords.id(d)));
        }
        for (Trouble t : Trouble.values()) {
            said.add(words.text("desk.trouble." + CaseWords.id(t)));
        }
        assertThat(said).noneMatch(t -> t.startsWith("!"));
    }

    @Test
    @Fault(60)
    void aDeadlineIsMarkedWhileTheCitysTimeIsInDoubt() {
        CaseWords cases = new CaseWords(words, format);
        Due near = new Due(Due.Level.NEAR, DeadlineStep.ACCEPT, Duration.ofMinutes(5));
        String plain = cases.due(near, CityTime.PLAIN);
        assertThat(plain).isEqualTo(cases.due(near)).doesNotContain("≈");
        assertThat(cases.due(near, new CityTime(Duration.ZERO, true))).isEqualTo("≈ " + plain);
        Due none = new Due(Due.Level.NONE, null, Duration.ZERO);
        assertThat(cases.due(none, new CityTime(null, true))).doesNotContain("≈");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noTimelineBreaksTheSentence(Language l) {
        words.languageProperty().set(l);
        TimelineWords told = new TimelineWords(words, format);
        for (TimelineKind k : TimelineKind.values()) {
            for (List<String> args : List.of(List.<String>of(), List.of("x"), List.of("not-a-time", "{0}"))) {
                assertThat(told.of(new TimelineEntry("1", k, Instant.EPOCH, "a", args), Words.catalogue()))
                        .doesNotStartWith("!");
            }
        }
    }

    /** Reads the rules, the ring and the reference gateway for the codes they refuse with: a new code needs a sentence. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyRefusalOfTheRulesAndTheRingHasASentence(Language l) throws IOException {
        words.languageProperty().set(l);
        Path root = Path.of(System.getProperty("toancanh.root"));
        TreeSet<String> codes = new TreeSet<>();
        for (String room : List.of("core", "engine", "city", "link")) {
            try (Stream<Path> files = Files.walk(root.resolve("modules/" + room + "/src/main/java"))) {
                for (Path f : files.filter(p -> p.toString().endsWith(".java")).toList()) {
                    REFUSED.matcher(Files.readString(f)).results().forEach(m -> codes.add(m.group(1)));
                }
            }
        }
        assertThat(codes).contains("already-accepted", "no-right", "conflict", "file-missing");
        assertThat(codes).allMatch(c -> words.has("kit.refused." + c), "has a sentence");
        assertThat(new ActWords(words, format).refusal("never-heard-of")).contains("never-heard-of");
    }
}
