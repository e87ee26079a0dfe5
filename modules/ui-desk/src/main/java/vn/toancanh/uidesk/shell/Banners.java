package vn.toancanh.uidesk.shell;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.core.state.Trouble;
import vn.toancanh.uikit.control.Banner;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.say.CaseWords;
import vn.toancanh.uikit.say.LinkWords;

/** What lasts and must be known, one line each: troubles of this console, and that the city is not heard. */
public final class Banners extends DeskView {
    private final Map<Trouble, Banner> troubles = new EnumMap<>(Trouble.class);
    private final Banner offline = new Banner();
    private final Runnable signInAgain;
    private final Banner clock = new Banner();
    private final VBox root = Ui.column("banners");

    public Banners(DeskContext desk, Runnable signInAgain) {
        super(desk);
        this.signInAgain = signInAgain;
        offline.setId("offline-banner");
        clock.setId("clock-banner");
        root.getChildren().addAll(offline, clock);
        for (Trouble t : Trouble.values()) {
            Banner b = new Banner();
            b.setId("trouble-" + CaseWords.id(t));
            troubles.put(t, b);
            root.getChildren().add(b);
        }
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    protected void show(CityState s, Touched touched) {
        boolean any = false;
        boolean down = s.link().state() == LinkState.OFFLINE;
        if (down) {
            any = true;
            String wayOut = LinkWords.wayOut(desk.words(), s.link());
            offline.show(
                    Banner.Level.STALE,
                    wayOut != null
                            ? wayOut
                            : s.link().lastWord() == null
                                    ? desk.words().text("desk.banner.offline-never")
                                    : desk.words()
                                            .text(
                                                    "desk.banner.offline",
                                                    desk.format()
                                                            .moment(s.link().lastWord(), desk.now())));
        } else {
            offline.hide();
        }
        Duration off = s.link().time().offset();
        if (off != null && s.link().time().isFarOff()) {
            any = true;
            String by = desk.format().age(off.abs());
            clock.show(
                    Banner.Level.WARN,
                    desk.words().text(off.isNegative() ? "desk.banner.clock-fast" : "desk.banner.clock-slow", by));
        } else {
            clock.hide();
        }
        for (Trouble t : Trouble.values()) {
            Banner b = troubles.get(t);
            if (!s.troubles().contains(t)) {
                b.hide();
                continue;
            }
            any = true;
            String text = desk.words().text("desk.trouble." + CaseWords.id(t));
            if (t == Trouble.SIGNED_OUT) {
                b.show(Banner.Level.WARN, text, desk.words().text("desk.sign-in.again"), signInAgain);
            } else {
                b.show(Banner.Level.WARN, text);
            }
        }
        Ui.shown(root, any);
    }
}
