package vn.toancanh.uidesk.shell;

import java.time.Instant;

/**
 * One plain sentence for the operator about what he just did.
 *
 * @param warn it was not done
 * @param at when it was said; it fades after some seconds
 */
public record Notice(String text, boolean warn, Instant at) {}
