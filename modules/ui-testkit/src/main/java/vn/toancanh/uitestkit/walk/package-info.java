/**
 * Walkers over the scene graph: contrast, truncation, overflow, focus. Each gives one line a problem, with the way to the node,
 * and nothing when all is well. Call them on the JavaFX thread.
 */
package vn.toancanh.uitestkit.walk;
