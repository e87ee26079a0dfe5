/**
 * Checks of colours and pictures: style sheets, saturation, colour vision, grey shapes, pictures side by side, and the
 * pseudo-locale.
 */
package vn.toancanh.uitestkit.look;
