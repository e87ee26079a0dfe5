/**
 * What all faces share: the one bridge to the JavaFX thread, theme, words in two languages, freshness, rows and
 * the command palette.
 */
package vn.toancanh.uikit;
