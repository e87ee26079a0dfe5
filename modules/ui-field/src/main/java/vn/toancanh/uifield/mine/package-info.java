/**
 * The officer's own cases: a list with the nearest first, and beside it the chosen case with its steps, its photos and a row of
 * big buttons.
 */
package vn.toancanh.uifield.mine;
