package vn.toancanh.uimap.plane;

import com.gluonhq.maps.MapView;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.geo.WebMercator;
import vn.toancanh.uimap.Viewport;

/**
 * The ground: a GluonMaps view that we place to the pixel and that takes no input of its own. JavaFX thread.
 *
 * <p>Each odd line here cures a trap of GluonMaps that was reproduced: unmanaged, because layout sticks under a managed parent;
 * 32 pixels larger than seen, because a strip would stay blank; placed again after its own layout, which nudges the centre;
 * thrown away past a number of tiles, because it keeps them all.
 */
public final class TilePlane extends Pane {
    private static final int MORE = 32;
    private static final int TILE_BUDGET = 1_500;

    private final TileLoader loader;
    private final Rectangle clip = new Rectangle();
    private final AnimationTimer tidying;
    private MapView map;
    private Node ground;
    private Viewport shown;
    private boolean applying;
    private int pulses;
    private long givenBefore;

    public TilePlane(TileLoader loader) {
        this.loader = loader;
        setMouseTransparent(true);
        // A tile that has just come into sight gets its image a frame later: until then it is hatched, never blank.
        setBackground(Pixels.hatched());
        setClip(clip);
        tidying = new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (--pulses <= 0) {
                    stop();
                    tidy();
                }
            }
        };
        loader.onFilled(this::later);
        fresh();
        sceneProperty().addListener((o, was, is) -> {
            if (is != null && shown != null) {
                resized(shown);
                apply(shown);
            }
        });
    }

    /** A new view: the old one keeps every tile it ever had. */
    private void fresh() {
        map = new MapView();
        map.setManaged(false);
        map.setMouseTransparent(true);
        map.setFocusTraversable(false);
        ground = map.getChildrenUnmodifiable().get(0);
        map.layoutBoundsProperty().addListener((o, was, is) -> again());
        getChildren().setAll(map);
        givenBefore = loader.given();
    }

    private void resized(Viewport v) {
        // Twice, and only when it is in a scene: else the area that it draws stays stale.
        map.resize(v.width() + MORE - 1.0, v.height() + MORE - 1.0);
        map.resize(v.width() + (double) MORE, v.height() + (double) MORE);
    }

    /** Shows this part of the world. */
    public void apply(Viewport v) {
        boolean size = shown == null || v.width() != shown.width() || v.height() != shown.height();
        boolean moved = !v.equals(shown);
        shown = v;
        if (moved && loader.given() - givenBefore > TILE_BUDGET && getScene() != null) {
            fresh();
            size = true;
        }
        if (size) {
            clip.setWidth(v.width());
            clip.setHeight(v.height());
            if (getScene() != null) {
                resized(v);
            }
        }
        place(0);
        if (moved) {
            later();
        }
    }

    private void place(double nudge) {
        applying = true;
        GeoPoint middle = WebMercator.point(
                (shown.left() + shown.width() / 2.0) / shown.world(),
                (shown.top() + shown.height() / 2.0) / shown.world());
        map.setZoom(shown.zoom());
        map.setCenter(middle.lat() + nudge, middle.lon());
        ground.setTranslateX(-shown.left());
        ground.setTranslateY(-shown.top());
        applying = false;
    }

    private void again() {
        if (!applying && shown != null) {
            place(0);
        }
    }

    private void later() {
        pulses = 2;
        tidying.start();
    }

    /** Lets GluonMaps look again which parents still cover something. */
    private void tidy() {
        if (shown != null && getScene() != null) {
            place(1e-9);
            place(0);
        }
    }

    public TileLoader loader() {
        return loader;
    }
}
