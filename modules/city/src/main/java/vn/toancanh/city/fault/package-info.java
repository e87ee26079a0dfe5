/**
 * Faults on demand: a small TCP gate of our own in front of the web server, and a board that says which faults are on. Both
 * exist so that tests and demonstrations can break the link in every way a real one breaks.
 */
@NullMarked
package vn.toancanh.city.fault;

import org.jspecify.annotations.NullMarked;
