package vn.toancanh.wire.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.toancanh.core.model.Deadline;
import vn.toancanh.core.model.DeadlineStep;
import vn.toancanh.core.time.WorkCalendar;
import vn.toancanh.core.time.WorkDuration;

/** The worked examples of the pack's author, and what they mean for cases. */
class WorkingTimeTest {
    private static final JsonNode VECTORS = PackCopy.shipped("schema/vectors/working-time.json");

    private final PackReader reader = new PackReader();
    private final CityPack pack = read(new PackCopy());

    private CityPack read(PackSource source) {
        try {
            return reader.read(source).pack();
        } catch (PackException e) {
            throw new AssertionError(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> examples() {
        return sayable()
                .map(e -> DynamicTest.dynamicTest(
                        e.path("n").asText() + " " + e.path("walk").asText(),
                        () -> assertThat(calendar(pack).plus(at(e, "received"), term(e.path("term"))))
                                .isEqualTo(at(e, "due"))));
    }

    /** Terms in calendar days, two of the twelve, are law elsewhere; no pack can write them yet. */
    @Test
    void tenExamplesCanBeSaidInAPack() {
        assertThat(sayable()).hasSize(10);
    }

    private static Stream<JsonNode> sayable() {
        return StreamSupport.stream(VECTORS.path("examples").spliterator(), false)
                .filter(e -> !e.path("term").has("days"));
    }

    @Test
    void aDayThatIsSwitchedOnMovesTheDeadline() {
        JsonNode vector = VECTORS.path("switch");
        PackCopy copy = new PackCopy();
        JsonNode days = copy.tree("calendar.json").at("/calendars/0/days");
        int day = IntStream.range(0, days.size())
                .filter(i -> days.get(i)
                        .path("date")
                        .asText()
                        .equals(vector.path("day").asText()))
                .findFirst()
                .orElseThrow();
        CityPack switched = read(copy.set("calendar.json", "/calendars/0/days/" + day + "/active", true));
        WorkDuration term = term(vector.path("term"));

        assertThat(calendar(pack).plus(at(vector, "received"), term)).isEqualTo(at(vector, "dueBefore"));
        assertThat(calendar(switched).plus(at(vector, "received"), term)).isEqualTo(at(vector, "dueAfter"));
    }

    @Test
    void aDangerRunsRoundTheClock() {
        Instant received = local("2026-11-22T23:30");
        assertThat(pack.deadlinesFor("ngap-duong", received))
                .containsExactly(
                        due(DeadlineStep.ACCEPT, "2026-11-22T23:35"),
                        due(DeadlineStep.ROUTE, "2026-11-22T23:40"),
                        due(DeadlineStep.ON_SITE, "2026-11-23T00:15"),
                        due(DeadlineStep.RESOLVE, "2026-11-24T23:30"));
        assertThat(pack.classOf("ngap-duong").orElseThrow().makeSafe())
                .isEqualTo(new WorkDuration.Elapsed(Duration.ofHours(6)));
    }

    @Test
    void aPotholeWaitsForTheOffice() {
        assertThat(pack.deadlinesFor("o-ga", local("2026-11-20T16:00")))
                .containsExactly(
                        due(DeadlineStep.ACCEPT, "2026-11-20T18:00"),
                        due(DeadlineStep.ROUTE, "2026-11-23T10:30"),
                        due(DeadlineStep.ON_SITE, "2026-11-23T17:00"),
                        due(DeadlineStep.RESOLVE, "2026-11-25T17:00"));
    }

    @Test
    void publishingCountsFromResolving() {
        assertThat(pack.publishDeadline("o-ga", local("2026-11-20T16:00")))
                .isEqualTo(Optional.of(due(DeadlineStep.PUBLISH, "2026-11-23T17:00")));
        assertThat(pack.publishDeadline("thu-tuc-hanh-chinh", local("2026-11-20T16:00")))
                .isEmpty();
    }

    @Test
    void anEmergencyHasNoTargetOfOursAfterRouting() {
        assertThat(pack.deadlinesFor("chay-nha", local("2026-11-20T16:00")))
                .extracting(Deadline::step)
                .containsExactly(DeadlineStep.ACCEPT, DeadlineStep.ROUTE);
    }

    @Test
    void anUnknownCategoryHasNoDeadlines() {
        assertThat(pack.deadlinesFor("khong-co", Instant.EPOCH)).isEqualTo(List.of());
    }

    private Deadline due(DeadlineStep step, String local) {
        return new Deadline(step, local(local), null);
    }

    private static WorkCalendar calendar(CityPack pack) {
        return Optional.ofNullable(pack.calendars().get(VECTORS.path("calendar").asText()))
                .orElseThrow();
    }

    private static WorkDuration term(JsonNode term) {
        if (term.has("hours")) {
            return new WorkDuration.Elapsed(Duration.ofHours(term.path("hours").asInt()));
        }
        return term.has("workingHours")
                ? new WorkDuration.WorkingHours(term.path("workingHours").asInt())
                : new WorkDuration.WorkingDays(term.path("workingDays").asInt());
    }

    private Instant at(JsonNode vector, String field) {
        return local(vector.path(field).asText());
    }

    private Instant local(String time) {
        return LocalDateTime.parse(time).atZone(pack.zone()).toInstant();
    }
}
