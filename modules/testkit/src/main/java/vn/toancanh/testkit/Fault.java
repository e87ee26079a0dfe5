package vn.toancanh.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The numbers, 1 to 85, of the faults in the project's fault list that a test proves something about:
 * {@code @Fault(65)} or {@code @Fault({69, 79})}. A number says that the test can fail on that fault, not that it
 * covers the whole of it. Knows nothing of any test framework; kept at run time so that a report can count them.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Fault {
    /** The numbers, each from 1 to 85. */
    int[] value();
}
