package vn.toancanh.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.change.Sequenced;
import vn.toancanh.core.model.Priority;
import vn.toancanh.testkit.Fault;

class InboxTest {
    private final Inbox inbox = new Inbox();

    private boolean offer(long seq, String id, Priority p) {
        return inbox.offer("e", new Sequenced(seq, new Change.CaseChanged(Cases.make(id, p, seq))));
    }

    @Test
    @Fault(59)
    void memoryFollowsTheThingsAndNotTheMessages() {
        for (int i = 1; i <= 100_000; i++) {
            offer(i, "c" + i % 10, Priority.P3);
        }
        Inbox.Taken t = inbox.take(1_000);
        assertThat(t.changes()).hasSize(10);
        assertThat(t.cursor()).isEqualTo(new Cursor("e", 100_000));
    }

    @Test
    void aPartOfWhatWaitsDoesNotMoveTheCursor() {
        offer(1, "a", Priority.P3);
        offer(2, "b", Priority.P3);
        Inbox.Taken part = inbox.take(1);
        assertThat(part.cursor()).isNull();
        assertThat(part.more()).isTrue();
        assertThat(inbox.take(1).cursor()).isEqualTo(new Cursor("e", 2));
    }

    @Test
    @Fault(59)
    void priorityOneNeverWaitsBehindTheRest() {
        for (int i = 1; i <= 500; i++) {
            offer(i, "c" + i, Priority.P3);
        }
        offer(501, "urgent", Priority.P1);
        assertThat(inbox.take(1).changes()).singleElement().satisfies(c -> assertThat(c.key())
                .isEqualTo("case/urgent"));
    }

    @Test
    void aCaseThatRisesToPriorityOneOvertakesItsOlderSelf() {
        offer(1, "a", Priority.P3);
        offer(2, "a", Priority.P1);
        Inbox.Taken t = inbox.take(10);
        assertThat(t.changes()).containsExactly(new Change.CaseChanged(Cases.make("a", Priority.P1, 2)));
    }

    @Test
    void aboveTheBoundNothingMoreIsTakenAndTheCursorStaysBelow() {
        for (int i = 1; i <= Inbox.MAX_KEYS; i++) {
            assertThat(offer(i, "c" + i, Priority.P3)).isTrue();
        }
        assertThat(offer(Inbox.MAX_KEYS + 1, "one more", Priority.P3)).isFalse();
        assertThat(offer(Inbox.MAX_KEYS + 2, "c1", Priority.P3)).isTrue();
        assertThat(inbox.take(Integer.MAX_VALUE / 2).cursor()).isEqualTo(new Cursor("e", Inbox.MAX_KEYS));
    }
}
