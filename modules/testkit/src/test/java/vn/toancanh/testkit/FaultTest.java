package vn.toancanh.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultTest {
    @Fault({69, 79})
    private static final class Marked {}

    /** A report reads the numbers from the running classes. */
    @Test
    void theNumbersAreThereAtRunTime() {
        Fault fault = Marked.class.getAnnotation(Fault.class);
        assertThat(fault).isNotNull();
        assertThat(fault.value()).containsExactly(69, 79);
    }
}
