package vn.toancanh.uikit.say;

import java.time.DateTimeException;
import java.time.Instant;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.Channel;
import vn.toancanh.core.model.TimelineEntry;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;

/** Tells the facts of a timeline entry as a sentence. Never throws for any entry: the arguments come from outside. */
public final class TimelineWords {
    private final Messages words;
    private final Format format;
    private final CaseWords cases;

    public TimelineWords(Messages words, Format format) {
        this.words = words;
        this.format = format;
        this.cases = new CaseWords(words, format);
    }

    public String of(TimelineEntry e, Catalogue catalogue) {
        return switch (e.kind()) {
            case RECEIVED -> words.text("kit.told.received", channel(e.arg(0), catalogue));
            case MERGED -> words.text("kit.told.merged", e.arg(0));
            case ACCEPTED -> words.text("kit.told.accepted");
            case ACKNOWLEDGED -> words.text("kit.told.acknowledged");
            case PRIORITY -> words.text("kit.told.priority", e.arg(0), e.arg(1));
            case ASSIGNED -> words.text("kit.told.assigned", cases.unit(e.arg(0), catalogue));
            case DISPATCHED -> words.text("kit.told.dispatched", e.arg(0), cases.unit(e.arg(1), catalogue));
            case UNIT_ANSWER -> words.text("kit.told.unit-answer", e.arg(0), answer(e.arg(1)));
            case NOTE -> words.text("kit.told.note", e.arg(0));
            case ATTACHMENT -> words.text("kit.told.attachment", e.arg(1));
            case STEP -> words.text("kit.told.step", e.arg(0));
            case RESOLVED -> words.text("kit.told.resolved", e.arg(0));
            case CLOSED ->
                e.arg(0).isBlank() ? words.text("kit.told.closed") : words.text("kit.told.closed-why", e.arg(0));
            case SHELVED -> words.text("kit.told.shelved", until(e.arg(0)), e.arg(1));
            case BREACH -> words.text("kit.told.breach", e.arg(0), e.arg(1));
            case BACK_TO_NORMAL -> words.text("kit.told.normal", e.arg(0));
            case SYSTEM -> e.arg(0);
        };
    }

    private String channel(String id, Catalogue catalogue) {
        return catalogue.channel(id).map(Channel::name).map(words::text).orElse(id);
    }

    private String answer(String state) {
        String key = "kit.dispatch." + state.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return words.has(key) ? words.text(key) : state;
    }

    private String until(String instant) {
        try {
            return format.clockShort(Instant.parse(instant));
        } catch (DateTimeException e) {
            return instant;
        }
    }
}
