package vn.toancanh.uifield;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.state.Trouble;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.walk.ContrastWalker;
import vn.toancanh.uitestkit.walk.FocusWalker;
import vn.toancanh.uitestkit.walk.OverflowWalker;
import vn.toancanh.uitestkit.walk.RestWalker;
import vn.toancanh.uitestkit.walk.TruncationWalker;

/** The laptop's station from the outside: what the officer sees, presses and is told. */
@ExtendWith(FxExtension.class)
class FieldStationTest {
    @Test
    void my_cases_stand_nearest_first_from_where_i_said_i_arrived() {
        FieldHarness h = new FieldHarness();
        List<Case> mine = h.mine(4);
        Case last = mine.get(3);
        h.open(1366, 768, Language.VI);
        h.station.model().selectedProperty().set(last.id());
        Fx.layout(h.scene());
        h.button("field-arrive").fire();
        Fx.layout(h.scene());

        assertThat(acts(h)).singleElement().isInstanceOf(Act.AddNote.class);
        assertThat(h.settings).containsKey(FieldStation.ARRIVED);
        List<MyCases.Mine> order = MyCases.of(
                h.ring.state(),
                h.ring.state().session().actor(),
                h.station.context().here().orElseThrow().point());
        assertThat(order.get(0).value().id()).isEqualTo(last.id());
        assertThat(order).isSortedAccordingTo(java.util.Comparator.comparingDouble(MyCases.Mine::metres));
        assertThat(h.button("field-arrive").isDisabled()).isTrue();
    }

    @Test
    void nothing_is_laid_out_while_nothing_moves_but_the_clock() {
        FieldHarness h = new FieldHarness();
        h.mine(2);
        h.open(1366, 768, Language.VI);
        h.ring.link(LinkState.OFFLINE, CityFixture.NOW, CityFixture.NOW, "refused");
        h.pass(630);
        assertThat(RestWalker.problems(h.scene(), () -> {
                    h.clock.advance(Duration.ofSeconds(1));
                    h.ticker.tick();
                }))
                .isEmpty();
    }

    @Test
    void a_note_without_a_link_is_called_saved_here_and_not_sent() {
        FieldHarness h = new FieldHarness();
        h.mine(2);
        h.open(1366, 768, Language.VI);
        h.ring.link(LinkState.OFFLINE, CityFixture.NOW, CityFixture.NOW, "refused");
        Fx.press(h.scene(), "N");
        TextArea words = (TextArea) h.station.root().lookup("#field-words");
        assertThat(words.isFocused()).isTrue();
        Fx.run(() -> words.setText("Đã dựng rào chắn"));
        h.button("field-save").fire();
        Fx.layout(h.scene());

        assertThat(acts(h)).singleElement().isEqualTo(new Act.AddNote("Đã dựng rào chắn"));
        assertThat(h.station.model().noticeProperty().get()).startsWith("Đã lưu tại máy");
        assertThat(texts(h)).anyMatch(t -> t.contains("1 thao tác chờ gửi"));
        assertThat(texts(h)).noneMatch(t -> t.contains("Đã gửi"));
    }

    @Test
    void a_refused_note_keeps_its_words() {
        FieldHarness h = new FieldHarness();
        h.mine(1);
        h.open(1366, 768, Language.VI);
        h.ring.refuse("outbox-unwritable");
        Fx.press(h.scene(), "N");
        TextArea words = (TextArea) h.station.root().lookup("#field-words");
        Fx.run(() -> words.setText("Cần thêm người"));
        h.button("field-save").fire();
        assertThat(words.getText()).isEqualTo("Cần thêm người");
        assertThat(words.isVisible()).isTrue();
        assertThat(acts(h)).isEmpty();
    }

    /** A note of mine that the city has sent back, with the tab of the outbox open. */
    private static FieldHarness sentBack() {
        FieldHarness h = new FieldHarness();
        Case c = h.mine(1).get(0);
        h.open(1366, 768, Language.VI);
        h.ring.submit(c.id(), new Act.AddNote("Đường trơn"));
        h.ring.deliver(entry(h).n(), DeliveryState.REJECTED, new Problem("invalid", 422, ""), null);
        Fx.press(h.scene(), "F4");
        Fx.layout(h.scene());
        return h;
    }

    private static OutboxEntry entry(FieldHarness h) {
        return h.ring.state().outbox().get(0);
    }

    @Test
    void what_came_back_is_sent_again_with_other_words() {
        FieldHarness h = sentBack();
        h.button("field-resend").fire();
        TextArea words = (TextArea) h.station.root().lookup("#field-outbox #field-words");
        assertThat(words.isFocused()).isTrue();
        assertThat(words.getText()).isEqualTo("Đường trơn");
        Fx.run(() -> words.setText("Đường trơn, đã đặt biển báo"));
        h.ring.refuse("outbox-unwritable");
        save(h);
        assertThat(words.getText()).as("refused").endsWith("biển báo");
        assertThat(words.isVisible()).isTrue();
        h.ring.refuse(null);
        save(h);
        assertThat(acts(h)).containsExactly(new Act.AddNote("Đường trơn, đã đặt biển báo"));
        assertThat(words.getParent().isVisible()).isFalse();
    }

    @Test
    void what_came_back_is_given_up_for_a_reason_only() {
        FieldHarness h = sentBack();
        h.button("field-give-up").fire();
        TextArea words = (TextArea) h.station.root().lookup("#field-outbox #field-words");
        Button save = (Button) h.station.root().lookup("#field-outbox #field-save");
        assertThat(save.isDisabled()).isTrue();
        assertThat(h.ring.discardedBecause()).isEmpty();
        Fx.run(() -> words.setText("Ghi nhầm việc"));
        save.fire();
        assertThat(h.ring.discardedBecause()).containsExactly("Ghi nhầm việc");
        assertThat(acts(h)).isEmpty();
    }

    @Test
    void what_came_back_stands_beside_what_the_city_has() {
        FieldHarness h = new FieldHarness();
        Case c = h.mine(1).get(0);
        h.open(1366, 768, Language.VI);
        h.ring.submit(c.id(), new Act.Resolve("Đã dọn cây"));
        Case closed = c.with().state(CaseState.CLOSED).version(c.version() + 1).build();
        h.ring.deliver(entry(h).n(), DeliveryState.CONFLICT, new Problem("conflict", 409, ""), closed);
        Fx.press(h.scene(), "F4");
        Fx.layout(h.scene());
        assertThat(texts(h)).contains("Lúc tôi làm", "Của tôi", "Thành phố", "Đã dọn cây", "Đã đóng");
    }

    private static void save(FieldHarness h) {
        ((Button) h.station.root().lookup("#field-outbox #field-save")).fire();
        Fx.layout(h.scene());
    }

    @Test
    void what_the_stream_brings_does_not_take_the_case_or_the_words_away() {
        FieldHarness h = new FieldHarness();
        List<Case> mine = h.mine(3);
        h.open(1366, 768, Language.VI);
        h.station.model().selectedProperty().set(mine.get(1).id());
        Fx.press(h.scene(), "N");
        TextArea words = (TextArea) h.station.root().lookup("#field-words");
        Fx.run(() -> words.setText("đang viết dở"));
        Case c = mine.get(1);
        h.ring.say(c.with().title("Tên mới").version(c.version() + 1).build());
        h.mine(4);
        Fx.layout(h.scene());
        assertThat(h.station.model().selectedProperty().get()).isEqualTo(c.id());
        assertThat(words.getText()).isEqualTo("đang viết dở");
        assertThat(words.isFocused()).isTrue();
    }

    @Test
    void photos_go_to_the_chosen_case_and_too_many_are_refused_as_a_whole() {
        FieldHarness h = new FieldHarness();
        h.mine(1);
        h.pictures.add(Path.of("cay-do.jpg"));
        h.open(1366, 768, Language.VI);
        h.button("field-photo").fire();
        assertThat(acts(h)).singleElement().isInstanceOf(Act.Attach.class);
        for (int i = 0; i < 30; i++) {
            h.pictures.add(Path.of(i + ".jpg"));
        }
        h.button("field-photo").fire();
        assertThat(acts(h)).hasSize(1);
        assertThat(h.station.model().noticeProperty().get()).contains("31");
    }

    @Test
    void done_asks_for_the_result_and_resolves() {
        FieldHarness h = new FieldHarness();
        Case c = h.mine(1).get(0);
        h.ring.say(
                c.with().state(CaseState.IN_PROGRESS).version(c.version() + 1).build());
        h.open(1366, 768, Language.VI);
        Fx.press(h.scene(), "E");
        Fx.run(() -> ((TextArea) h.station.root().lookup("#field-words")).setText("Đã dọn cây"));
        h.button("field-save").fire();
        assertThat(acts(h)).singleElement().isEqualTo(new Act.Resolve("Đã dọn cây"));
    }

    @Test
    void tabs_answer_to_their_keys_and_contacts_are_found_without_tone_marks() {
        FieldHarness h = new FieldHarness();
        h.open(1366, 768, Language.VI);
        Fx.press(h.scene(), "F3");
        assertThat(((ToggleButton) h.station.root().lookup("#field-tab-contacts")).isSelected())
                .isTrue();
        var search = (javafx.scene.control.TextField) h.station.root().lookup("#field-search");
        Fx.run(() -> search.setText("canh sat"));
        Fx.layout(h.scene());
        assertThat(texts(h)).anyMatch(t -> t.contains("Cảnh sát"));
        Fx.press(h.scene(), "F4");
        assertThat(h.station.model().tabProperty().get()).isEqualTo(Tab.OUTBOX);
    }

    @Test
    void a_settings_file_edited_by_hand_does_no_harm() {
        FieldHarness h = new FieldHarness();
        h.settings.put(FieldStation.ARRIVED, "99 NaN gestern x");
        h.mine(1);
        h.open(1366, 768, Language.VI);
        assertThat(h.station.model().arrivedProperty().get()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void every_trouble_has_its_sentence(Trouble trouble) {
        FieldHarness h = new FieldHarness();
        h.open(1024, 600, Language.VI);
        List<String> before = texts(h);
        h.ring.trouble(trouble, true);
        Fx.layout(h.scene());
        List<String> said = texts(h).stream().filter(t -> !before.contains(t)).toList();
        assertThat(said).anyMatch(t -> t.endsWith("."));
        assertThat(said).noneMatch(t -> t.contains("field.trouble"));
        check(h, new int[] {1024, 600}, "trouble " + trouble);
    }

    @Test
    void what_is_dealt_with_has_lost_its_colour() {
        FieldHarness h = new FieldHarness();
        Case c = h.mine(1).get(0);
        h.open(1366, 768, Language.VI);
        var over = javafx.css.PseudoClass.getPseudoClass("over");
        var shapes = h.station.root().lookupAll("#field-case .priority-shape");
        assertThat(shapes).isNotEmpty().noneMatch(n -> n.getPseudoClassStates().contains(over));
        h.ring.say(c.with().state(CaseState.RESOLVED).version(c.version() + 1).build());
        Fx.layout(h.scene());
        assertThat(shapes).allMatch(n -> n.getPseudoClassStates().contains(over));
    }

    @Test
    void the_heads_of_a_case_and_the_main_button_are_told_apart() {
        FieldHarness h = new FieldHarness();
        Case c = h.mine(1).get(0);
        h.ring.say(
                c.with().state(CaseState.IN_PROGRESS).version(c.version() + 1).build());
        h.open(1366, 768, Language.VI);
        var head = (javafx.scene.control.Label)
                h.station.root().lookupAll(".section-title").iterator().next();
        assertThat(head.getFont().getFamily()).isEqualTo("IBM Plex Sans Medium");
        assertThat(h.button("field-done").getBackground().getFills().get(0).getFill())
                .isNotEqualTo(
                        h.button("field-note").getBackground().getFills().get(0).getFill());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothing_is_cut_off_unreadable_or_out_of_reach(Language language) {
        looks(language, new int[][] {{1024, 600}, {1093, 614}, {1366, 768}});
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @Tag("long")
    @Tag("long-looks")
    void nothing_is_cut_off_in_any_size(Language language) {
        looks(language, new int[][] {{1024, 768}, {1280, 720}, {1280, 1024}, {1440, 900}, {1920, 1080}, {2560, 1440}});
    }

    private static void looks(Language language, int[][] sizes) {
        for (int[] size : sizes) {
            FieldHarness h = new FieldHarness();
            h.mine(5);
            h.open(size[0], size[1], language);
            check(h, size, "mine");
            h.ring.link(LinkState.OFFLINE, CityFixture.NOW, CityFixture.NOW, "refused");
            Fx.press(h.scene(), "N");
            check(h, size, "note, offline");
            Fx.press(h.scene(), "F3");
            check(h, size, "contacts");
            h.ring.submit(h.ring.state().shown().keySet().iterator().next(), new Act.Resolve("Xong"));
            Fx.press(h.scene(), "F4");
            check(h, size, "outbox");
            h.ring.deliver(entry(h).n(), DeliveryState.CONFLICT, new Problem("conflict", 409, ""), null);
            h.button("field-give-up").fire();
            check(h, size, "given up");
            Fx.closeAll();
        }
    }

    @Test
    void every_target_is_forty_pixels_in_both_directions() {
        FieldHarness h = new FieldHarness();
        h.mine(3);
        h.open(1024, 600, Language.VI);
        h.ring.link(LinkState.OFFLINE, CityFixture.NOW, CityFixture.NOW, "refused");
        for (String key : List.of("F1", "F3", "F4", "F1", "N")) {
            Fx.press(h.scene(), key);
            Fx.layout(h.scene());
            List<ButtonBase> targets = h.station.root().lookupAll("*").stream()
                    .filter(n -> n instanceof ButtonBase && isInSight(n))
                    .map(n -> (ButtonBase) n)
                    .toList();
            assertThat(targets).as(key).hasSizeGreaterThan(4);
            assertThat(targets).as(key).allSatisfy(b -> assertThat(Math.min(b.getWidth(), b.getHeight()))
                    .as(b.getId() + " " + b.getText())
                    .isGreaterThanOrEqualTo(40));
        }
    }

    @Test
    void the_arrows_take_the_focus_along_with_the_choice() {
        FieldHarness h = new FieldHarness();
        h.mine(3);
        h.open(1366, 768, Language.VI);
        Fx.press(h.scene(), "Down");
        Fx.layout(h.scene());
        String chosen = h.station.model().selectedProperty().get();
        assertThat(h.scene().getFocusOwner().getId()).isEqualTo("mine-" + chosen);
    }

    private static boolean isInSight(javafx.scene.Node node) {
        for (javafx.scene.Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static void check(FieldHarness h, int[] size, String what) {
        Fx.layout(h.scene());
        String where = what + " at " + size[0];
        assertThat(ContrastWalker.problems(h.scene())).as(where).isEmpty();
        assertThat(TruncationWalker.problems(h.scene())).as(where).isEmpty();
        assertThat(OverflowWalker.problems(h.scene())).as(where).isEmpty();
        assertThat(FocusWalker.problems(h.scene())).as(where).isEmpty();
        assertThat(FocusWalker.wordless(h.scene())).as(where).isEmpty();
    }

    private static List<Act> acts(FieldHarness h) {
        return h.ring.state().outbox().stream()
                .map(OutboxEntry::command)
                .map(vn.toancanh.core.command.Command::act)
                .toList();
    }

    private static List<String> texts(FieldHarness h) {
        return h.station.root().lookupAll(".label").stream()
                .filter(n -> n instanceof Labeled)
                .map(n -> ((Labeled) n).getText())
                .filter(t -> t != null)
                .toList();
    }
}
