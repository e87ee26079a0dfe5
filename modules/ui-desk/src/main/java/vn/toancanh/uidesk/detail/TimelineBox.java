package vn.toancanh.uidesk.detail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.TimelineEntry;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.control.FoldedText;
import vn.toancanh.uikit.control.Lines;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.links.LinksBox;

/** What happened, newest first: time, sentence, author. Lines that the city has not confirmed say so. */
final class TimelineBox extends VBox {
    /** More lines than anybody reads at a desk; the full log is a search. */
    private static final int LINES = 60;

    /** UTF-16 units of a long line: some three lines of the panel. */
    private static final int SHOWN = 240;

    private final DeskContext desk;
    private final Label head;
    private final VBox lines = Ui.column("timeline");
    private List<TimelineEntry> shown = List.of();
    private Set<String> shownPending = Set.of();
    private String shownLanguage = "";

    TimelineBox(DeskContext desk) {
        this.desk = desk;
        getStyleClass().add("section");
        head = Ui.label(desk.words().bind("desk.detail.timeline"), "section-title");
        getChildren().addAll(head, lines);
    }

    void show(Case c, CityState s, Instant now) {
        Set<String> pending = s.pendingOf(c.id()).stream()
                .map(OutboxEntry::command)
                .map(cmd -> cmd.id().toString())
                .collect(Collectors.toSet());
        String language = desk.words().language().tag();
        if (c.timeline().equals(shown) && pending.equals(shownPending) && language.equals(shownLanguage)) {
            return;
        }
        shown = c.timeline();
        shownPending = pending;
        shownLanguage = language;
        List<TimelineEntry> newest = new ArrayList<>(shown);
        newest.sort(Comparator.comparing(TimelineEntry::at).reversed());
        Set<String> opened = FoldedText.opened(lines);
        Lines.replace(
                lines,
                newest.stream()
                        .limit(LINES)
                        .map(e -> line(e, s, pending.contains(e.id()), opened.contains(e.id()), now))
                        .toList());
    }

    private Node line(TimelineEntry e, CityState s, boolean pending, boolean open, Instant now) {
        Label time = Ui.label("text-meta", "timeline-time");
        time.setText(desk.format().moment(e.at(), now));
        String words = desk.timelineWords().of(e, s.catalogue());
        FoldedText text = new FoldedText(desk.words(), desk.format(), SHOWN, "text-cell").show(e.id(), words);
        text.open(open);
        Label author = Ui.flowing("text-hint");
        author.setText(pending ? e.author() + " · " + desk.words().text("desk.mark.unsent") : e.author());
        VBox body = new VBox(text, author);
        LinksBox links = new LinksBox(desk.links(), null).show(words);
        if (links.isVisible()) {
            body.getChildren().add(1, links);
        }
        HBox.setHgrow(body, Priority.ALWAYS);
        HBox line = Ui.row("timeline-line", time, body);
        line.setAlignment(Pos.TOP_LEFT);
        line.setUserData(e.id());
        Ui.mark(line, "pending", pending);
        return line;
    }
}
