/** The cells with the cameras nearest to the chosen case, and the one camera that somebody opened. */
@NullMarked
package vn.toancanh.uidesk.cameras;

import org.jspecify.annotations.NullMarked;
