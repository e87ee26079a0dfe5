package vn.toancanh.core.link;

/** What the link bar says. */
public enum LinkState {
    /** ĐANG KẾT NỐI: before the first word or refusal after the start. */
    CONNECTING,
    /** TRỰC TUYẾN. */
    ONLINE,
    /** CHẬP CHỜN: a heartbeat is missing or the stream broke off. */
    UNSTABLE,
    /** MẤT KẾT NỐI. */
    OFFLINE,
    /** ĐANG ĐỒNG BỘ n mục: the link is back, the gap is pulled and the outbox drains. */
    SYNCING
}
