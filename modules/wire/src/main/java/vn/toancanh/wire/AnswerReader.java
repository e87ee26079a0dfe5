package vn.toancanh.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.CityDigest;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.change.Sequenced;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.Category;
import vn.toancanh.core.model.Channel;
import vn.toancanh.core.model.FeatureLayer;
import vn.toancanh.core.model.HandlingUnit;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.core.model.LayerDef;
import vn.toancanh.core.model.Person;
import vn.toancanh.core.model.Right;
import vn.toancanh.core.model.Scene;
import vn.toancanh.core.model.ServiceDef;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.model.Sop;
import vn.toancanh.core.model.WallDef;
import vn.toancanh.core.model.WallState;
import vn.toancanh.core.model.Ward;
import vn.toancanh.core.text.Sanitiser;
import vn.toancanh.wire.geojson.GeoJson;
import vn.toancanh.wire.message.ActionResult;
import vn.toancanh.wire.message.ChangesMessage;
import vn.toancanh.wire.message.DigestMessage;
import vn.toancanh.wire.message.Heartbeat;
import vn.toancanh.wire.message.ProblemDocument;
import vn.toancanh.wire.message.SceneTaken;
import vn.toancanh.wire.message.SnapshotMessage;
import vn.toancanh.wire.message.Telemetry;

/**
 * Reads the city's answers as a console must: one entry that cannot be used (an enum value of a newer city, a broken point)
 * is skipped and counted, the rest goes on, and everything that is handed out went through {@link Clean}. A message whose
 * frame is wrong is refused whole. Thread-safe.
 */
public final class AnswerReader {
    private static final int MAX_TOKEN = 4_000;
    private static final int MAX_ID_SAID = 60;
    private static final int MAX_PLACES = 1_000;

    private final Json json;
    private final GeoJson geoJson;
    private final CaseReader cases;

    public AnswerReader(Json json) {
        this.json = json;
        this.geoJson = new GeoJson(json);
        this.cases = new CaseReader(json);
    }

    public Read<List<Person>> people(byte[] body) throws WireException {
        Skips skips = new Skips();
        List<Person> all = new ArrayList<>();
        each(array(object(body), "people"), skips, n -> all.add(Clean.of(json.convert(n, Person.class))));
        return skips.read(all);
    }

    public Session session(byte[] body) throws WireException {
        ObjectNode root = object(body);
        String token = string(root, "token");
        // It becomes a header: anything but visible ASCII there is an attack or a mistake.
        if (token.isEmpty() || token.length() > MAX_TOKEN || !token.chars().allMatch(ch -> ch > 32 && ch < 127)) {
            throw new WireException("The token of the sign-in is not one.");
        }
        LinkedHashSet<Right> rights = new LinkedHashSet<>();
        each(array(root, "rights"), new Skips(), n -> rights.add(json.convert(n, Right.class)));
        return new Session(
                Clean.of(json.convert(root.path("actor"), vn.toancanh.core.model.Actor.class)), rights, token);
    }

    public Read<Catalogue> catalogue(byte[] body) throws WireException {
        ObjectNode root = object(body);
        Skips skips = new Skips();
        keepReadable(root, "services", ServiceDef.class, skips);
        keepReadable(root, "categories", Category.class, skips);
        keepReadable(root, "units", HandlingUnit.class, skips);
        keepReadable(root, "wards", Ward.class, skips);
        keepReadable(root, "sops", Sop.class, skips);
        keepReadable(root, "cameras", Camera.class, skips);
        keepReadable(root, "indicators", IndicatorDef.class, skips);
        keepReadable(root, "channels", Channel.class, skips);
        keepReadable(root, "scenes", Scene.class, skips);
        keepReadable(root, "layers", LayerDef.class, skips);
        keepReadable(root, "walls", WallDef.class, skips);
        return skips.read(CleanCatalogue.of(json.convert(root, Catalogue.class)));
    }

    /** The answer of {@code /layers/ID}. */
    public Read<FeatureLayer> layer(byte[] body) throws WireException {
        return geoJson.layer(body);
    }

    public Read<SnapshotMessage> snapshot(byte[] body) throws WireException {
        ObjectNode root = object(body);
        Skips skips = new Skips();
        List<Change> all = new ArrayList<>();
        each(array(root, "changes"), skips, n -> all.add(change(n)));
        newestOfEach(all, skips);
        root.putArray("changes");
        SnapshotMessage frame = json.convert(root, SnapshotMessage.class);
        cursor(frame.epoch(), frame.seq());
        return skips.read(new SnapshotMessage(frame.epoch(), frame.seq(), frame.asOf(), all, frame.next()));
    }

    public Read<ChangesMessage> changes(byte[] body) throws WireException {
        ObjectNode root = object(body);
        Skips skips = new Skips();
        List<Sequenced> all = new ArrayList<>();
        each(array(root, "changes"), skips, n -> {
            JsonNode seq = n.path("seq");
            if (!seq.isIntegralNumber() || !seq.canConvertToLong()) {
                throw new WireException("A change has no sequence number.");
            }
            all.add(new Sequenced(seq.longValue(), change(n.path("change"))));
        });
        root.putArray("changes");
        ChangesMessage frame = json.convert(root, ChangesMessage.class);
        cursor(frame.epoch(), frame.seq());
        return skips.read(new ChangesMessage(frame.epoch(), frame.seq(), all, frame.more()));
    }

    public CityDigest digest(byte[] body) throws WireException {
        DigestMessage d = json.read(body, DigestMessage.class);
        cursor(d.epoch(), d.seq());
        try {
            return new CityDigest(
                    new Cursor(d.epoch(), d.seq()), d.cases(), Long.parseUnsignedLong(String.valueOf(d.hash()), 16));
        } catch (NumberFormatException e) {
            throw new WireException("The hash of the digest is not one.");
        }
    }

    public Read<Telemetry> telemetry(byte[] body) throws WireException {
        ObjectNode root = object(body);
        Skips skips = new Skips();
        List<Sample> all = samples(array(root, "samples"), skips);
        root.putArray("samples");
        return skips.read(new Telemetry(json.convert(root, Telemetry.class).asOf(), all));
    }

    /** The data of a {@code samples} event. */
    public Read<List<Sample>> samples(byte[] data) throws WireException {
        if (!(json.tree(data) instanceof ArrayNode list)) {
            throw new WireException("A list of samples is expected here.");
        }
        Skips skips = new Skips();
        return skips.read(samples(list, skips));
    }

    /** The data of a {@code change} event. */
    public Change change(byte[] data) throws WireException {
        return change(json.tree(data));
    }

    /** The data of a {@code heartbeat} event. */
    public Heartbeat heartbeat(byte[] data) throws WireException {
        Heartbeat h = json.read(data, Heartbeat.class);
        cursor(h.epoch(), h.seq());
        return h;
    }

    public Case oneCase(byte[] body) throws WireException {
        return cases.read(json.tree(body));
    }

    /**
     * The case after an action that the city took; empty when the case cannot be used, for the deed is done all the same.
     */
    public Optional<Case> applied(byte[] body) throws WireException {
        ObjectNode root = object(body);
        json.convert(root.path("verdict"), ActionResult.Verdict.class);
        return usable(root.path("case"));
    }

    /** The wall after a take. */
    public WallState taken(byte[] body) throws WireException {
        return Clean.of(json.read(body, SceneTaken.class).wall());
    }

    /** A problem document; a {@code currentCase} or {@code currentWall} that cannot be used is left out of it. */
    public ProblemDocument problem(byte[] body) throws WireException {
        ObjectNode root = object(body);
        JsonNode current = root.remove("currentCase");
        // The reason matters more than the picture of it.
        Case city = current == null ? null : usable(current).orElse(null);
        JsonNode wall = root.remove("currentWall");
        ProblemDocument p = json.convert(root, ProblemDocument.class);
        return new ProblemDocument(
                Clean.name(p.type()),
                Sanitiser.line(p.title(), Clean.MAX_TITLE),
                p.status(),
                Sanitiser.clean(p.detail(), Clean.MAX_TEXT),
                Clean.name(p.code()),
                city,
                wall == null ? null : usableWall(wall));
    }

    public Read<List<CameraHealth>> cameraHealth(byte[] body) throws WireException {
        Skips skips = new Skips();
        List<CameraHealth> all = new ArrayList<>();
        each(array(object(body), "health"), skips, n -> {
            CameraHealth h = json.convert(n, CameraHealth.class);
            Clean.id(h.cameraId());
            all.add(h);
        });
        return skips.read(all);
    }

    private Optional<Case> usable(JsonNode n) {
        try {
            return Optional.of(cases.read(n));
        } catch (WireException e) {
            return Optional.empty();
        }
    }

    private @Nullable WallState usableWall(JsonNode n) {
        try {
            return Clean.of(json.convert(n, WallState.class));
        } catch (WireException e) {
            return null;
        }
    }

    private Change change(JsonNode n) throws WireException {
        if (n.path("type").asText().equals("case") && n.has("value")) {
            return new Change.CaseChanged(cases.read(n.path("value")));
        }
        return Clean.of(json.convert(n, Change.class));
    }

    /** Of two values of one case in a page the higher version stays; the other is counted. */
    private static void newestOfEach(List<Change> all, Skips skips) {
        Map<String, Long> best = new HashMap<>();
        for (Change c : all) {
            if (c instanceof Change.CaseChanged x) {
                best.merge(c.key(), x.value().version(), Math::max);
            }
        }
        Set<String> seen = new HashSet<>();
        for (Iterator<Change> i = all.iterator(); i.hasNext(); ) {
            Change c = i.next();
            if (c instanceof Change.CaseChanged x
                    && (x.value().version() < best.getOrDefault(c.key(), 0L) || !seen.add(c.key()))) {
                i.remove();
                skips.add(new WireException("A case stands twice in the page."));
            }
        }
    }

    private List<Sample> samples(ArrayNode list, Skips skips) {
        List<Sample> all = new ArrayList<>();
        each(list, skips, n -> all.add(Clean.of(json.convert(n, Sample.class))));
        return all;
    }

    private <T> void keepReadable(ObjectNode root, String field, Class<T> type, Skips skips) throws WireException {
        ArrayNode kept = array(root, field).arrayNode();
        each(array(root, field), skips, n -> {
            json.convert(n, type);
            kept.add(n);
        });
        root.set(field, kept);
    }

    private ObjectNode object(byte[] body) throws WireException {
        if (json.tree(body) instanceof ObjectNode root) {
            return root;
        }
        throw new WireException("A JSON object is expected here.");
    }

    private static ArrayNode array(ObjectNode root, String field) throws WireException {
        if (root.path(field) instanceof ArrayNode list) {
            return list;
        }
        throw new WireException("The field " + field + " is missing or no list.");
    }

    private static String string(ObjectNode root, String field) throws WireException {
        JsonNode n = root.path(field);
        if (!n.isTextual()) {
            throw new WireException("The field " + field + " is missing or no text.");
        }
        return n.textValue();
    }

    private static void cursor(String epoch, long seq) throws WireException {
        Clean.id(epoch);
        if (seq < 0) {
            throw new WireException("The sequence number is negative.");
        }
    }

    private static void each(ArrayNode list, Skips skips, Step step) {
        for (JsonNode n : list) {
            try {
                step.take(n);
            } catch (WireException e) {
                skips.add(new WireException(idOf(n) + e.getMessage(), e), n.path("seq"));
            }
        }
    }

    /** "c-17: ", so that whoever reads the reason finds the entry; empty when it has none. */
    private static String idOf(JsonNode n) {
        JsonNode value = n.has("change") ? n.path("change") : n;
        String id = value.at("/value/id")
                .asText(value.path("id").asText(value.path("key").asText("")));
        return id.isEmpty() ? "" : Sanitiser.line(id, MAX_ID_SAID) + ": ";
    }

    private interface Step {
        void take(JsonNode n) throws WireException;
    }

    private static final class Skips {
        private int count;
        private @Nullable String first;
        private final List<Long> places = new ArrayList<>();

        void add(WireException e) {
            if (count++ == 0) {
                first = e.getMessage();
            }
        }

        void add(WireException e, JsonNode place) {
            add(e);
            if (place.isIntegralNumber() && place.canConvertToLong() && places.size() < MAX_PLACES) {
                places.add(place.longValue());
            }
        }

        <T> Read<T> read(T message) {
            return new Read<>(message, count, first, List.copyOf(places));
        }
    }
}
