/**
 * The JavaFX thread in tests. {@link vn.toancanh.uitestkit.FxExtension} runs tests on it, {@link vn.toancanh.uitestkit.Fx} opens
 * windows in our look, presses keys and takes pictures; the packages below check what is seen.
 */
package vn.toancanh.uitestkit;
