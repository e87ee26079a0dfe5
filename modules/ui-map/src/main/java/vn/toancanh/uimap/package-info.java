/**
 * The map of every station: a plane of tiles, above it one overlay drawn by our own loop, and the few controls that a map needs.
 * Start at {@link vn.toancanh.uimap.MapView}; where the map looks is a {@link vn.toancanh.uimap.Viewport}.
 */
package vn.toancanh.uimap;
