/**
 * The command palette (Ctrl+K): rooms offer sources, the palette finds in all of them with and without tone marks.
 */
package vn.toancanh.uikit.palette;
