package vn.toancanh.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameThreadExecutorTest {

    @Test
    void aTaskHandedInByATaskRunsAfterIt() {
        var executor = new SameThreadExecutor();
        List<String> ran = new ArrayList<>();

        executor.execute(() -> {
            executor.execute(() -> ran.add("inner"));
            ran.add("outer");
        });

        assertThat(ran).containsExactly("outer", "inner");
    }

    @Test
    void aTaskThatThrowsDoesNotBlockTheNextOne() {
        var executor = new SameThreadExecutor();
        List<String> ran = new ArrayList<>();
        try {
            executor.execute(() -> {
                throw new IllegalStateException("expected");
            });
        } catch (IllegalStateException expected) {
            ran.add("thrown to the caller");
        }

        executor.execute(() -> ran.add("next"));

        assertThat(ran).containsExactly("thrown to the caller", "next");
    }
}
