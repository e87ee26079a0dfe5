package vn.toancanh.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageKeysTest {

    @TempDir
    Path dir;

    @BeforeEach
    void soundPair() throws IOException {
        write("desk_vi.properties", "queue.title = Việc cần tôi\nstate.open = Mở, {0} phút\n");
        write("desk_en.properties", "queue.title = Mine\nstate.open = Open, {0} min\n");
        write("Desk.java", "String a = words.text(\"queue.title\"); String b = \"state.\" + s;");
    }

    @Test
    void aSoundPairPasses() {
        assertThat(keys().pairs()).isEqualTo(1);
        assertThat(keys().pairProblems()).isEmpty();
        assertThat(keys().useProblems()).isEmpty();
        assertThat(keys().wordsInCode(Set.of())).isEmpty();
    }

    @Test
    void aKeyMissingInOneLanguageIsFound() throws IOException {
        write("desk_en.properties", "queue.title = Mine\n");

        assertThat(keys().pairProblems()).containsExactly("desk_en.properties: state.open is missing");
    }

    @Test
    void aLostHoleAnEmptyWordAndADoubleAreFound() throws IOException {
        write("desk_en.properties", "queue.title =\nstate.open = Open\nstate.open = Open again\n");

        assertThat(keys().pairProblems())
                .containsExactlyInAnyOrder(
                        "desk_en.properties: state.open stands there twice",
                        "desk_en.properties: queue.title is empty",
                        "desk_vi.properties: state.open has other holes than in desk_en.properties");
    }

    @Test
    void aBundleWithoutTwinAndOneInAnotherEncodingAreFound() throws IOException {
        write("wall_vi.properties", "wall.title = A\n");
        Files.write(dir.resolve("desk_vi.properties"), "a = é".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(keys().pairProblems())
                .contains("wall_vi.properties: has no twin in the other language", "desk_vi.properties: is not UTF-8");
    }

    @Test
    void decomposedVietnameseIsFound() throws IOException {
        write("desk_vi.properties", "queue.title = Vie\u0323\u0302c\nstate.open = {0}\n");

        assertThat(keys().pairProblems())
                .containsExactly("desk_vi.properties: queue.title is not in composed form (NFC)");
    }

    @Test
    void aDeadKeyAndAnUnknownOneAreFound() throws IOException {
        write("Desk.java", "String a = words.text(\"queue.titel\"); /* \"queue.title\" */ String b = \"state.\";");

        assertThat(keys().useProblems())
                .containsExactly(
                        "desk_vi.properties: queue.title is used nowhere",
                        "Desk.java: asks for queue.titel, which no bundle has");
    }

    @Test
    void aSharedKeyIsFound() throws IOException {
        write("kit_vi.properties", "queue.title = A\n");
        write("kit_en.properties", "queue.title = A\n");

        assertThat(keys().pairProblems())
                .containsExactly("kit_vi.properties: queue.title is also in desk_vi.properties");
    }

    @Test
    void wordsWrittenIntoCodeAreFound() throws IOException {
        write("Shell.java", "String a = \"Đã lưu\"; String name = \"Toàn Cảnh\", url = \"http://a\"; // \"chú thích\"");

        assertThat(keys().wordsInCode(Set.of("Toàn Cảnh")))
                .containsExactly("Shell.java: \"Đã lưu\" belongs in a bundle");
    }

    private MessageKeys keys() {
        return new MessageKeys(dir, List.of(dir));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(dir.resolve(name), text);
    }
}
