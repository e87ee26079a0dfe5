/**
 * Small controls shared by the stations: priority shapes, freshness, link bar, tiles, states. Passive: they are told what to
 * show. Those that age take a {@link vn.toancanh.uikit.watch.Ticker} and listen to it only while they are in a window.
 */
package vn.toancanh.uikit.control;
