package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.port.CaseScope;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.Json;

class CacheSearchTest {
    @TempDir
    Path dir;

    private SqliteCache cache;
    private int age;
    private final List<Change> changes = new ArrayList<>();

    @BeforeEach
    void open() {
        cache = new SqliteCache(dir, new ManualClock(), new Json());
    }

    @AfterEach
    void close() {
        cache.close();
    }

    /** Each one is an hour older than the one before. */
    private void add(String id, String title) {
        changes.add(new Change.CaseChanged(
                City.at(id, title, 1, ManualClock.START.minus(Duration.ofHours(age++)), CaseState.CLOSED)));
    }

    private List<String> find(String query) throws Exception {
        cache.apply(new ChangeBatch(new Cursor("e", 1), changes), ManualClock.START);
        return cache.search(query, CaseScope.CLOSED, 50).stream().map(Case::id).toList();
    }

    @Test
    void wordsAreFoundWithAndWithoutToneMarks() throws Exception {
        add("flood", "Ngập lụt đường Đồng Khởi");
        add("other", "Cây đổ ở chợ");
        for (String q : List.of(
                "duong", "đường", "DUONG", "ĐƯỜNG", "ngap lut", "dong khoi", "ðuong", "lụt ngập", "khởi đồng")) {
            assertThat(find(q)).as(q).containsExactly("flood");
        }
        assertThat(find(Normalizer.normalize("đường", Normalizer.Form.NFD))).containsExactly("flood");
    }

    @Test
    void exactToneMarksComeFirstThenTheNewest() throws Exception {
        add("newest-folded", "Dương tính giả");
        add("newer-exact", "Đường Lê Lợi ngập");
        add("older-folded", "Cây dưỡng");
        add("oldest-exact", "Sạt đường");
        assertThat(find("đường")).containsExactly("newer-exact", "oldest-exact", "newest-folded", "older-folded");
        assertThat(find("duong")).containsExactly("newest-folded", "newer-exact", "older-folded", "oldest-exact");
        assertThat(cache.search("đường", CaseScope.CLOSED, 1))
                .extracting(Case::id)
                .containsExactly("newer-exact");
        assertThat(cache.search("đường", CaseScope.CLOSED, 3))
                .extracting(Case::id)
                .containsExactly("newer-exact", "oldest-exact", "newest-folded");
        assertThat(cache.search("đường", CaseScope.CLOSED, 0)).isEmpty();
    }

    @Test
    @Fault(33)
    void textInNfdIsFoundByNfc() throws Exception {
        add("nfd", Normalizer.normalize("Vỡ ống nước", Normalizer.Form.NFD));
        assertThat(find("ống nước")).containsExactly("nfd");
        assertThat(find("ong nuoc")).containsExactly("nfd");
    }

    @Test
    void codeAddressAndTextAreFoundAndTheLastWordMayBeUnfinished() throws Exception {
        add("1234", "Mất điện");
        assertThat(find("PA-1234")).containsExactly("1234");
        assertThat(find("pa-12")).containsExactly("1234");
        assertThat(find("lê duẩn")).containsExactly("1234");
        assertThat(find("ứng dụ")).containsExactly("1234");
        assertThat(find("ứ dụng")).isEmpty();
        assertThat(find("mất nước")).isEmpty();
    }

    @Test
    void theOrderIsByTimeReceivedWhateverTheOrderOfArrival() throws Exception {
        add("new", "Ngập A");
        add("old", "Ngập B");
        assertThat(find("ngập")).containsExactly("new", "old");
        age = -5;
        changes.clear();
        add("latest", "Ngập C");
        assertThat(find("ngập")).containsExactly("latest", "new", "old");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"\"",
                "ngập\"",
                "\" OR \"1",
                "ngập OR cháy",
                "NEAR(ngập cháy)",
                "exact:ngập",
                "{folded exact} : ngập",
                "ngập*",
                "^ngập",
                "-ngập",
                "ngập NOT ngập",
                "(ngập",
                "ngập)",
                "a'b; DROP TABLE case_row; --",
                "%",
                "*",
                "",
                "   ",
                "\u0000",
                "\ud800",
                "+ + +",
                "😀"
            })
    @Fault(35)
    void signsOfTheQueryLanguageMeanNothing(String query) throws Exception {
        add("flood", "Ngập nặng");
        add("fire", "Cháy rác");
        assertThat(find(query)).isSubsetOf("flood", "fire");
        assertThat(find("ngập")).containsExactly("flood");
    }

    @Test
    void operatorsAreOrdinaryWords() throws Exception {
        add("flood", "Ngập nặng");
        add("fire", "Cháy rác");
        add("words", "Ngập or cháy");
        assertThat(find("ngập OR cháy")).containsExactly("words");
        assertThat(find("")).isEmpty();
        assertThat(find("*")).isEmpty();
    }

    @Test
    void aPastedPageIsNoTrouble() throws Exception {
        add("flood", "Ngập nặng");
        assertThat(find("ngập nặng ".repeat(20_000))).containsExactly("flood");
        assertThat(find("x".repeat(100_000))).isEmpty();
    }

    @Test
    void aChangedTitleIsFoundByItsNewWordsOnly() throws Exception {
        add("1", "Ngập");
        assertThat(find("ngập")).hasSize(1);
        changes.clear();
        changes.add(new Change.CaseChanged(City.at("1", "Sụt lún", 2, ManualClock.START, CaseState.CLOSED)));
        assertThat(find("ngập")).isEmpty();
        assertThat(find("sut lun")).containsExactly("1");
    }
}
