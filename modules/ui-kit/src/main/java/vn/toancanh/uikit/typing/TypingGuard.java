package vn.toancanh.uikit.typing;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.event.Event;
import javafx.event.EventDispatchChain;
import javafx.event.EventDispatcher;
import javafx.event.EventTarget;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import vn.toancanh.core.port.Subscription;

/**
 * Lets no key and no click overtake the word that an input method is composing.
 *
 * <p>Under Linux the commit of a word comes a few milliseconds after the key or the click that ended it. By then Tab or the click
 * has moved the focus, and the word lands in the wrong field, twice, or behind the line break. So a key press or mouse press that
 * arrives while a word is open waits, and everything that follows waits behind it, until the input method has said its last
 * about the word; then all go on at once and in their order. Of a click the input method learns nothing, so the guard asks it to
 * commit. If it says nothing (it was killed, or the key means nothing to it), they go on after {@value #PATIENCE_PULSES} pulses and
 * at least 100 ms.
 *
 * <p>Two more: an event of the input method that is empty does not reach a field that composes nothing, where it would delete the
 * selection; and a commit that comes when the focus has been moved by the program goes to the field where the word was typed.
 *
 * <p>While nothing is composed every event passes untouched. JavaFX thread.
 */
public final class TypingGuard {
    private static final long PATIENCE_NANOS = 100_000_000L;
    private static final int PATIENCE_PULSES = 6;

    private final Scene scene;
    private final Pulses pulses;
    private final EventDispatcher original;
    private final EventDispatcher guarded = this::dispatch;
    private final Composition composition = new Composition();
    private final Deque<Event> waiting = new ArrayDeque<>();
    private Subscription timer;
    private long since;
    private int counted;
    private int depth;
    private boolean replay;
    private boolean draining;
    private boolean asked;
    private boolean closed;

    private TypingGuard(Scene scene, Pulses pulses) {
        this.scene = scene;
        this.pulses = pulses;
        this.original = scene.getEventDispatcher();
    }

    /** Guards the fields of a window until the handle is closed; what waits then is dropped. */
    public static Subscription install(Scene scene) {
        return install(scene, Pulses.ofToolkit());
    }

    /** As {@link #install(Scene)}, with pulses of one's own. */
    public static Subscription install(Scene scene, Pulses pulses) {
        TypingGuard guard = new TypingGuard(scene, pulses);
        scene.setEventDispatcher(guard.guarded);
        return guard::close;
    }

    private void close() {
        closed = true;
        waiting.clear();
        stop();
        if (scene.getEventDispatcher() == guarded) {
            scene.setEventDispatcher(original);
        }
    }

    private Event dispatch(Event e, EventDispatchChain tail) {
        if (closed || !concerns(e)) {
            return original.dispatchEvent(e, tail);
        }
        if (replay) {
            replay = false;
            return original.dispatchEvent(e, tail);
        }
        // What a handler or a change of focus brings about happens within the event that caused it.
        boolean within = depth > 0;
        if (!within && (!waiting.isEmpty() || mustWait(e))) {
            enqueue(e);
            return null;
        }
        if (e instanceof InputMethodEvent im) {
            return inputMethod(im, tail);
        }
        return pass(e, tail);
    }

    private Event pass(Event e, EventDispatchChain tail) {
        depth++;
        try {
            return original.dispatchEvent(e, tail);
        } finally {
            depth--;
        }
    }

    private Event inputMethod(InputMethodEvent e, EventDispatchChain tail) {
        Composition.Verdict verdict = composition.on(e, e.getTarget());
        if (composition.isExpecting()) {
            watch();
        }
        switch (verdict) {
            case DELIVER -> {
                return pass(e, tail);
            }
            case TO_OWNER -> fire(composition.owner(), e);
            case DROP -> {}
        }
        return null;
    }

    private void enqueue(Event e) {
        if (waiting.isEmpty()) {
            patience();
        }
        waiting.add(e);
        watch();
        if (!draining) {
            drain();
        }
    }

    private void patience() {
        since = 0;
        counted = 0;
        asked = false;
    }

    private void drain() {
        draining = true;
        try {
            while (!closed && !waiting.isEmpty() && goOn()) {
                // Each step lets one event go on or learns something about the word.
            }
        } finally {
            draining = false;
        }
    }

    /** Lets go on what may; false if all has to wait. */
    private boolean goOn() {
        Event head = waiting.peek();
        if (!mustWait(head)) {
            waiting.remove();
            patience();
            replay(head);
            return true;
        }
        InputMethodEvent next = firstOfInputMethod();
        if (next == null) {
            // An input method knows the key that it handed on, but of a click it learns nothing.
            return head instanceof MouseEvent && end();
        }
        if (composition.isContinuedBy(next)) {
            waiting.remove(next);
            replay(next);
        } else {
            composition.settle();
        }
        return true;
    }

    /** Asks the input method, once, to commit the word where it is; false if that would be of no use. */
    private boolean end() {
        Node owner = scene.getFocusOwner();
        if (asked || owner == null || !composition.isOpen()) {
            return false;
        }
        asked = true;
        // The toolkit ends a composition whenever the focus is set, also to where it is.
        owner.requestFocus();
        return true;
    }

    private InputMethodEvent firstOfInputMethod() {
        for (Event e : waiting) {
            if (e instanceof InputMethodEvent im) {
                return im;
            }
        }
        return null;
    }

    private void replay(Event e) {
        if (e instanceof InputMethodEvent im) {
            EventTarget target = focus();
            switch (composition.on(im, target)) {
                case DELIVER -> fire(target, im);
                case TO_OWNER -> fire(composition.owner(), im);
                case DROP -> {}
            }
        } else if (e instanceof KeyEvent) {
            fire(focus(), e);
        } else {
            EventTarget target = e.getTarget();
            // What was clicked may be gone by now.
            if (!(target instanceof Node n) || n.getScene() == scene) {
                fire(target, e);
            }
        }
    }

    private void fire(EventTarget target, Event e) {
        depth++;
        replay = true;
        try {
            Event.fireEvent(target, e);
        } finally {
            replay = false;
            depth--;
        }
    }

    private EventTarget focus() {
        Node owner = scene.getFocusOwner();
        return owner == null ? scene : owner;
    }

    private void watch() {
        if (timer == null) {
            patience();
            timer = pulses.start(this::pulse);
        }
    }

    private void pulse(long now) {
        if (counted++ == 0) {
            since = now;
        } else if (counted > PATIENCE_PULSES && now - since >= PATIENCE_NANOS) {
            if (end()) {
                counted = 0;
            } else {
                composition.settle();
            }
        }
        drain();
        if (waiting.isEmpty() && !composition.isExpecting()) {
            stop();
        }
    }

    private void stop() {
        if (timer != null) {
            timer.close();
            timer = null;
        }
    }

    /** Whether this is the press that would leave the word behind. */
    private boolean mustWait(Event e) {
        if (!composition.isUnsettled()) {
            return false;
        }
        return e.getEventType() == MouseEvent.MOUSE_PRESSED
                || (e.getEventType() == KeyEvent.KEY_PRESSED
                        && !((KeyEvent) e).getCode().isModifierKey());
    }

    private static boolean concerns(Event e) {
        EventType<?> t = e.getEventType();
        return e instanceof KeyEvent
                || e instanceof InputMethodEvent
                || t == MouseEvent.MOUSE_PRESSED
                || t == MouseEvent.MOUSE_DRAGGED
                || t == MouseEvent.DRAG_DETECTED
                || t == MouseEvent.MOUSE_RELEASED
                || t == MouseEvent.MOUSE_CLICKED;
    }
}
