/**
 * Quick commands (Ctrl K): everything that can be found and done by typing.
 */
@NullMarked
package vn.toancanh.uidesk.palette;

import org.jspecify.annotations.NullMarked;
