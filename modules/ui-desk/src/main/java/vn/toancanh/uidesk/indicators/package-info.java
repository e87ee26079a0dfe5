/**
 * Indicator tiles: which ones are shown, and what their value means.
 */
@NullMarked
package vn.toancanh.uidesk.indicators;

import org.jspecify.annotations.NullMarked;
