/** Sheets over a station: part of its window, never a modal. */
package vn.toancanh.uikit.sheet;
