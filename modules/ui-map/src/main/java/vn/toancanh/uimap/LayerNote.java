package vn.toancanh.uimap;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.LayerDef;
import vn.toancanh.core.port.FeatureSource;
import vn.toancanh.core.port.LayerState;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.station.Station;

/** One sentence on the layers that are switched on and not as they should be: the worst of them first. JavaFX thread. */
final class LayerNote extends HBox {
    private final Station station;
    private final FeatureSource features;
    private final Label words = Ui.label("map-layer-note");
    private final Map<String, Subscription> watched = new LinkedHashMap<>();
    private final Map<String, LayerState> states = new LinkedHashMap<>();

    LayerNote(Station station, FeatureSource features) {
        this.station = station;
        this.features = features;
        getStyleClass().add("map-chip");
        setAlignment(Pos.CENTER_LEFT);
        setMouseTransparent(true);
        words.setWrapText(true);
        getChildren().add(words);
        say();
    }

    void watch(String id, boolean on) {
        if (on && !watched.containsKey(id)) {
            watched.put(id, features.watchState(id, state -> station.bridge().later(() -> {
                if (watched.containsKey(id)) {
                    states.put(id, state);
                    say();
                }
            })));
        } else if (!on) {
            Subscription old = watched.remove(id);
            if (old != null) {
                old.close();
            }
            states.remove(id);
            say();
        }
    }

    void none() {
        watched.values().forEach(Subscription::close);
        watched.clear();
        states.clear();
        say();
    }

    /** Says it anew, also in another language. */
    void say() {
        String worst = null;
        int troubled = 0;
        for (Map.Entry<String, LayerState> e : states.entrySet()) {
            int rank = rank(e.getValue());
            troubled += rank > 0 ? 1 : 0;
            if (rank > 0 && (worst == null || rank > rank(states.get(worst)))) {
                worst = e.getKey();
            }
        }
        String text = worst == null ? "" : sentence(worst, states.get(worst));
        if (troubled > 1) {
            text = station.words().text("map.layer-more", text, troubled - 1);
        }
        Ui.text(words, text);
        Ui.mark(words, "text-stale", worst != null && states.get(worst).kind() != LayerState.Kind.LOADING);
        Ui.shown(this, worst != null);
    }

    private static int rank(LayerState s) {
        return switch (s.kind()) {
            case HERE -> 0;
            case LOADING -> 1;
            case OLD -> 2;
            case NONE -> 3;
            case BROKEN, PAGE, TOO_LARGE, DENIED -> 4;
        };
    }

    private String sentence(String id, LayerState s) {
        String name = name(id);
        Instant asOf = s.asOf();
        String said =
                switch (s.kind()) {
                    case LOADING, HERE -> station.words().text("map.layer-loading", name);
                    case OLD -> station.words().text("map.layer-old", name, moment(asOf));
                    case NONE -> station.words().text("map.layer-none", name);
                    case BROKEN -> station.words().text("map.layer-broken", name);
                    case PAGE -> station.words().text("map.layer-page", name);
                    case TOO_LARGE -> station.words().text("map.layer-too-large", name);
                    case DENIED -> station.words().text("map.layer-denied", name);
                };
        return s.kind().isRefused() && asOf != null ? station.words().text("map.layer-kept", said, moment(asOf)) : said;
    }

    private String moment(@Nullable Instant at) {
        return at == null ? "" : station.format().moment(at, station.now());
    }

    private String name(String id) {
        return station.state().catalogue().layers().stream()
                .filter(d -> d.id().equals(id))
                .map(LayerDef::name)
                .findFirst()
                .map(n -> station.words().text(n))
                .orElse(id.equals("wards") ? station.words().text("map.layer.wards") : id);
    }
}
