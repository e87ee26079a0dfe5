package vn.toancanh.core.model;

import java.time.Instant;

/** A unit resource sent to a case: which one, whose it is, who sent it, when, and how far it has come. */
public record Dispatch(
        String resourceId, String callSign, String unitId, String byName, Instant at, DispatchState state) {}
