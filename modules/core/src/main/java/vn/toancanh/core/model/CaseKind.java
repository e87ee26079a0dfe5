package vn.toancanh.core.model;

/** Kinds of case: field report (PA), petition (KN), question (HĐ), incident (SC), alert (CB). */
public enum CaseKind {
    REPORT,
    PETITION,
    QUESTION,
    INCIDENT,
    ALERT
}
