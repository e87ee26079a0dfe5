/**
 * Workspace F3: the board of indicators of a service or of all, one indicator with what can be done about it, counts of the open
 * cases and what is overdue. What needs a person stands first; the order within is the pack's.
 */
@NullMarked
package vn.toancanh.uidesk.overview;

import org.jspecify.annotations.NullMarked;
