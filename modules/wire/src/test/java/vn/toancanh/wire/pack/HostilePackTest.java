package vn.toancanh.wire.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.toancanh.core.model.Catalogue;

/** Files that are no good at all, and files that are good but look odd. */
class HostilePackTest {
    private final PackReader reader = new PackReader();

    private PackReading read(PackSource source) {
        try {
            return reader.read(source);
        } catch (PackException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Arguments> refused() {
        String head = "{ \"pack\": \"buon-ma-thuot\", \"grid\": { \"columns\": 12, \"rows\": 8 }, \"scenes\": ";
        return Stream.of(
                Arguments.of("NaN", "syntax", bytes(head + "NaN }")),
                Arguments.of("infinity", "syntax", bytes(head + "[ 1e999 ] }")),
                Arguments.of("duplicate keys", "syntax", bytes("{ \"pack\": \"a\", \"pack\": \"b\" }")),
                Arguments.of("nesting", "limits", bytes("[".repeat(100_000))),
                Arguments.of("long number", "limits", bytes(head + "[ " + "9".repeat(5_000) + " ] }")),
                Arguments.of("long string", "limits", bytes(head + "[ \"" + "a".repeat(50_000) + "\" ] }")),
                Arguments.of("trailing words", "syntax", bytes("{} {}")),
                Arguments.of("a comment", "syntax", bytes("{} // done")),
                Arguments.of("Windows-1258", "encoding", new byte[] {'{', '"', (byte) 0xD0, '"', '}'}),
                Arguments.of("UTF-16", "encoding", "{ \"pack\": 1 }".getBytes(StandardCharsets.UTF_16)),
                Arguments.of("zeros", "syntax", new byte[1_000]),
                Arguments.of("huge", "too-large", bytes(" ".repeat(PackLoader.MAX_BYTES + 1))),
                Arguments.of("null", "type", bytes("null")),
                Arguments.of("a number", "type", bytes("12")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefusedWithASentenceAndTheRestGoesOn(String name, String rule, byte[] content) {
        PackReading reading = read(new PackCopy().raw("scenes.json", content));

        assertThat(reading.starts()).isTrue();
        assertThat(reading.pack().catalogue().scenes()).isEmpty();
        assertThat(reading.pack().catalogue().cameras()).hasSize(60);
        assertThat(reading.problems()).singleElement().satisfies(p -> {
            assertThat(p.file()).isEqualTo("scenes.json");
            assertThat(p.rule()).isEqualTo(rule);
            assertThat(p.line("vi")).startsWith("scenes.json").endsWith(".").hasSizeLessThan(400);
            assertThat(p.line("en")).startsWith("scenes.json").endsWith(".").hasSizeLessThan(400);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isFatalInPackJsonAlone(String name, String rule, byte[] content) {
        PackCopy copy = new PackCopy().raw("pack.json", content);

        assertThatThrownBy(() -> reader.read(copy))
                .isInstanceOfSatisfying(
                        PackException.class, e -> assertThat(e.problem().rule()).isEqualTo(rule))
                .hasMessageStartingWith("pack.json");
    }

    @Test
    void aPackThatIsNotThereIsSaid(@TempDir Path folder) {
        assertThatThrownBy(() -> reader.read(PackSource.directory(folder)))
                .hasMessage("pack.json: The file is missing. The pack cannot be used.");
        assertThatThrownBy(() -> reader.read(PackSource.classPath("hue"))).hasMessageContaining("missing");
    }

    @Test
    void aFolderIsReadLikeTheClassPath(@TempDir Path folder) throws IOException {
        Path pack = Files.createDirectory(folder.resolve(PackCopy.ID));
        for (PackFile file : PackFile.values()) {
            byte[] bytes =
                    new PackCopy().head(file.fileName(), PackLoader.MAX_BYTES).orElseThrow();
            Files.write(pack.resolve(file.fileName()), bytes);
        }
        assertThat(read(PackSource.directory(pack))).isEqualTo(read(new PackCopy()));
    }

    @Test
    void aFileThatCannotBeReadIsSaid() {
        PackSource stubborn = new PackSource() {
            @Override
            public String id() {
                return PackCopy.ID;
            }

            @Override
            public Optional<byte[]> head(String file, int max) throws IOException {
                if (file.equals("texts.json")) {
                    throw new IOException("no permission");
                }
                return new PackCopy().head(file, max);
            }
        };
        assertThat(read(stubborn).problems()).extracting(PackProblem::rule).containsExactly("unreadable");
    }

    @Test
    void aFolderOfAnotherNameIsNotThisPack() {
        assertThatThrownBy(() -> reader.read(new PackCopy("hue"))).isInstanceOfSatisfying(PackException.class, e -> {
            assertThat(e.problem().rule()).isEqualTo("wrong-pack");
            assertThat(e.problem().reason().vi()).contains("hue").contains("buon-ma-thuot");
        });
    }

    @Test
    void aMarkAtTheStartAndDecomposedLettersAreTaken() {
        String wards = new PackCopy().tree("wards.json").toString();
        PackReading reading =
                read(new PackCopy().raw("wards.json", "\uFEFF" + Normalizer.normalize(wards, Normalizer.Form.NFD)));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.pack()
                        .catalogue()
                        .ward("buon-ma-thuot")
                        .orElseThrow()
                        .name()
                        .vi())
                .isEqualTo("Phường Buôn Ma Thuột");
    }

    @Test
    void theVersionFollowsTheContent() {
        String version = version(new PackCopy());

        assertThat(version(new PackCopy())).isEqualTo(version);
        assertThat(version(new PackCopy().set("wards.json", "/wards/0/population", 1)))
                .isNotEqualTo(version);
        assertThat(version(new PackCopy().set("story.json", "/seed", 7))).isNotEqualTo(version);
        assertThat(version(new PackCopy().set("pack.json", "/version", 2))).startsWith("2-");
    }

    private String version(PackSource source) {
        Catalogue catalogue = read(source).pack().catalogue();
        return catalogue.version();
    }

    @Test
    void aLostOptionalFileIsToldOncePerReader() {
        PackReading reading = read(new PackCopy().without("thresholds.json"));

        assertThat(reading.starts()).isTrue();
        assertThat(reading.pack().sensors()).isEmpty();
        assertThat(reading.problems())
                .extracting(p -> p.file() + " " + p.rule())
                .containsExactly("thresholds.json missing-file", "sensors.json left-out", "story.json left-out");
        assertThat(reading.problems().get(1).reason().en()).startsWith("43 records need thresholds.json");
    }

    @Test
    void aCityWithoutStoryIsQuiet() {
        assertThat(read(new PackCopy().without("story.json")).pack().story()).isEqualTo(Story.QUIET);
    }

    @Test
    void whatFallsTakesAlongOnlyWhatNeedsIt() {
        // A service falls with its owner, its categories with it, and the words for those.
        PackReading reading = read(new PackCopy().set("services.json", "/services/4/owner", "dl-so-khong-co"));
        Catalogue c = reading.pack().catalogue();

        assertThat(c.service("y-te")).isEmpty();
        assertThat(c.services()).hasSize(9);
        assertThat(c.category("ngo-doc")).isEmpty();
        assertThat(reading.pack().texts()).noneMatch(t -> t.categoryId().equals("ngo-doc"));
        assertThat(reading.pack().story().categoryWeights()).doesNotContainKey("ngo-doc");
        assertThat(c.units()).hasSize(42);
        assertThat(reading.starts()).isTrue();
    }

    @Test
    void tooManyProblemsAreCounted() {
        PackReading reading = read(new PackCopy().raw("units.json", "{ \"pack\": \"buon-ma-thuot\", \"units\": [] }"));

        assertThat(reading.starts()).isFalse();
        assertThat(reading.missing()).contains("units.json");
        assertThat(reading.problems()).hasSizeLessThanOrEqualTo(Findings.MAX_PROBLEMS + 1);
        assertThat(reading.problems().get(reading.problems().size() - 1).rule()).isEqualTo("more");
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void timesThatCannotBeAreFoundBeforeTheyHurt(String file, String at, Object value, String rule) {
        PackReading reading = read(new PackCopy().set(file, at, value));

        assertThat(reading.problems())
                .anySatisfy(p -> assertThat(p.file() + " " + p.rule()).isEqualTo(file + " " + rule));
        assertThat(reading.pack().catalogue().wards()).hasSize(6);
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                Arguments.of("indicators.json", "/indicators/0/ttl", "PT99999999999999999H", "dates"),
                Arguments.of("deadlines.json", "/classes/1/steps/accept", "PT999999999H", "dates"),
                Arguments.of("story.json", "/sensors/silentLasts", "PT99999999999999999H", "dates"),
                Arguments.of("indicators.json", "/indicators/0/ttl", "PT5M\n", "characters"),
                Arguments.of("categories.json", "/categories/3/id", "o-ga\n", "characters"),
                Arguments.of("services.json", "/services/0/name/vi", "An\u0000toàn", "characters"),
                Arguments.of(
                        "calendar.json",
                        "/calendars/0/weekend",
                        List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
                        "no-work"),
                Arguments.of("calendar.json", "/calendars/0/sessions/1/from", "09:00", "dates"),
                Arguments.of("thresholds.json", "/thresholds/0/alert/level", "bd9", "reference"));
    }

    @Test
    void anUnknownTimeZoneStops() {
        assertThatThrownBy(() -> reader.read(new PackCopy().set("pack.json", "/timeZone", "Asia/Buon_Ma_Thuot")))
                .hasMessageContaining("is no time zone");
    }
}
