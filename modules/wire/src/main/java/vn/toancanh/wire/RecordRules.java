package vn.toancanh.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells Jackson what our records say by themselves: a component without {@link Nullable} must be there and must not be null,
 * and an enum constant is written in lower-case kebab.
 */
final class RecordRules extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember m) {
        RecordComponent c = component(m);
        return c == null ? super.hasRequiredMarker(m) : Boolean.valueOf(!isNullable(c));
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated a) {
        RecordComponent c = component(a);
        if (c == null) {
            return super.findSetterInfo(a);
        }
        return JsonSetter.Value.construct(isNullable(c) ? Nulls.SET : Nulls.FAIL, Nulls.FAIL);
    }

    @Override
    public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[] names) {
        for (int i = 0; i < values.length; i++) {
            names[i] = kebab(values[i]);
        }
        return names;
    }

    /** {@code UNIT_ACCEPTED} as {@code unit-accepted}. */
    static String kebab(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean isNullable(RecordComponent c) {
        return c.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable RecordComponent component(Annotated a) {
        if (a instanceof AnnotatedParameter p && p.getDeclaringClass().isRecord()) {
            RecordComponent[] all = p.getDeclaringClass().getRecordComponents();
            return p.getOwner().getAnnotated() instanceof java.lang.reflect.Constructor<?> k
                            && k.getParameterCount() == all.length
                    ? all[p.getIndex()]
                    : null;
        }
        return null;
    }
}
