/** The supervisor's hand on the display wall: which scene is on air, by whom, and the one that he takes next. */
@NullMarked
package vn.toancanh.uidesk.wall;

import org.jspecify.annotations.NullMarked;
