package vn.toancanh.core.model;

/**
 * Where a case stands. The main line runs from NEW to CLOSED; the others are side states.
 * Source of the machine: the state machine of a report in the domain study, section 6.
 */
public enum CaseState {
    /** Mới. */
    NEW,
    /** Đang xác minh: an operator took it. */
    VERIFYING,
    /** Đã chuyển. */
    ROUTED,
    /** Đơn vị đã nhận. */
    UNIT_ACCEPTED,
    /** Đang xử lý. */
    IN_PROGRESS,
    /** Chờ duyệt kết quả. */
    RESOLVED,
    /** Đã công khai. */
    PUBLISHED,
    /** Đã đóng. */
    CLOSED,
    /** Mở lại. */
    REOPENED,
    /** Trả lại. */
    RETURNED,
    /** Không thuộc thẩm quyền. */
    OUT_OF_REMIT,
    /** Trùng. */
    DUPLICATE,
    /** Không đủ thông tin. */
    INSUFFICIENT,
    /** Tạm dừng. */
    PAUSED,
    /** Đang kẹt. */
    STUCK,
    /** A state of a newer city: its own word stands in the case's doubts. Never on the wire. */
    UNKNOWN;

    /** Whether somebody still has to do something; a resolved case waits for approval and is open. */
    public boolean isOpen() {
        return switch (this) {
            case PUBLISHED, CLOSED, OUT_OF_REMIT, DUPLICATE -> false;
            default -> true;
        };
    }

    /** Whether no operator has taken it yet. */
    public boolean isWaiting() {
        return this == NEW || this == REOPENED || this == RETURNED;
    }
}
