/**
 * The way onto the JavaFX thread: {@link vn.toancanh.uikit.bridge.FxBridge} is the only class that calls
 * {@code Platform.runLater}. A {@link vn.toancanh.uikit.bridge.View} keeps what it subscribed to in
 * {@link vn.toancanh.uikit.bridge.Pins} and lets go of all of it when it is detached.
 */
package vn.toancanh.uikit.bridge;
