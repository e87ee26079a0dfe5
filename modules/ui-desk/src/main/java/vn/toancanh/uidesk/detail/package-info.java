/**
 * One case: what is known of it, what may be done with it and why not, its procedure and its timeline.
 */
@NullMarked
package vn.toancanh.uidesk.detail;

import org.jspecify.annotations.NullMarked;
