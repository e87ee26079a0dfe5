/**
 * The plane of tiles: GluonMaps draws them, our Viewport says where. Whole pixels and whole zooms, tiles that are filled later
 * and asked for again when the link is back; why so stands in the page on decisions about the map.
 */
package vn.toancanh.uimap.plane;
