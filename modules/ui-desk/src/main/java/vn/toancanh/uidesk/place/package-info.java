/**
 * What lies around a case: nearest units, cameras and other cases, as text with distances.
 */
@NullMarked
package vn.toancanh.uidesk.place;

import org.jspecify.annotations.NullMarked;
