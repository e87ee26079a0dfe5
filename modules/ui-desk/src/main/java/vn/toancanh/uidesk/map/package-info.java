/**
 * The map's place on the desk: the map itself, drawn by a room of its own, and under a second tab what lies around the chosen
 * case as text. Selection goes both ways.
 */
@NullMarked
package vn.toancanh.uidesk.map;

import org.jspecify.annotations.NullMarked;
