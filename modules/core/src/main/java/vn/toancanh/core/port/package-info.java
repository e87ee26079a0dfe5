/**
 * Interfaces that other rooms implement: gateway, cache, outbox, spool, settings, and the ring as the faces see it.
 */
@NullMarked
package vn.toancanh.core.port;

import org.jspecify.annotations.NullMarked;
