package vn.toancanh.core.model;

import java.time.Instant;

/** A step of a procedure that somebody checked off. {@code step} counts from 1. */
public record StepCheck(int step, String byName, Instant at) {}
