package vn.toancanh.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.link.LinkStatus;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseBuilder;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.state.CityReducer;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.core.state.Trouble;

class CityReducerTest {
    private static final Instant T0 = Instant.parse("2026-11-20T01:00:00Z");
    private static final Actor HA = new Actor("ha", "Hà", "tv", "dl-ioc");

    private final CityState empty = CityState.empty(new LinkStatus(LinkState.CONNECTING, T0, null, null));

    private static Case c(String id, Priority p, long version) {
        return new CaseBuilder(id, id, T0).priority(p).version(version).build();
    }

    private static ChangeBatch batch(long seq, Case... cases) {
        return new ChangeBatch(
                new Cursor("e", seq),
                List.of(cases).stream()
                        .map(Change.CaseChanged::new)
                        .map(Change.class::cast)
                        .toList());
    }

    private static OutboxEntry entry(long n, String caseId, Act act) {
        return OutboxEntry.pending(n, new Command(UUID.randomUUID(), caseId, 1, HA, T0, act));
    }

    @Test
    void whatIsShownIsTheTruthWithThePendingActsOnTop() {
        CityState s = CityReducer.changes(empty, batch(1, c("a", Priority.P3, 1)));
        s = CityReducer.outbox(s, entry(1, "a", new Act.Accept()));
        s = CityReducer.outbox(s, entry(2, "a", new Act.ChangePriority(Priority.P1)));
        assertThat(s.confirmed().get("a").state()).isEqualTo(CaseState.NEW);
        assertThat(s.shown().get("a").state()).isEqualTo(CaseState.VERIFYING);
        assertThat(s.shown().get("a").priority()).isEqualTo(Priority.P1);
        assertThat(s.pendingOf("a")).hasSize(2);
        assertThat(s.touched()).isEqualTo(Touched.one("a"));
    }

    @Test
    void aNewTruthCarriesThePendingActsAlong() {
        CityState s = CityReducer.changes(empty, batch(1, c("a", Priority.P3, 1)));
        s = CityReducer.outbox(s, entry(1, "a", new Act.ChangePriority(Priority.P1)));
        s = CityReducer.changes(s, batch(2, c("a", Priority.P4, 2)));
        assertThat(s.shown().get("a").priority()).isEqualTo(Priority.P1);
    }

    @Test
    void theMarkIsClearedWhenTheTruthComesHomeAndNotBefore() {
        CityState s = CityReducer.changes(empty, batch(1, c("a", Priority.P3, 1)));
        OutboxEntry e = entry(1, "a", new Act.ChangePriority(Priority.P1));
        s = CityReducer.outbox(s, e);
        s = CityReducer.outbox(s, e.acked(2));
        assertThat(s.pendingOf("a")).hasSize(1);
        assertThat(s.shown().get("a").priority()).isEqualTo(Priority.P1);
        s = CityReducer.changes(s, batch(2, c("a", Priority.P1, 2)));
        assertThat(s.outbox()).isEmpty();
    }

    @Test
    void aRejectedActIsNotShownAnyMoreButLiesInTheTray() {
        CityState s = CityReducer.changes(empty, batch(1, c("a", Priority.P3, 1)));
        OutboxEntry e = entry(1, "a", new Act.ChangePriority(Priority.P1));
        s = CityReducer.outbox(s, e);
        s = CityReducer.outbox(s, e.ended(DeliveryState.REJECTED, null, null));
        assertThat(s.shown().get("a").priority()).isEqualTo(Priority.P3);
        assertThat(s.tray()).hasSize(1);
        s = CityReducer.outbox(s, s.tray().get(0).ended(DeliveryState.DISCARDED, null, null));
        assertThat(s.outbox()).isEmpty();
    }

    @Test
    void olderVersionsAndTombstonesOfOlderVersionsChangeNothing() {
        CityState s = CityReducer.changes(empty, batch(5, c("a", Priority.P1, 5)));
        s = CityReducer.changes(s, batch(6, c("a", Priority.P4, 4)));
        assertThat(s.shown().get("a").priority()).isEqualTo(Priority.P1);
        s = CityReducer.changes(s, new ChangeBatch(new Cursor("e", 7), List.of(new Change.CaseRemoved("a", 4))));
        assertThat(s.shown()).containsKey("a");
        s = CityReducer.changes(s, new ChangeBatch(new Cursor("e", 8), List.of(new Change.CaseRemoved("a", 6))));
        assertThat(s.shown()).isEmpty();
    }

    @Test
    void aSnapshotReplacesTheCityAndLeavesTheOutbox() {
        CityState s = CityReducer.changes(empty, batch(1, c("a", Priority.P3, 1), c("b", Priority.P3, 1)));
        s = CityReducer.outbox(s, entry(1, "b", new Act.AddNote("x")));
        s = CityReducer.snapshot(s, batch(9, c("b", Priority.P2, 7)));
        assertThat(s.shown()).containsOnlyKeys("b");
        assertThat(s.shown().get("b").timeline()).hasSize(1);
        assertThat(s.cursor().seq()).isEqualTo(9);
        assertThat(s.touched().all()).isTrue();
    }

    @Test
    void whatIsLongOverLeavesTheWorkingSetUnlessAnActRefersToIt() {
        Case over = c("a", Priority.P3, 1).with().state(CaseState.CLOSED).build();
        Case wanted = c("b", Priority.P3, 1).with().state(CaseState.CLOSED).build();
        CityState s = CityReducer.changes(empty, batch(1, over, wanted, c("c", Priority.P3, 1)));
        s = CityReducer.outbox(s, entry(1, "b", new Act.AddNote("x")));
        assertThat(CityReducer.forget(s, T0)).as("not before its time").isSameAs(s);
        assertThat(CityReducer.forget(s, T0.plusSeconds(1)).shown()).containsOnlyKeys("b", "c");
    }

    @Test
    void statesAreNotChangedBehindOnesBack() {
        CityState before = CityReducer.changes(empty, batch(1, c("a", Priority.P3, 1)));
        CityReducer.changes(before, batch(2, c("a", Priority.P1, 2), c("b", Priority.P1, 1)));
        assertThat(before.shown()).containsOnlyKeys("a");
        assertThat(before.shown().get("a").priority()).isEqualTo(Priority.P3);
    }

    @Test
    void aTroubleThatIsThereAlreadyMakesNoNewState() {
        CityState s = CityReducer.trouble(empty, Trouble.CACHE_UNWRITABLE, true);
        assertThat(CityReducer.trouble(s, Trouble.CACHE_UNWRITABLE, true)).isSameAs(s);
        assertThat(CityReducer.trouble(s, Trouble.CACHE_UNWRITABLE, false).troubles())
                .isEmpty();
    }
}
