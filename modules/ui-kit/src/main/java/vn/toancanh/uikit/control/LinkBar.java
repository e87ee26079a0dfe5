package vn.toancanh.uikit.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.link.LinkStatus;
import vn.toancanh.uikit.Live;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.theme.Icons;
import vn.toancanh.uikit.watch.Ticker;

/**
 * The link bar: state by shape and word, since when, the age of the last word, what is not sent yet. Calm and grey online;
 * amber as soon as the city is not heard. The ages run by the ticker, so a dead network cannot freeze them.
 */
public final class LinkBar extends HBox {
    /** Another source beside the link, as a short word and value. */
    public record Part(String name, String value, Level level) {}

    /** How a part stands. */
    public enum Level {
        FINE,
        STALE,
        WARN
    }

    private final Messages messages;
    private final Format format;
    private final Ticker ticker;
    private final Text icon = Icons.of("sync", "icon-small");
    private final Label state = new Label();
    private final Label age = new Label();
    private final HBox parts = new HBox();
    private final Button unsentButton = new Button();
    private final Button retry = new Button();
    private LinkStatus status = new LinkStatus(LinkState.CONNECTING, Instant.EPOCH, null, null);
    private int unsent;
    private List<Part> shownParts = List.of();

    public LinkBar(Messages messages, Format format, Ticker ticker) {
        this.messages = messages;
        this.format = format;
        this.ticker = ticker;
        getStyleClass().add("link-bar");
        state.getStyleClass().addAll("state", "text-medium");
        age.getStyleClass().addAll("age", "text-meta");
        state.setMinWidth(USE_PREF_SIZE);
        age.setMinWidth(USE_PREF_SIZE);
        parts.getStyleClass().add("parts");
        unsentButton.getStyleClass().addAll("quiet", "small", "unsent");
        unsentButton.setGraphic(Icons.of("unsent", "icon-small"));
        unsentButton.setMinWidth(USE_PREF_SIZE);
        retry.getStyleClass().addAll("link", "small");
        retry.setMinWidth(USE_PREF_SIZE);
        parts.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(icon, state, age, retry, unsentButton, parts);
        setAccessibleRole(AccessibleRole.TEXT);
        setOnUnsent(null);
        setOnRetry(null);
        ticker.whileShown(this, this::update);
        Live.whileShown(this, messages.languageProperty(), l -> update(ticker.now()));
    }

    /** @param unsent acts that the city does not have yet */
    public void show(LinkStatus status, int unsent) {
        this.status = status;
        this.unsent = unsent;
        update(ticker.now());
    }

    /** Other sources of the city, left to right; few. */
    public void setParts(List<Part> next) {
        if (next.equals(shownParts)) {
            return;
        }
        shownParts = List.copyOf(next);
        List<HBox> nodes = new ArrayList<>();
        for (Part p : next) {
            String id = p.level() == Level.WARN ? "warning" : p.level() == Level.STALE ? "clock" : "check";
            Label name = new Label(p.name());
            name.getStyleClass().addAll("text-meta");
            Label value = new Label(p.value());
            value.getStyleClass().addAll("text-meta", "value");
            name.setMinWidth(USE_PREF_SIZE);
            value.setMinWidth(USE_PREF_SIZE);
            HBox box = new HBox(Icons.of(id, "icon-small"), name, value);
            box.getStyleClass().addAll("part", p.level().name().toLowerCase(Locale.ROOT));
            nodes.add(box);
        }
        parts.getChildren().setAll(nodes);
    }

    /** What a click on the unsent count does. */
    public void setOnUnsent(Runnable action) {
        unsentButton.setOnAction(e -> {
            if (action != null) {
                action.run();
            }
        });
    }

    /** What "try now" does; shown while the link is down. */
    public void setOnRetry(Runnable action) {
        retry.setOnAction(e -> {
            if (action != null) {
                action.run();
            }
        });
        retry.setUserData(action);
    }

    /** The words it shows, for screen readers and the tour. */
    public String words() {
        return (state.getText() + " " + age.getText()).strip();
    }

    private void update(Instant now) {
        String name = status.state().name().toLowerCase(Locale.ROOT);
        for (LinkState s : LinkState.values()) {
            Ui.mark(this, s.name().toLowerCase(Locale.ROOT), s == status.state());
        }
        Icons.set(
                icon,
                switch (status.state()) {
                    case ONLINE -> "check";
                    case UNSTABLE -> "warning";
                    case OFFLINE -> "link-off";
                    case CONNECTING, SYNCING -> "sync";
                });
        state.setText(messages.text("kit.link." + name, format.count(unsent)));
        age.setText(ageText(now));
        boolean down = status.state() == LinkState.OFFLINE || status.state() == LinkState.UNSTABLE;
        retry.setText(messages.text("kit.link.retry"));
        set(retry, down && retry.getUserData() != null);
        unsentButton.setText(messages.text("kit.link.unsent", format.count(unsent)));
        set(unsentButton, unsent > 0);
        setAccessibleText(words());
    }

    private String ageText(Instant now) {
        if (status.state() == LinkState.CONNECTING && status.lastWord() == null) {
            return messages.text("kit.link.never");
        }
        if (status.lastWord() == null) {
            return messages.text("kit.link.since-never", format.clockShort(status.since()));
        }
        String age = format.age(status.lastWord(), now);
        return switch (status.state()) {
            case ONLINE, SYNCING -> messages.text("kit.link.heard", age);
            case CONNECTING -> messages.text("kit.link.last", age);
            case UNSTABLE, OFFLINE -> messages.text("kit.link.since", format.clockShort(status.since()), age);
        };
    }

    private static void set(Button b, boolean on) {
        b.setVisible(on);
        b.setManaged(on);
    }
}
