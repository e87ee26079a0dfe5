/**
 * The look of all stations: style sheets, fonts, densities and icons by meaning. Colours live in {@code tokens.css} alone.
 */
package vn.toancanh.uikit.theme;
