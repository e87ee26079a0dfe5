package vn.toancanh.app.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.HandlingUnit;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.Sop;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.QueueOrder;
import vn.toancanh.report.Book;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.say.CaseWords;

/** Tells what stands in the duty book: open cases, the worst first, telephone numbers, procedures. Any thread. */
final class DutyBookText {
    /** Some forty pages: nobody works with more on paper, the numbers and procedures behind them must have their place too. */
    static final int MOST_CASES = 600;

    private final Messages words;
    private final Format format;
    private final CaseWords cases;

    DutyBookText(Messages words, Format format) {
        this.words = words;
        this.format = format;
        this.cases = new CaseWords(words, format);
    }

    Book of(CityState s, Instant now) {
        Instant heard = s.link().lastWord();
        String stamp = heard == null
                ? words.text("app.book.stamp-never", date(now))
                : words.text("app.book.stamp", date(now), date(heard));
        return new Book(
                words.text("app.book.title", cases.text(s.catalogue().cityName())),
                stamp,
                words.text("app.book.cut"),
                List.of(
                        new Book.Section(words.text("app.book.cases"), words.text("app.book.no-cases"), open(s, now)),
                        new Book.Section(
                                words.text("app.book.contacts"),
                                words.text("app.book.no-contacts"),
                                contacts(s.catalogue())),
                        new Book.Section(
                                words.text("app.book.procedures"),
                                words.text("app.book.no-procedures"),
                                procedures(s.catalogue()))));
    }

    private List<Book.Entry> open(CityState s, Instant now) {
        // On paper the worst stands first, whoever has seen it.
        Comparator<Case> worst = Comparator.comparing(Case::priority).thenComparing(QueueOrder.NEEDS_ME_FIRST);
        List<Case> all = s.shown().values().stream()
                .filter(c -> c.state().isOpen())
                .sorted(worst)
                .toList();
        List<Book.Entry> out = new ArrayList<>();
        all.stream().limit(MOST_CASES).forEach(c -> out.add(entry(c, s, now)));
        if (all.size() > MOST_CASES) {
            out.add(new Book.Entry(
                    words.text("app.book.more", format.count((long) all.size() - MOST_CASES)), List.of()));
        }
        return out;
    }

    private Book.Entry entry(Case c, CityState s, Instant now) {
        List<String> lines = new ArrayList<>();
        String place = cases.place(c, s.catalogue());
        // A sensitive case is named on paper, its citizen's words are not.
        lines.add(place.isBlank() ? words.text("app.book.no-place") : place);
        lines.add(words.text(
                "app.book.line",
                cases.state(c),
                cases.who(c),
                cases.unit(c.unitId(), s.catalogue()),
                date(c.receivedAt())));
        c.nextDeadline()
                .ifPresent(d -> lines.add(words.text(
                        "app.book.due", cases.step(d.step()), date(d.due()), format.remaining(d.due(), now))));
        String sent = String.join(
                ", ",
                c.dispatches().stream()
                        .filter(d -> d.state().isActive())
                        .map(d -> d.callSign())
                        .toList());
        if (!sent.isEmpty()) {
            lines.add(words.text("app.book.sent", sent));
        }
        int unsent = s.pendingOf(c.id()).size();
        if (unsent > 0) {
            lines.add(words.text("app.book.unsent", unsent));
        }
        String title = c.sensitive() ? words.text("app.book.sensitive") : c.title();
        return new Book.Entry(c.priority().digit() + "  " + c.code() + "  " + title, lines);
    }

    private List<Book.Entry> contacts(Catalogue c) {
        return c.units().stream()
                .filter(u -> u.phone() != null)
                .sorted(Comparator.comparing((HandlingUnit u) -> cases.text(u.name())))
                .map(u -> new Book.Entry(cases.text(u.name()) + "   " + u.phone(), List.of()))
                .toList();
    }

    private List<Book.Entry> procedures(Catalogue c) {
        return c.sops().stream().map(this::procedure).toList();
    }

    private Book.Entry procedure(Sop sop) {
        List<String> lines = new ArrayList<>();
        sop.steps().forEach(step -> {
            LocalText target = step.target();
            lines.add(step.number() + ". " + cases.text(step.text())
                    + (target == null ? "" : " (" + cases.text(target) + ")"));
            LocalText offline = step.offline();
            if (offline != null) {
                lines.add("    " + words.text("app.book.offline", cases.text(offline)));
            }
        });
        return new Book.Entry(cases.text(sop.name()), lines);
    }

    private String date(Instant t) {
        return format.clockShort(t) + " " + format.dateYear(t);
    }
}
