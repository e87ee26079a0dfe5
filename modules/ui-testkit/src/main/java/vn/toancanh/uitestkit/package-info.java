/**
 * The JavaFX thread in tests: start of the toolkit, walkers over a scene and comparison of pictures.
 */
package vn.toancanh.uitestkit;
