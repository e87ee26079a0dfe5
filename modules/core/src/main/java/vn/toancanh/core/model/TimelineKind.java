package vn.toancanh.core.model;

/** What an entry of a case's timeline tells; its arguments depend on it, see {@link TimelineEntry}. */
public enum TimelineKind {
    /** args: channel id. */
    RECEIVED,
    /** args: text of a further report of the same event. */
    MERGED,
    /** no args. */
    ACCEPTED,
    /** no args. */
    ACKNOWLEDGED,
    /** args: digit before, digit after. */
    PRIORITY,
    /** args: unit id. */
    ASSIGNED,
    /** args: call sign, unit id. */
    DISPATCHED,
    /** args: call sign, {@link DispatchState} name. */
    UNIT_ANSWER,
    /** args: the text. */
    NOTE,
    /** args: attachment id, file name. */
    ATTACHMENT,
    /** args: step number. */
    STEP,
    /** args: the result. */
    RESOLVED,
    /** args: the reason, perhaps empty. */
    CLOSED,
    /** args: until (ISO instant), reason. */
    SHELVED,
    /** args: value with unit, threshold. */
    BREACH,
    /** args: value with unit. */
    BACK_TO_NORMAL,
    /** args: the text. */
    SYSTEM
}
