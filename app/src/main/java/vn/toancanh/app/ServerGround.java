package vn.toancanh.app;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.port.TileSource;
import vn.toancanh.uimap.GroundSource;
import vn.toancanh.uimap.GroundSource.Trouble;

/**
 * The operator's own map server with the demo ground under it: what the server and its cache do not have is drawn, and the map
 * says so. Thread-safe.
 */
final class ServerGround implements TileSource {
    /** Settings of this workstation: the address with {z}, {x} and {y}, its greatest zoom, and what to say on the map. */
    static final String ADDRESS = "map.xyz";

    static final String MAX_ZOOM = "map.xyz.zoom";
    static final String CREDIT = "map.xyz.credit";

    private static final Logger LOG = LoggerFactory.getLogger(ServerGround.class);
    private static final int USUAL_ZOOM = 18;

    private final TileSource server;
    private final TileSource demo;
    private final String host;
    private final String credit;
    private final AtomicReference<Trouble> trouble = new AtomicReference<>(Trouble.NONE);

    /**
     * @param server behind its cache
     * @param template the address that was set
     */
    ServerGround(TileSource server, TileSource demo, String template, String credit) {
        this.server = server;
        this.demo = demo;
        this.host = host(template);
        this.credit = credit;
    }

    /** What the map says when the address cannot be used. */
    static GroundSource unusable() {
        return new GroundSource("", "", Trouble.BAD_ADDRESS);
    }

    /** The zoom from the settings, 0 to 22; {@value #USUAL_ZOOM} for anything else. */
    static int zoom(String setting) {
        try {
            int z = Integer.parseInt(setting.trim());
            return z >= 0 && z <= 22 ? z : USUAL_ZOOM;
        } catch (NumberFormatException e) {
            return USUAL_ZOOM;
        }
    }

    private static String host(String template) {
        try {
            String h = URI.create(template.trim().replaceAll("\\{[^}]*}", "0")).getHost();
            return h == null ? template : h;
        } catch (IllegalArgumentException e) {
            return template;
        }
    }

    GroundSource said() {
        return new GroundSource(host, credit, trouble.get());
    }

    /** Whether asking again may help. */
    boolean isWanting() {
        return trouble.get() != Trouble.NONE;
    }

    @Override
    public String id() {
        return server.id();
    }

    @Override
    public int maxZoom() {
        return server.maxZoom();
    }

    @Override
    public CompletionStage<Tile> tile(TileKey key) {
        return server.tile(key).thenCompose(got -> {
            if (!(got instanceof Tile.Missing m)) {
                trouble.set(Trouble.NONE);
                return CompletableFuture.completedFuture(got);
            }
            Trouble now = kind(m);
            if (trouble.getAndSet(now) != now) {
                LOG.info("TC-M03 the map server {} gives no picture: {}", host, m.why());
            }
            return demo.tile(key);
        });
    }

    private static Trouble kind(Tile.Missing m) {
        return switch (m.why()) {
            case "no-such-tile" -> Trouble.NO_TILE;
            case "not-a-picture", "too-large" -> Trouble.NO_PICTURE;
            default -> Trouble.DOWN;
        };
    }
}
