/**
 * Deadlines, working calendars and freshness. Pure functions of instants; the clock is always the caller's.
 */
@NullMarked
package vn.toancanh.core.time;

import org.jspecify.annotations.NullMarked;
