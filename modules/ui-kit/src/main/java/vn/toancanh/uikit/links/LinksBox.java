package vn.toancanh.uikit.links;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import vn.toancanh.core.text.Links;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.theme.Icons;

/** The addresses in somebody's words, each by the host that it really leads to. Pressing one opens nothing: it asks. */
public final class LinksBox extends FlowPane {
    private final LinkDesk desk;
    private final Node lead;
    private List<Links.Link> shown = List.of();
    private String shownLanguage = "";

    /** @param lead stands in front of them; null for none */
    public LinksBox(LinkDesk desk, Node lead) {
        this.desk = desk;
        this.lead = lead;
        getStyleClass().add("links-box");
        Ui.shown(this, false);
    }

    public LinksBox show(String text) {
        List<Links.Link> links = Links.in(text);
        String language = desk.words().language().tag();
        if (links.equals(shown) && language.equals(shownLanguage)) {
            return this;
        }
        shown = links;
        shownLanguage = language;
        Ui.shown(this, !links.isEmpty());
        getChildren().setAll(links.stream().map(this::button).toList());
        if (lead != null) {
            getChildren().add(0, lead);
        }
        return this;
    }

    private Button button(Links.Link link) {
        String host = LinkSheet.host(desk, link);
        Button b = new Button(host);
        b.getStyleClass().addAll("quiet", "small", "elastic", "case-link");
        b.setGraphic(Icons.of(link.mayBeOpened() ? "link" : "link-off", "icon-small"));
        b.setAccessibleText(desk.words().text("kit.link.to", host));
        b.setOnAction(e -> new LinkSheet(desk, link).open());
        return b;
    }
}
