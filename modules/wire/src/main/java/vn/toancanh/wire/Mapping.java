package vn.toancanh.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.command.Act;

/** How types of core look in JSON where the defaults do not say it. */
final class Mapping {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2999-12-31T23:59:59Z");

    private Mapping() {}

    static SimpleModule module() {
        SimpleModule m = new SimpleModule("toancanh");
        m.addSerializer(Double.class, new FiniteWriter());
        m.addSerializer(Double.TYPE, new FiniteWriter());
        m.addDeserializer(Double.class, new FiniteReader());
        m.addDeserializer(Double.TYPE, new FiniteReader());
        m.addDeserializer(Instant.class, new InstantReader());
        return m;
    }

    static void mixIns(JsonMapper.Builder b) {
        b.addMixIn(Change.class, ChangeMixIn.class);
        b.addMixIn(Act.class, ActMixIn.class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Change.CaseChanged.class, name = "case"),
        @JsonSubTypes.Type(value = Change.CaseRemoved.class, name = "case-removed"),
        @JsonSubTypes.Type(value = Change.ResourceChanged.class, name = "resource"),
        @JsonSubTypes.Type(value = Change.CameraChanged.class, name = "camera"),
        @JsonSubTypes.Type(value = Change.IndicatorChanged.class, name = "indicator"),
        @JsonSubTypes.Type(value = Change.SourceChanged.class, name = "source"),
        @JsonSubTypes.Type(value = Change.WallChanged.class, name = "wall"),
        @JsonSubTypes.Type(value = Change.PackChanged.class, name = "pack")
    })
    private interface ChangeMixIn {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Act.Accept.class, name = "accept"),
        @JsonSubTypes.Type(value = Act.Acknowledge.class, name = "acknowledge"),
        @JsonSubTypes.Type(value = Act.ChangePriority.class, name = "change-priority"),
        @JsonSubTypes.Type(value = Act.Assign.class, name = "assign"),
        @JsonSubTypes.Type(value = Act.DispatchUnit.class, name = "dispatch"),
        @JsonSubTypes.Type(value = Act.AddNote.class, name = "note"),
        @JsonSubTypes.Type(value = Act.Attach.class, name = "attach"),
        @JsonSubTypes.Type(value = Act.CheckStep.class, name = "check-step"),
        @JsonSubTypes.Type(value = Act.Resolve.class, name = "resolve"),
        @JsonSubTypes.Type(value = Act.CloseCase.class, name = "close"),
        @JsonSubTypes.Type(value = Act.Shelve.class, name = "shelve")
    })
    private interface ActMixIn {}

    /** Jackson would write NaN as a string, and no schema allows that. */
    private static final class FiniteWriter extends StdScalarSerializer<Double> {
        private static final long serialVersionUID = 1L;

        FiniteWriter() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider p) throws IOException {
            if (!Double.isFinite(value)) {
                p.reportMappingProblem("%s is not a number that JSON has", value);
            }
            out.writeNumber(value);
        }
    }

    /** Jackson would take "NaN" in quotes for a number, whatever its coercion settings say. */
    private static final class FiniteReader extends StdScalarDeserializer<Double> {
        private static final long serialVersionUID = 1L;

        FiniteReader() {
            super(Double.class);
        }

        @Override
        public @Nullable Double deserialize(JsonParser p, DeserializationContext c) throws IOException {
            JsonToken t = p.currentToken();
            if (t != JsonToken.VALUE_NUMBER_FLOAT && t != JsonToken.VALUE_NUMBER_INT) {
                return c.reportInputMismatch(Double.class, "a number is expected here");
            }
            double v = p.getDoubleValue();
            return Double.isFinite(v) ? v : c.reportInputMismatch(Double.class, "the number is too large");
        }
    }

    /** ISO-8601 strings only: a bare number could mean seconds or milliseconds. */
    private static final class InstantReader extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public @Nullable Instant deserialize(JsonParser p, DeserializationContext c) throws IOException {
            if (p.currentToken() != JsonToken.VALUE_STRING) {
                return c.reportInputMismatch(Instant.class, "a time such as 2026-01-31T08:15:00Z is expected here");
            }
            try {
                Instant at = Instants.parse(p.getText());
                if (!at.isBefore(EARLIEST) && !at.isAfter(LATEST)) {
                    return at;
                }
            } catch (DateTimeException e) {
                // said below: the text itself stays out of the sentence
            }
            return c.reportInputMismatch(Instant.class, "a time such as 2026-01-31T08:15:00Z is expected here");
        }
    }
}
