package vn.toancanh.core.model;

/** The steps of a case that have a deadline of their own: nhận, chuyển, có mặt, xử lý xong, công khai. */
public enum DeadlineStep {
    ACCEPT,
    ROUTE,
    ON_SITE,
    RESOLVE,
    PUBLISH
}
