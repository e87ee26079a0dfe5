/**
 * What all faces share. Here: the way onto the JavaFX thread. {@link vn.toancanh.uikit.FxBridge} is the only class that calls
 * {@code Platform.runLater}; a {@link vn.toancanh.uikit.View} keeps what it subscribed to in {@link vn.toancanh.uikit.Pins} and
 * lets go of all of it when it is detached. The packages below hold theme, words, controls, palette and keys.
 */
package vn.toancanh.uikit;
