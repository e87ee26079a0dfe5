package vn.toancanh.core.command;

/** How far a command has come. "Saved here" is not "sent": only ACKED says that the city has it. */
public enum DeliveryState {
    /** Đã lưu tại máy. */
    PENDING,
    /** Đang gửi. */
    SENDING,
    /** Máy chủ đã nhận; the truth has not come home by the stream yet. */
    ACKED,
    /** Bị từ chối: in the tray. */
    REJECTED,
    /** Cần xem lại: in the tray. */
    CONFLICT,
    /** Tried too often: shown in the tray, not dropped. */
    PARKED,
    /** By the operator's own decision, audited. */
    DISCARDED,
    /** Replaced by an edited command that the operator sent instead. */
    REPLACED;

    /** Whether its effect is shown on the case. */
    public boolean isShown() {
        return this == PENDING || this == SENDING || this == ACKED;
    }

    /** Whether it still has to be sent. */
    public boolean isUnsent() {
        return this == PENDING || this == SENDING;
    }

    /** Whether it waits for the operator in the tray. */
    public boolean isInTray() {
        return this == REJECTED || this == CONFLICT || this == PARKED;
    }
}
