/**
 * Keeps what an input method is composing in the field where it was typed. Under Linux the last word of a field comes after the
 * key or click that leaves the field; the guard puts them into their right order. Nothing here knows which input method runs.
 */
package vn.toancanh.uikit.typing;
