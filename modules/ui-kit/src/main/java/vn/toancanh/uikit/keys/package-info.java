/**
 * Keys as data: actions with default keys of the charter's table, remapped by settings, listed on "?". Letters act only outside
 * text fields, so that typing Vietnamese never does anything else.
 */
package vn.toancanh.uikit.keys;
