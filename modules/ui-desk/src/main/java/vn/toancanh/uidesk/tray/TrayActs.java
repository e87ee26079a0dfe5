package vn.toancanh.uidesk.tray;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javafx.scene.control.Label;
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
        String words = act.words();
        if (words == null) {
            answer(desk.ring().resend(e.n(), act), "desk.said.resent", t -> {});
            return;
        }
        new WordsSheet(
                        desk,
                        desk.words().text("kit.tray.resend-title"),
                        "",
                        desk.words().text("desk.tray.resend"),
                        !(act instanceof Act.CloseCase),
                        (t, then) -> answer(desk.ring().resend(e.n(), act.withWords(t)), "desk.said.resent", then))
                .words(words)
                .openOver();
    }

    /** Gives it up once the operator has said why; who and when is audited, the reason is kept with the act. */
    void discard(OutboxEntry e) {
        Label what = Ui.flowing("text-cell");
        what.setText(desk.actWords().act(e.command().act(), desk.state().catalogue()));
        new WordsSheet(
                        desk,
                        desk.words().text("kit.tray.discard-ask"),
                        desk.words().text("kit.tray.discard-why"),
                        desk.words().text("desk.tray.discard"),
                        true,
                        (why, then) -> answer(desk.ring().discard(e.n(), why), "desk.said.discarded", then))
                .above(what)
                .openOver();
    }

    void copy(OutboxEntry e) {
        Act act = e.command().act();
        String words = act.words();
        desk.ports().copy(words == null ? desk.actWords().act(act, desk.state().catalogue()) : words);
        desk.say(desk.words().text("kit.copied"), false);
    }

    /** Chooses the case that the act belongs to. */
    void open(OutboxEntry e) {
        desk.sheets().closeAll();
        desk.model().select(e.command().caseId());
    }

    private void answer(CompletionStage<Receipt> stage, String doneKey, Consumer<Boolean> then) {
        desk.bridge()
                .onFx(
                        stage,
                        r -> {
                            if (r instanceof Receipt.Refused x) {
                                desk.say(desk.actWords().refusal(x.code()), true);
                            } else {
                                desk.say(desk.words().text(doneKey), false);
                            }
                            then.accept(!(r instanceof Receipt.Refused));
                        },
                        failed -> {
                            desk.say(desk.actWords().refusal("failed"), true);
                            then.accept(false);
                        });
    }
}
