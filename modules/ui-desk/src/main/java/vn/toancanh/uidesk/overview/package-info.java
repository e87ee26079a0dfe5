/**
 * Workspace F3: indicators and counts of all services, and what is overdue.
 */
@NullMarked
package vn.toancanh.uidesk.overview;

import org.jspecify.annotations.NullMarked;
