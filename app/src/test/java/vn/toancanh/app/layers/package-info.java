/** Layers of the real city on the console without its face. */
package vn.toancanh.app.layers;
