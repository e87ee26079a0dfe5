package vn.toancanh.wire;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what a reader of JSON did not like, and where; names of classes stay inside the house. */
final class Sentences {
    private Sentences() {}

    static WireException refusal(IOException e) {
        if (e instanceof StreamConstraintsException) {
            return new WireException("The document is beyond the limits: " + e.getMessage(), e);
        }
        if (e instanceof JsonMappingException m) {
            String path = m.getPath().stream()
                    .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
                    .collect(Collectors.joining("."))
                    .replace(".[", "[");
            String where = path.isEmpty() ? "The document" : "The field " + path;
            return new WireException(where + " cannot be used: " + reason(m) + ".", e);
        }
        if (e instanceof JsonProcessingException p) {
            JsonLocation at = p.getLocation();
            String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            return new WireException("This is not sound JSON" + place + ": " + plain(p) + ".", e);
        }
        return new WireException("The document cannot be read: " + e.getMessage(), e);
    }

    private static String reason(JsonMappingException m) {
        if (m instanceof InvalidTypeIdException t) {
            return t.getTypeId() == null ? "its type is missing" : "the type " + t.getTypeId() + " is not known";
        }
        if (m instanceof ValueInstantiationException && m.getCause() != null) {
            return said(m.getCause().getMessage());
        }
        if (m instanceof InvalidNullException) {
            return "it is null";
        }
        String original = said(m.getOriginalMessage());
        if (original.startsWith("Missing required creator property")) {
            return "it is missing";
        }
        if (m instanceof InvalidFormatException f) {
            Class<?> target = f.getTargetType();
            return target != null && target.isEnum()
                    ? "the value " + f.getValue() + " is not one of "
                            + Arrays.stream(target.getEnumConstants())
                                    .map(k -> RecordRules.kebab((Enum<?>) k))
                                    .collect(Collectors.joining(", "))
                    : "the value " + f.getValue() + " is not allowed here";
        }
        // Jackson's own words name our classes in backquotes.
        return original.replaceAll("`[a-z]+(\\.\\w+)+(\\$\\w+)?`|\\[simple type, class [^]]*]", "this kind of value")
                .replaceAll("\\(but might if.*", "")
                .strip();
    }

    /** Jackson adds hints for programmers behind the fact. */
    private static String plain(JsonProcessingException p) {
        return said(p.getOriginalMessage())
                .replaceAll("(?s)(: expected a valid value| \\(start marker|: expected close marker|; expected).*", "");
    }

    private static String said(@Nullable String message) {
        return message == null ? "no reason given" : message;
    }
}
