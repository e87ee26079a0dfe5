package vn.toancanh.uidesk.queue;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.text.Phones;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.say.CaseWords;
import vn.toancanh.uikit.say.Due;

/**
 * The queue as rows for a spreadsheet: first whose it is, how old it is and how it was narrowed, then what the list shows, in
 * its order. It leaves the console, so a sensitive case is named without its title, citizens' words are not in it, and
 * telephone numbers are masked.
 */
final class QueueTable {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final Instant FAR = Instant.parse("9999-12-30T00:00:00Z");
    private static final List<String> COLUMNS = List.of(
            "priority",
            "code",
            "title",
            "place",
            "channel",
            "state",
            "who",
            "unit",
            "received",
            "age",
            "due",
            "left",
            "mark");

    private final DeskContext desk;

    QueueTable(DeskContext desk) {
        this.desk = desk;
    }

    /** Name of the file: the city's time, and that the link was not sound if it was not. ASCII, without an ending. */
    String name(CityState s, Instant now) {
        LinkState link = s.link().state();
        String time = NAME.format(now.atZone(desk.format().zone()));
        return "queue-" + time + (link == LinkState.ONLINE ? "" : "-" + CaseWords.id(link));
    }

    /** Vietnamese spreadsheets take the semicolon, since the comma is in their numbers. */
    char separator() {
        return desk.words().language() == Language.VI ? ';' : ',';
    }

    List<List<String>> rows(QueueModel model, CityState s, Instant now) {
        List<List<String>> all = new ArrayList<>();
        all.add(List.of(words("desk.queue.title") + " · " + city(s)));
        String by = s.session() == null ? "—" : s.session().actor().name();
        all.add(List.of(desk.words().text("desk.export.made", stamp(now), by)));
        all.add(List.of(heard(s, now)));
        all.add(List.of(desk.words()
                .text(
                        "desk.export.filter",
                        filter(model.filter(), s),
                        model.order().size())));
        if (model.waiting() > 0) {
            all.add(List.of(desk.words().text("desk.export.waiting", model.waiting())));
        }
        LocalText demo = s.catalogue().demoNotice();
        if (demo != null) {
            all.add(List.of(desk.words().text(demo)));
        }
        all.add(List.of(""));
        all.add(COLUMNS.stream().map(c -> words("desk.export.col." + c)).toList());
        for (String id : model.order()) {
            all.add(line(model.row(id), s, now));
        }
        return all;
    }

    private List<String> line(QueueRow row, CityState s, Instant now) {
        Case c = row.value();
        CaseWords w = desk.caseWords();
        Due due = Due.of(c, now);
        String title = c.sensitive() ? words("desk.export.sensitive") : Phones.masked(c.title());
        return List.of(
                w.priority(c.priority()),
                c.code(),
                row.bundle() == null ? title : title + " · " + bundled(row.bundle()),
                Phones.masked(w.place(c, s.catalogue())),
                w.channel(c, s.catalogue()),
                w.state(c),
                w.who(c),
                w.unit(c.unitId(), s.catalogue()),
                stamp(c.receivedAt()),
                desk.format().age(c.receivedAt(), now),
                c.nextDeadline().map(d -> stamp(d.due())).orElse(""),
                w.due(due, s.link().time()),
                row.ended()
                        ? words("desk.export.ended")
                        : row.mark() == QueueRow.Mark.NONE ? "" : words("desk.mark." + CaseWords.id(row.mark())));
    }

    private String bundled(Bundles.Bundle b) {
        return desk.words()
                .text(b.kind() == Bundles.Kind.CHATTER ? "desk.queue.chatter" : "desk.queue.group", b.count());
    }

    private String heard(CityState s, Instant now) {
        LinkState state = s.link().state();
        String link = state == LinkState.SYNCING
                ? desk.words().text("kit.link.syncing", s.unsent())
                : words("kit.link." + CaseWords.id(state));
        Instant last = s.link().lastWord();
        return last == null
                ? desk.words().text("desk.export.never", link)
                : desk.words()
                        .text("desk.export.heard", stamp(last), desk.format().age(last, now), link);
    }

    private String filter(QueueFilter f, CityState s) {
        List<String> parts = new ArrayList<>();
        s.catalogue().services().stream()
                .filter(x -> x.id().equals(f.serviceId()))
                .forEach(x -> parts.add(desk.words().text(x.name())));
        f.priorities().stream().sorted().forEach(p -> parts.add(desk.caseWords().priority(p)));
        if (f.kind() != null) {
            parts.add(words("kit.kind." + CaseWords.id(f.kind())));
        }
        if (f.mine()) {
            parts.add(words("desk.queue.mine"));
        }
        if (f.shelf()) {
            parts.add(words("desk.queue.shelf"));
        }
        if (f.old()) {
            parts.add(words("desk.queue.old"));
        }
        if (!f.text().isBlank()) {
            parts.add("“" + f.text().strip() + "”");
        }
        return parts.isEmpty() ? words("desk.queue.all") : String.join(", ", parts);
    }

    private String city(CityState s) {
        return s.catalogue().isEmpty()
                ? words("desk.city-unknown")
                : desk.words().text(s.catalogue().cityName());
    }

    private String stamp(Instant t) {
        // What lies beyond the calendar is hostile data, and the row is worth more than its date.
        boolean known = !t.isBefore(Instant.EPOCH) && t.isBefore(FAR);
        return known ? desk.format().dateYear(t) + " " + desk.format().clock(t) : "—";
    }

    private String words(String key) {
        return desk.words().text(key);
    }
}
