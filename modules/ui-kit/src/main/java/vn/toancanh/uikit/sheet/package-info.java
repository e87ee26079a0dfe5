/** Sheets over a station: part of its window, never a modal. */
@NullMarked
package vn.toancanh.uikit.sheet;

import org.jspecify.annotations.NullMarked;
