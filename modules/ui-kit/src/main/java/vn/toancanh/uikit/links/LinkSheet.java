package vn.toancanh.uikit.links;

import java.net.URI;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import vn.toancanh.core.text.Links;
import vn.toancanh.core.text.Sanitiser;
import vn.toancanh.uikit.control.Ui;

/**
 * Asks before an address from somebody's words is opened: where it really leads, in full, what is odd about it, and that it
 * leaves the console. The way back has the focus.
 */
final class LinkSheet extends VBox {
    private static final int LONGEST = 4_000;

    private final LinkDesk desk;
    private final Button cancel;

    LinkSheet(LinkDesk desk, Links.Link link) {
        this.desk = desk;
        getStyleClass().addAll("link-sheet");
        Label head = Ui.flowing("text-meta");
        head.setText(desk.words().text("kit.link.title"));
        Label host = Ui.flowing("text-detail-title");
        host.setId("link-host");
        host.setText(host(desk, link));
        URI target = link.target();
        Label address = Ui.flowing("text-id");
        address.setId("link-address");
        address.setText(target == null ? Sanitiser.clean(link.written(), LONGEST) : target.toASCIIString());
        ScrollPane whole = new ScrollPane(address);
        whole.setFitToWidth(true);
        whole.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        whole.getStyleClass().add("rows-scroll");
        whole.setAccessibleText(address.getText());
        getChildren().addAll(head, host, whole);
        link.tricks().forEach(t -> say("kit.link." + t.name().toLowerCase(Locale.ROOT), "text-warn"));
        boolean open = target != null && desk.ports().mayBrowse();
        say(open ? "kit.link.leaves" : target == null ? "kit.link.refused" : "kit.link.closed", "text-cell");
        cancel = Ui.button(desk.words().bind("kit.cancel"), () -> desk.sheets().close());
        cancel.setId("link-cancel");
        Button copy = Ui.button(desk.words().bind("kit.link.copy"), () -> copy(address.getText()), "quiet");
        copy.setId("link-copy");
        HBox foot = Ui.row("sheet-foot", copy);
        if (open) {
            Button go = Ui.button(desk.words().bind("kit.link.open"), () -> browse(target, link.host()), "quiet");
            go.setId("link-open");
            foot.getChildren().add(go);
        }
        foot.getChildren().add(cancel);
        foot.setAlignment(Pos.CENTER_RIGHT);
        getChildren().add(foot);
    }

    /** The host that an address really leads to, in the letters that show look-alikes. */
    static String host(LinkDesk desk, Links.Link link) {
        return link.host().isEmpty() ? desk.words().text("kit.link.nowhere") : link.host();
    }

    void open() {
        desk.sheets().open(this, cancel, Pos.BOTTOM_RIGHT);
    }

    private void say(String key, String style) {
        Label l = Ui.flowing(style);
        l.setText(desk.words().text(key));
        getChildren().add(l);
    }

    private void copy(String address) {
        desk.sheets().close();
        desk.ports().copy(address);
        desk.says().accept(desk.words().text("kit.copied"), false);
    }

    private void browse(URI target, String host) {
        desk.sheets().close();
        desk.bridge()
                .onFx(
                        desk.ports().browse(target),
                        done -> desk.says()
                                .accept(
                                        done
                                                ? desk.words().text("kit.link.browsing", host)
                                                : desk.words().text("kit.link.not-browsing"),
                                        !done),
                        failed -> desk.says().accept(desk.words().text("kit.link.not-browsing"), true));
    }
}
