package vn.toancanh.link;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.change.CityDigest;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.FeatureLayer;
import vn.toancanh.core.model.Person;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.model.WallState;
import vn.toancanh.core.port.CityGateway;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.GatewayException.Kind;
import vn.toancanh.wire.AnswerReader;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.Read;
import vn.toancanh.wire.WireException;
import vn.toancanh.wire.message.ChangesMessage;
import vn.toancanh.wire.message.SignIn;
import vn.toancanh.wire.message.SnapshotMessage;
import vn.toancanh.wire.message.TakeScene;
import vn.toancanh.wire.message.Telemetry;

/**
 * The city's gateway over HTTP. Calls may come from any thread and at once; each one ends within {@link LinkOptions}. No
 * redirect is followed, no cookie kept, and nothing of an answer is believed before it was read as the contract has it.
 */
public final class HttpCityGateway implements CityGateway {
    private static final Logger log = LoggerFactory.getLogger(HttpCityGateway.class);
    private static final MediaType JSON = MediaType.get("application/json");
    private static final MediaType BYTES = MediaType.get("application/octet-stream");
    private static final int SLOWEST_UPLOAD = 16 << 10; // bytes a second; slower lines try again later
    private static final int MAX_HEADER = 4_000;

    private final GatewayAddress address;
    private final Json json;
    private final AnswerReader reader;
    private final Decisions decisions;
    private final Supplier<String> language;
    private final InstantSource clock;
    private final LinkOptions options;
    private final OkHttpClient client;
    // The dispatcher forgets a call once its headers are here; the body may still run for long.
    private final Set<Call> running = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Session session;
    private volatile boolean closed;

    /** @param language tag for the city's sentences, {@code vi} or {@code en}; asked at each call */
    public HttpCityGateway(
            GatewayAddress address, Json json, Supplier<String> language, InstantSource clock, LinkOptions options) {
        this(address, json, language, clock, options, Dns.SYSTEM);
    }

    HttpCityGateway(
            GatewayAddress address,
            Json json,
            Supplier<String> language,
            InstantSource clock,
            LinkOptions options,
            Dns names) {
        this.address = address;
        this.json = json;
        this.reader = new AnswerReader(json);
        this.decisions = new Decisions(json, reader);
        this.language = language;
        this.clock = clock;
        this.options = options;
        this.client = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1)) // one silent connection must not hold up all calls
                .dns(names)
                .fastFallback(true) // an announced sixth version often leads nowhere
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(options.connect())
                .readTimeout(options.silence())
                .writeTimeout(options.silence())
                .callTimeout(options.call())
                .build();
    }

    @Override
    public List<Person> people() throws GatewayException {
        byte[] body = run(door("people").get()).json();
        return soft("people", () -> reader.people(body));
    }

    @Override
    public Session signIn(String personId) throws GatewayException {
        byte[] body = run(door("sign-in").post(RequestBody.create(json.bytes(new SignIn(personId)), JSON)))
                .json();
        return hard(() -> reader.session(body));
    }

    @Override
    public void use(@Nullable Session session) {
        this.session = session;
    }

    @Override
    public @Nullable PackAnswer pack(@Nullable String etag) throws GatewayException {
        Answer a = unlessKnown(address.at("pack").build(), etag);
        if (a == null) {
            return null;
        }
        byte[] body = a.json();
        return new PackAnswer(soft("pack", () -> reader.catalogue(body)), tag(a));
    }

    @Override
    public @Nullable LayerAnswer layer(String layerId, @Nullable String etag) throws GatewayException {
        Answer a = unlessKnown(address.at("layers").addPathSegment(layerId).build(), etag);
        if (a == null) {
            return null;
        }
        byte[] body = a.json();
        FeatureLayer layer = soft("layer " + layerId, () -> reader.layer(body));
        if (!layer.layerId().equals(layerId)) {
            throw new GatewayException(Kind.NOT_THE_CITY, "Another layer came than the one asked for.");
        }
        return new LayerAnswer(layer, tag(a));
    }

    /** A sound answer; null when it is the one that has this tag. */
    private @Nullable Answer unlessKnown(HttpUrl url, @Nullable String etag) throws GatewayException {
        Request.Builder b = request(url).get();
        boolean asked = etag != null && isHeaderText(etag);
        if (asked && etag != null) {
            b.header("If-None-Match", etag);
        }
        Answer a = exchange(b.build(), options.call());
        return a.status == 304 && asked ? null : success(a);
    }

    private static String tag(Answer a) {
        String tag = a.etag;
        return tag != null && isHeaderText(tag) ? tag : "";
    }

    @Override
    public SnapshotPage snapshot(@Nullable String page) throws GatewayException {
        HttpUrl.Builder url = address.at("snapshot");
        if (page != null) {
            url.addQueryParameter("page", page);
        }
        byte[] body = run(request(url.build()).get()).json();
        Read<SnapshotMessage> read = told("snapshot", () -> reader.snapshot(body));
        SnapshotMessage m = read.message();
        return new SnapshotPage(new Cursor(m.epoch(), m.seq()), m.asOf(), m.changes(), m.next(), read.skipped());
    }

    @Override
    public ChangesPage changes(Cursor since) throws GatewayException {
        HttpUrl url =
                address.at("changes").addQueryParameter("since", since.text()).build();
        byte[] body = run(request(url).get()).json();
        Read<ChangesMessage> read = told("changes", () -> reader.changes(body));
        ChangesMessage m = read.message();
        return new ChangesPage(new Cursor(m.epoch(), m.seq()), m.changes(), m.more(), read.places());
    }

    @Override
    public CityDigest digest() throws GatewayException {
        byte[] body = run(request("digest").get()).json();
        return hard(() -> reader.digest(body));
    }

    @Override
    public List<Sample> telemetry() throws GatewayException {
        byte[] body = run(request("telemetry").get()).json();
        Telemetry t = soft("telemetry", () -> reader.telemetry(body));
        return t.samples();
    }

    @Override
    public Stream openStream(Cursor since, StreamListener listener) throws GatewayException {
        HttpUrl url =
                address.at("stream").addQueryParameter("since", since.text()).build();
        Request request = request(url)
                .header("Accept", "text/event-stream")
                .header("Accept-Encoding", "identity") // a compressor between us would hold events back
                .get()
                .build();
        Call call = begin(request);
        // The call itself has no end; only its opening must have one.
        call.timeout().clearTimeout();
        Opening opening = new Opening(call);
        opening.timeout(options.silence().toNanos(), TimeUnit.NANOSECONDS);
        opening.enter();
        Response response = null;
        boolean handedOn = false;
        try {
            response = call.execute();
            boolean late = opening.exit();
            if (!late && response.code() == 200 && Answer.mediaType(response).equals("text/event-stream")) {
                EventStream stream =
                        new EventStream(call, response, reader, listener, options, () -> running.remove(call));
                stream.start();
                handedOn = true;
                return stream;
            }
            if (late) {
                throw new GatewayException(Kind.TIMEOUT, "The stream did not open in time.");
            }
            // The read deadline of the body keeps a trickling refusal short.
            response.body().source().timeout().deadline(options.silence().toNanos(), TimeUnit.NANOSECONDS);
            throw refusal(Answer.read(response, options.maxAnswerBytes()));
        } catch (IOException e) {
            opening.exit();
            throw opening.fired.get()
                    ? new GatewayException(Kind.TIMEOUT, "The stream did not open in time.", e, null, null)
                    : Failures.of(e);
        } finally {
            if (!handedOn) {
                running.remove(call);
                call.cancel();
                if (response != null) {
                    response.close();
                }
            }
        }
    }

    @Override
    public ActionAnswer send(UUID key, byte[] frozen) throws GatewayException {
        Request request = request("actions")
                .header("Idempotency-Key", key.toString())
                .post(RequestBody.create(frozen, JSON))
                .build();
        return decisions.of(exchange(request, options.call()), clock.instant());
    }

    @Override
    public List<BatchAnswer> sendBatch(List<Keyed> acts) throws GatewayException {
        Request request = request("actions/batch")
                .post(RequestBody.create(Decisions.batchBody(acts), JSON))
                .build();
        // Each of them may take as long as a single one would, within reason.
        Answer a = exchange(request, options.call().multipliedBy(2));
        return decisions.ofBatch(success(a).json(), acts, clock.instant());
    }

    @Override
    public WallState take(UUID key, String wallId, String sceneId, @Nullable String caseId, long baseVersion)
            throws GatewayException {
        HttpUrl url = address.at("walls")
                .addPathSegment(wallId)
                .addPathSegment("scene")
                .build();
        byte[] body = run(request(url)
                        .header("Idempotency-Key", key.toString())
                        .post(RequestBody.create(json.bytes(new TakeScene(sceneId, caseId, baseVersion)), JSON)))
                .json();
        return hard(() -> reader.taken(body));
    }

    @Override
    public void upload(Attachment attachment, Path file) throws GatewayException {
        if (!Files.isReadable(file)) {
            Problem why = new Problem("file-missing", 0, "");
            throw new GatewayException(Kind.REJECTED, "The file of the attachment is gone.", null, null, why);
        }
        MediaType type = MediaType.parse(attachment.mime());
        Request request = request(address.at("attachments")
                        .addPathSegment(attachment.id())
                        .build())
                .header(
                        "X-Name",
                        URLEncoder.encode(attachment.name(), StandardCharsets.UTF_8)
                                .replace("+", "%20"))
                .header("X-SHA256", attachment.sha256())
                .put(RequestBody.create(file.toFile(), type == null ? BYTES : type))
                .build();
        Duration limit = options.call().plusSeconds(attachment.size() / SLOWEST_UPLOAD);
        Answer a = exchange(request, limit);
        if (a.status != 200 && a.status != 201) {
            throw refusal(a);
        }
        a.expectNothing();
    }

    @Override
    public byte[] download(String attachmentId) throws GatewayException {
        HttpUrl url = address.at("attachments").addPathSegment(attachmentId).build();
        Answer a = exchange(request(url).get().build(), options.call().multipliedBy(2));
        if (a.status != 200) {
            throw refusal(a);
        }
        return a.body;
    }

    @Override
    public void close() {
        closed = true;
        session = null;
        running.forEach(Call::cancel);
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private Request.Builder request(String path) {
        return request(address.at(path).build());
    }

    private Request.Builder request(HttpUrl url) {
        Session s = session;
        Request.Builder b = anonymous(url);
        // A session may come from a settings file: what is no header is no token, and the city will say so.
        return s != null && isHeaderText(s.token()) ? b.header("Authorization", "Bearer " + s.token()) : b;
    }

    /** A request before the sign-in, which carries no token. */
    private Request.Builder door(String path) {
        return anonymous(address.at(path).build());
    }

    private Request.Builder anonymous(HttpUrl url) {
        return new Request.Builder()
                .url(url)
                .header("Accept", "application/json, application/problem+json")
                .header("Accept-Language", "en".equals(language.get()) ? "en" : "vi")
                .header("User-Agent", options.userAgent());
    }

    private Answer run(Request.Builder b) throws GatewayException {
        return success(exchange(b.build(), options.call()));
    }

    private Answer success(Answer a) throws GatewayException {
        if (a.status / 100 != 2) {
            throw refusal(a);
        }
        return a;
    }

    private Answer exchange(Request request, Duration limit) throws GatewayException {
        Call call = begin(request);
        call.timeout().timeout(limit.toNanos(), TimeUnit.NANOSECONDS);
        try (Response r = call.execute()) {
            return Answer.read(r, options.maxAnswerBytes());
        } catch (IOException e) {
            call.cancel(); // an answer that is not read to its end must not keep its connection
            throw Failures.of(e);
        } finally {
            running.remove(call);
        }
    }

    private Call begin(Request request) throws GatewayException {
        Call call = client.newCall(request);
        running.add(call);
        if (closed) { // asked after the call is known, so that close() misses none
            running.remove(call);
            throw new GatewayException(Kind.BROKEN, "The link was closed.");
        }
        return call;
    }

    private GatewayException refusal(Answer a) {
        return a.refusal(reader, clock.instant());
    }

    /** Unusable entries are left out, and said once for the answer. */
    private static <T> T soft(String what, Reading<Read<T>> reading) throws GatewayException {
        return told(what, reading).message();
    }

    private static <T> Read<T> told(String what, Reading<Read<T>> reading) throws GatewayException {
        Read<T> read = hard(reading);
        if (read.skipped() > 0) {
            log.warn(
                    "{}: {} entries cannot be used and are left out; the first: {}",
                    what,
                    read.skipped(),
                    read.firstReason());
        }
        return read;
    }

    private static <T> T hard(Reading<T> reading) throws GatewayException {
        try {
            return reading.read();
        } catch (WireException e) {
            throw Failures.notTheCity("The answer is not one of the contract: " + e.getMessage(), e);
        }
    }

    private static boolean isHeaderText(String s) {
        return !s.isEmpty() && s.length() <= MAX_HEADER && s.chars().allMatch(ch -> ch >= ' ' && ch < 127);
    }

    private interface Reading<T> {
        T read() throws WireException;
    }

    /** Cancels a call whose headers do not come in time, even if they trickle. */
    private static final class Opening extends AsyncTimeout {
        final AtomicBoolean fired = new AtomicBoolean();
        private final Call call;

        Opening(Call call) {
            this.call = call;
        }

        @Override
        protected void timedOut() {
            fired.set(true);
            call.cancel();
        }
    }
}
