package vn.toancanh.uifield;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.port.Receipt;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uikit.act.Doable;
import vn.toancanh.uikit.keys.KeyMap;
import vn.toancanh.uikit.links.LinkDesk;
import vn.toancanh.uikit.sheet.SheetHost;
import vn.toancanh.uikit.station.Station;

/** What the parts of the laptop's station stand on, made once by {@link FieldStation}. JavaFX thread. */
public record FieldContext(Station station, FieldModel model, FieldPorts ports, KeyMap keys, SheetHost sheets) {
    public String text(String key, Object... args) {
        return station.words().text(key, args);
    }

    /** The chosen case as it is shown; null when none is chosen or it is gone. */
    public Case selected() {
        String id = model.selectedProperty().get();
        return id == null ? null : station.state().shown().get(id);
    }

    /** Where the officer is, as far as it is known. */
    public Optional<Here> here() {
        CityState s = station.state();
        Session me = s.session();
        return me == null
                ? Optional.empty()
                : Here.of(
                        s,
                        station.ring().samples(),
                        me.actor().unitId(),
                        model.arrivedProperty().get());
    }

    /** Why this act cannot be done now, as one sentence; null when it can. */
    public String why(Case c, Act act) {
        Doable d = Doable.of(station.state(), c, act, station.now());
        return d.yes() ? null : station.actWords().refusal(d.code());
    }

    /** Says one sentence at the foot of the window. */
    public void say(String sentence) {
        model.noticeProperty().set(sentence);
    }

    /** What the links in somebody's words stand on. */
    public LinkDesk links() {
        return new LinkDesk(station.words(), station.bridge(), sheets, ports, (sentence, warn) -> say(sentence));
    }

    /** Does an act and says what became of it. */
    public void submit(Case c, Act act) {
        submit(c, act, ticked -> {});
    }

    /**
     * Does an act and says what became of it.
     *
     * @param then told whether it is durable here
     */
    public void submit(Case c, Act act, Consumer<Boolean> then) {
        String why = why(c, act);
        if (why != null) {
            say(why);
            then.accept(false);
            return;
        }
        String what = station.actWords().act(act, station.state().catalogue());
        answer(station.ring().submit(c.id(), act), what + " · " + c.code(), then);
    }

    /** Says what became of an act. */
    public void answer(CompletionStage<Receipt> receipt, String what) {
        answer(receipt, what, ticked -> {});
    }

    /**
     * Says what became of an act.
     *
     * @param then told whether it is durable here
     */
    public void answer(CompletionStage<Receipt> receipt, String what, Consumer<Boolean> then) {
        station.bridge()
                .onFx(
                        receipt,
                        r -> {
                            if (r instanceof Receipt.Ticked) {
                                say(text("field.said.ticked", what));
                            } else if (r instanceof Receipt.Refused x) {
                                say(station.actWords().refusal(x.code()));
                            } else {
                                say(text("field.said.nothing", what));
                            }
                            then.accept(r instanceof Receipt.Ticked);
                        },
                        failed -> {
                            say(station.actWords().refusal("failed"));
                            then.accept(false);
                        });
    }
}
