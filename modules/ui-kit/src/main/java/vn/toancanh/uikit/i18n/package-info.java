/**
 * Words in two languages, switched while running, and the one formatter of numbers, ages, clocks and distances.
 */
package vn.toancanh.uikit.i18n;
