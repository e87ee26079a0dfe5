/** Tiles drawn here from the features that the city gave: dark, calm, and marked as no real map. No JavaFX in it. */
package vn.toancanh.uimap.drawn;
