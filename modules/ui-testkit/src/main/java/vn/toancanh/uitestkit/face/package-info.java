/**
 * Stand-ins for map and cameras: they draw nothing and remember what they were told. For rooms that place these faces and know
 * nothing of what is behind them.
 */
package vn.toancanh.uitestkit.face;
