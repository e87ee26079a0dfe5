package vn.toancanh.uidesk.tray;

import java.util.concurrent.CompletionStage;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.port.Receipt;
import vn.toancanh.uidesk.detail.WordsSheet;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.control.Ui;

/** The three ways out of the tray: send again, give up, copy the text. */
final class TrayActs {
    private final DeskContext desk;

    TrayActs(DeskContext desk) {
        this.desk = desk;
    }

    /** Sends it again on the city's present case; words can be edited first. */
    void resend(OutboxEntry e) {
        Act act = e.command().act();
        String words = TrayModel.wordsOf(act);
        if (words == null) {
            answer(desk.ring().resend(e.n(), act), "desk.said.resent");
            return;
        }
        new WordsSheet(
                        desk,
                        desk.words().text("desk.tray.resend-title"),
                        "",
                        desk.words().text("desk.tray.resend"),
                        !(act instanceof Act.CloseCase),
                        t -> answer(desk.ring().resend(e.n(), TrayModel.withWords(act, t)), "desk.said.resent"))
                .words(words)
                .open();
    }

    /** Gives it up after one question. */
    void discard(OutboxEntry e) {
        Label ask = Ui.flowing("text-panel-title");
        ask.setText(desk.words().text("desk.tray.discard-ask"));
        Label what = Ui.flowing("text-cell");
        what.setText(desk.actWords().act(e.command().act(), desk.state().catalogue()));
        Button no =
                Ui.button(desk.words().bind("desk.cancel"), () -> desk.sheets().close(), "quiet");
        Button yes = Ui.button(desk.words().bind("desk.tray.discard"), () -> {
            desk.sheets().close();
            answer(desk.ring().discard(e.n()), "desk.said.discarded");
        });
        yes.setId("discard-yes");
        HBox foot = Ui.row("sheet-foot", no, yes);
        foot.setAlignment(Pos.CENTER_RIGHT);
        VBox sheet = Ui.column("words-sheet", ask, what, foot);
        // The safe answer has the focus.
        desk.sheets().open(sheet, no, Pos.BOTTOM_RIGHT);
    }

    void copy(OutboxEntry e) {
        Act act = e.command().act();
        String words = TrayModel.wordsOf(act);
        desk.ports().copy(words == null ? desk.actWords().act(act, desk.state().catalogue()) : words);
        desk.say(desk.words().text("desk.said.copied"), false);
    }

    /** Chooses the case that the act belongs to. */
    void open(OutboxEntry e) {
        desk.sheets().close();
        desk.model().select(e.command().caseId());
    }

    private void answer(CompletionStage<Receipt> stage, String doneKey) {
        desk.bridge()
                .onFx(
                        stage,
                        r -> {
                            if (r instanceof Receipt.Refused x) {
                                desk.say(desk.actWords().refusal(x.code()), true);
                            } else {
                                desk.say(desk.words().text(doneKey), false);
                            }
                        },
                        failed -> desk.say(desk.actWords().refusal("failed"), true));
    }
}
