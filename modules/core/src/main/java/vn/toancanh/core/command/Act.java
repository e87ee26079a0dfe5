package vn.toancanh.core.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.Right;

/** One thing that an operator does to a case. */
public sealed interface Act {
    /** Longest note, result or reason, in UTF-16 units. */
    int MAX_TEXT = 4_000;

    /** The right it needs. */
    Right right();

    /**
     * Whether it only appends or is idempotent by nature, so that the world may have changed meanwhile without anybody
     * having to be asked.
     */
    default boolean isAppendOnly() {
        return false;
    }

    /** The operator's own words, which can be edited before it is sent again; null when the act has none. */
    default @Nullable String words() {
        return null;
    }

    /**
     * The same act with other words; itself when it has none.
     *
     * @throws IllegalArgumentException for words that the act does not take
     */
    default Act withWords(String words) {
        return this;
    }

    /** Nhận: take the case. */
    record Accept() implements Act {
        @Override
        public Right right() {
            return Right.ACCEPT;
        }
    }

    /** Xác nhận: has seen this occurrence of the alert. */
    record Acknowledge(int occurrence) implements Act {
        @Override
        public Right right() {
            return Right.ACKNOWLEDGE;
        }

        @Override
        public boolean isAppendOnly() {
            return true;
        }
    }

    record ChangePriority(Priority priority) implements Act {
        @Override
        public Right right() {
            return Right.PRIORITY;
        }
    }

    /** Giao: make a handling unit the lead. */
    record Assign(String unitId) implements Act {
        @Override
        public Right right() {
            return Right.ASSIGN;
        }
    }

    /** Điều động: send a force or vehicle. */
    record DispatchUnit(String resourceId, String callSign, String unitId) implements Act {
        @Override
        public Right right() {
            return Right.DISPATCH;
        }
    }

    record AddNote(String text) implements Act {
        /** @throws IllegalArgumentException for a blank or too long text */
        public AddNote {
            if (text.isBlank() || text.length() > MAX_TEXT) {
                throw new IllegalArgumentException("a note has 1 to " + MAX_TEXT + " characters");
            }
        }

        @Override
        public Right right() {
            return Right.NOTE;
        }

        @Override
        public String words() {
            return text;
        }

        @Override
        public Act withWords(String words) {
            return new AddNote(words);
        }

        @Override
        public boolean isAppendOnly() {
            return true;
        }
    }

    /** The file itself is in the spool before this act exists. */
    record Attach(Attachment attachment) implements Act {
        @Override
        public Right right() {
            return Right.ATTACH;
        }

        @Override
        public boolean isAppendOnly() {
            return true;
        }
    }

    /** Check off a step (from 1) of the case's procedure. */
    record CheckStep(int step) implements Act {
        @Override
        public Right right() {
            return Right.CHECK_STEP;
        }

        @Override
        public boolean isAppendOnly() {
            return true;
        }
    }

    record Resolve(String result) implements Act {
        @Override
        public Right right() {
            return Right.RESOLVE;
        }

        @Override
        public String words() {
            return result;
        }

        @Override
        public Act withWords(String words) {
            return new Resolve(words);
        }
    }

    record CloseCase(String reason) implements Act {
        @Override
        public Right right() {
            return Right.CLOSE;
        }

        @Override
        public String words() {
            return reason;
        }

        @Override
        public Act withWords(String words) {
            return new CloseCase(words);
        }
    }

    /** Gác tạm: put aside until then, for a reason. */
    record Shelve(Instant until, String reason) implements Act {
        @Override
        public Right right() {
            return Right.SHELVE;
        }

        @Override
        public String words() {
            return reason;
        }

        @Override
        public Act withWords(String words) {
            return new Shelve(until, words);
        }
    }
}
