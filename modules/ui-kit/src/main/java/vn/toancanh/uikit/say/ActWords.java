package vn.toancanh.uikit.say;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;

/** Words about acts: what was done, how far it has come, why not. */
public final class ActWords {
    private final Messages words;
    private final Format format;
    private final CaseWords cases;

    public ActWords(Messages words, Format format) {
        this.words = words;
        this.format = format;
        this.cases = new CaseWords(words, format);
    }

    /** What the act does, without its case: "Điều động CSGT-03". */
    public String act(Act act, Catalogue catalogue) {
        if (act instanceof Act.Accept) {
            return words.text("kit.did.accept");
        } else if (act instanceof Act.Acknowledge) {
            return words.text("kit.did.acknowledge");
        } else if (act instanceof Act.ChangePriority a) {
            return words.text("kit.did.priority", a.priority().digit(), cases.priority(a.priority()));
        } else if (act instanceof Act.Assign a) {
            return words.text("kit.did.assign", cases.unit(a.unitId(), catalogue));
        } else if (act instanceof Act.DispatchUnit a) {
            return words.text("kit.did.dispatch", a.callSign());
        } else if (act instanceof Act.AddNote a) {
            return words.text("kit.did.note", brief(a.text()));
        } else if (act instanceof Act.Attach a) {
            return words.text("kit.did.attach", a.attachment().name());
        } else if (act instanceof Act.CheckStep a) {
            return words.text("kit.did.step", a.step());
        } else if (act instanceof Act.Resolve a) {
            return words.text("kit.did.resolve", brief(a.result()));
        } else if (act instanceof Act.CloseCase) {
            return words.text("kit.did.close");
        } else if (act instanceof Act.Shelve a) {
            return words.text("kit.did.shelve", format.clockShort(a.until()));
        }
        return words.text("kit.did.other");
    }

    /** How far the entry has come, in words that never claim more than is true. */
    public String delivery(DeliveryState s) {
        return words.text("kit.delivery." + CaseWords.id(s));
    }

    /** Why it waits, if it does: the next try or the reason of the last failure. */
    public String waiting(OutboxEntry e, Instant now) {
        Instant next = e.nextAt();
        if (e.state() == DeliveryState.PENDING && next != null && next.isAfter(now)) {
            return words.text("kit.delivery.again", format.clock(next), e.attempts());
        }
        return "";
    }

    /** One plain sentence for a refusal code of this console, of the rules or of the city. */
    public String refusal(String code) {
        String key = "kit.refused." + code;
        return words.has(key) ? words.text(key) : words.text("kit.refused-other", code);
    }

    /** The city's reason: our sentence where we know the code, else the city's own. */
    public String reason(@Nullable Problem p) {
        if (p == null) {
            return words.text("kit.refused-unknown");
        }
        if (words.has("kit.refused." + p.code())) {
            return refusal(p.code());
        }
        return p.detail().isBlank() ? words.text("kit.refused-other", p.code()) : p.detail();
    }

    /** The value that this act wanted to set, for the comparison in the tray. */
    public String mine(Act act, Catalogue catalogue) {
        if (act instanceof Act.ChangePriority a) {
            return cases.priority(a.priority());
        } else if (act instanceof Act.Assign a) {
            return cases.unit(a.unitId(), catalogue);
        } else if (act instanceof Act.DispatchUnit a) {
            return a.callSign();
        } else if (act instanceof Act.Resolve a) {
            return a.result();
        } else if (act instanceof Act.CloseCase a) {
            return a.reason();
        } else if (act instanceof Act.AddNote a) {
            return a.text();
        }
        return act(act, catalogue);
    }

    /** What the city has in that place now. */
    public String city(Act act, @Nullable Case c, Catalogue catalogue) {
        if (c == null) {
            return words.text("kit.tray.gone");
        }
        if (act instanceof Act.ChangePriority) {
            return cases.priority(c.priority());
        } else if (act instanceof Act.Assign) {
            return cases.unit(c.unitId(), catalogue);
        } else if (act instanceof Act.Accept) {
            return cases.who(c);
        } else if (act instanceof Act.DispatchUnit) {
            return c.dispatches().isEmpty()
                    ? "—"
                    : c.dispatches().get(c.dispatches().size() - 1).callSign();
        }
        return cases.state(c);
    }

    private static String brief(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 60 ? line : line.substring(0, 59) + "…";
    }
}
