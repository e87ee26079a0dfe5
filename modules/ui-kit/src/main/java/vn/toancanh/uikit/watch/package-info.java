/**
 * Time on the JavaFX thread: one ticker that all ages share, and the watchdog that notices a stalled thread.
 */
package vn.toancanh.uikit.watch;
