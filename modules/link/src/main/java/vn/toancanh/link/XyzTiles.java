package vn.toancanh.link;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.port.TileSource;

/**
 * Tiles of a map server, by an address such as {@code https://maps.example/{z}/{x}/{y}.png}. Two requests at a time, each
 * within {@link LinkOptions#call()}; no redirect is followed, and what is no picture is not handed on. Thread-safe.
 */
public final class XyzTiles implements TileSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(XyzTiles.class);
    private static final int MAX_BYTES = 1_000_000; // a tile of 256 pixels has 20 to 200 kB
    private static final int CONNECTIONS = 2; // what public map servers ask for

    private final String template;
    private final int maxZoom;
    private final InstantSource clock;
    private final String userAgent;
    private final OkHttpClient client;

    /**
     * @param template http or https, with {@code {z}}, {@code {x}} and {@code {y}}
     * @param maxZoom greatest zoom that the server has
     * @throws BadAddressException when the template is none
     */
    public XyzTiles(String template, int maxZoom, InstantSource clock, LinkOptions options) throws BadAddressException {
        this.template = checked(template);
        this.maxZoom = maxZoom;
        this.clock = clock;
        this.userAgent = options.userAgent();
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequestsPerHost(CONNECTIONS);
        dispatcher.setMaxRequests(CONNECTIONS);
        this.client = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(options.connect())
                .readTimeout(options.call())
                .callTimeout(options.call())
                .build();
    }

    private static String checked(String template) throws BadAddressException {
        String t = template.trim();
        for (String part : List.of("{z}", "{x}", "{y}")) {
            if (!t.contains(part)) {
                throw new BadAddressException(
                        BadAddressException.Reason.MALFORMED, "The address of the map server lacks " + part + ".");
            }
        }
        // Parsed with numbers in it: HttpUrl takes http and https only.
        HttpUrl url = HttpUrl.parse(fill(t, 0, 0, 0));
        if (url == null) {
            throw new BadAddressException(
                    BadAddressException.Reason.SCHEME, "The address of the map server is no http or https address.");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new BadAddressException(
                    BadAddressException.Reason.USER_INFO,
                    "The address of the map server must not hold a name or a password.");
        }
        return t;
    }

    private static String fill(String t, int z, int x, int y) {
        return t.replace("{z}", Integer.toString(z))
                .replace("{x}", Integer.toString(x))
                .replace("{y}", Integer.toString(y));
    }

    @Override
    public String id() {
        return "xyz:" + template;
    }

    @Override
    public int maxZoom() {
        return maxZoom;
    }

    @Override
    public CompletionStage<Tile> tile(TileKey key) {
        CompletableFuture<Tile> answer = new CompletableFuture<>();
        Request request = new Request.Builder()
                .url(fill(template, key.z(), key.x(), key.y()))
                .header("User-Agent", userAgent)
                .header("Accept", "image/*")
                .build();
        client.newCall(request).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException e) {
                answer.complete(new Tile.Missing(true, "no-link"));
            }

            @Override
            public void onResponse(Call call, Response response) {
                Tile tile;
                try (response) {
                    tile = read(response);
                } catch (IOException | RuntimeException e) {
                    LOG.debug("a tile broke off: {}", e.toString());
                    tile = new Tile.Missing(true, "broke-off");
                }
                answer.complete(tile);
            }
        });
        return answer;
    }

    private Tile read(Response r) throws IOException {
        int code = r.code();
        if (code == 404 || code == 410 || code == 204) {
            return new Tile.Missing(false, "no-such-tile");
        }
        if (code != 200) {
            // Busy or failing may pass; refused, moved and asked for a key do not.
            return new Tile.Missing(code >= 500 || code == 429 || code == 408, "status-" + code);
        }
        ResponseBody body = r.body();
        String type = r.header("Content-Type", "");
        // A sign-in page or an error in XML often comes with 200.
        if (!type.toLowerCase(Locale.ROOT).startsWith("image/")) {
            return new Tile.Missing(false, "not-a-picture");
        }
        BufferedSource in = body.source();
        if (in.request(MAX_BYTES + 1L)) {
            return new Tile.Missing(false, "too-large");
        }
        byte[] content = in.getBuffer().readByteArray();
        if (!isPicture(content)) {
            return new Tile.Missing(false, "not-a-picture");
        }
        return new Tile.Encoded(content, clock.instant());
    }

    /** By its first bytes, whatever the server calls it: PNG, JPEG, WebP. */
    private static boolean isPicture(byte[] c) {
        return starts(c, 0, 0x89, 'P', 'N', 'G')
                || starts(c, 0, 0xFF, 0xD8, 0xFF)
                || starts(c, 0, 'R', 'I', 'F', 'F') && starts(c, 8, 'W', 'E', 'B', 'P');
    }

    private static boolean starts(byte[] c, int at, int... with) {
        if (c.length < at + with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((c[at + i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /** Ends what runs; its stages complete as missing. */
    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
