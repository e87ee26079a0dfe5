package vn.toancanh.uikit.typing;

import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodTextRun;

/**
 * The word that an input method is composing, as far as its events tell: none, open, gone without a word (the commit may still
 * be on its way), or committed with its last empty event still to come. JavaFX thread.
 */
final class Composition {
    /** What is to be done with an event of the input method. */
    enum Verdict {
        DELIVER,
        /** It is empty and would only wipe out what is selected in the field. */
        DROP,
        /** It belongs to the field that was left: see {@link #owner}. */
        TO_OWNER
    }

    private enum Phase {
        NONE,
        OPEN,
        GONE,
        SETTLING
    }

    private Phase phase = Phase.NONE;
    private EventTarget owner;
    private String text = "";
    /** Whether the owner shows composed text; true also when nothing more is waited for. */
    private boolean shown;

    /** Takes note of an event that is about to reach {@code target}. */
    Verdict on(InputMethodEvent e, EventTarget target) {
        String composed = composed(e);
        if (!composed.isEmpty()) {
            phase = Phase.OPEN;
            owner = target;
            text = composed;
            shown = true;
            return Verdict.DELIVER;
        }
        boolean closes = shown;
        shown = false;
        if (!e.getCommitted().isEmpty()) {
            boolean strayed =
                    phase == Phase.GONE && owner != target && e.getCommitted().equals(text) && ownerIsInSight();
            phase = closes ? Phase.SETTLING : Phase.NONE;
            return strayed ? Verdict.TO_OWNER : Verdict.DELIVER;
        }
        if (closes) {
            phase = Phase.GONE;
        } else if (phase == Phase.SETTLING) {
            phase = Phase.NONE;
        }
        return closes && owner == target ? Verdict.DELIVER : Verdict.DROP;
    }

    /** Whether more is to come before the present word is done. */
    boolean isUnsettled() {
        return phase != Phase.NONE;
    }

    /** Whether a word is open and nothing tells yet that it ends. */
    boolean isOpen() {
        return phase == Phase.OPEN;
    }

    /** Whether the input method owes an event that comes by itself and soon, or never. */
    boolean isExpecting() {
        return phase == Phase.GONE || phase == Phase.SETTLING;
    }

    /** Whether this event still speaks of the present word. */
    boolean isContinuedBy(InputMethodEvent e) {
        boolean empty = e.getCommitted().isEmpty() && composed(e).isEmpty();
        return switch (phase) {
            case NONE -> false;
            case OPEN -> true;
            case GONE -> !e.getCommitted().isEmpty() || empty;
            case SETTLING -> empty;
        };
    }

    /** Nothing more is expected: it took too long, or the next word has begun. */
    void settle() {
        phase = Phase.NONE;
    }

    /** The field in which the word was composed. */
    EventTarget owner() {
        return owner;
    }

    private boolean ownerIsInSight() {
        return owner instanceof Node n && n.getScene() != null;
    }

    private static String composed(InputMethodEvent e) {
        StringBuilder all = new StringBuilder();
        for (InputMethodTextRun run : e.getComposed()) {
            all.append(run.getText());
        }
        return all.toString();
    }
}
