package vn.toancanh.city.model;

import java.time.Instant;

/**
 * A command that changed a case, as the city remembers it.
 *
 * @param n order in which effects were applied, over all cases
 * @param key the idempotency key it came under
 * @param act kind of act, as the contract names it
 * @param version of the case that contains it
 * @param appliedAt the city's time
 */
public record Effect(long n, String caseId, String key, String act, String personId, long version, Instant appliedAt) {}
