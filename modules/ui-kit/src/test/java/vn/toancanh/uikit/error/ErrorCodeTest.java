package vn.toancanh.uikit.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorCodeTest {
    private static RuntimeException here(String text) {
        return new IllegalStateException(text);
    }

    private static RuntimeException there() {
        return new IllegalStateException("same text");
    }

    @Test
    void theSameFaultHasTheSameCodeWhateverItsText() {
        String code = ErrorCode.of(here("one"));
        assertThat(code).matches("TC-[0-9A-F]{6}");
        assertThat(ErrorCode.of(here("two"))).isEqualTo(code);
        assertThat(ErrorCode.of(new RuntimeException("wrapped", here("three")))).isEqualTo(code);
    }

    @Test
    void anotherPlaceOrAnotherKindIsAnotherCode() {
        assertThat(ErrorCode.of(there())).isNotEqualTo(ErrorCode.of(here("same text")));
        assertThat(ErrorCode.of(new OutOfMemoryError())).isNotEqualTo(ErrorCode.of(here("")));
    }

    @Test
    void aCircleOfCausesEnds() {
        Exception a = new Exception("a");
        Exception b = new Exception("b", a);
        a.initCause(b);
        assertThat(ErrorCode.of(a)).startsWith("TC-");
    }
}
