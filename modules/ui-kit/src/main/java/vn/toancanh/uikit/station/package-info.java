/**
 * What the stations share: the parts that each stands on, and the view that follows state, time and words. A station itself is
 * a room of its own and knows no other one.
 */
@NullMarked
package vn.toancanh.uikit.station;

import org.jspecify.annotations.NullMarked;
