/**
 * Where windows stand: kept per set of monitors, and never lost on a monitor that is gone.
 */
package vn.toancanh.uikit.window;
