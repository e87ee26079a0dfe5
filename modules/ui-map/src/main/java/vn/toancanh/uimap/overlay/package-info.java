/** What stands above the ground: cases, cameras, sensors, forces; clustered, drawn and picked by us, without a node per mark. */
package vn.toancanh.uimap.overlay;
