package vn.toancanh.wire;

import org.jspecify.annotations.Nullable;

/**
 * A message read as far as it could be.
 *
 * @param skipped entries left out because they could not be used
 * @param firstReason why the first of them could not, null when none was skipped
 */
public record Read<T>(T message, int skipped, @Nullable String firstReason) {}
