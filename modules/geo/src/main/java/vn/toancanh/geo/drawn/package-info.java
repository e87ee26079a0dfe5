/**
 * The drawn city: one seed gives one city of streets, wards by date, waters and networks, as core features. It is no map of
 * any real place; the reference gateway runs it and serves it, the console only receives it. Start at {@link
 * vn.toancanh.geo.drawn.DrawnCity}.
 */
@NullMarked
package vn.toancanh.geo.drawn;

import org.jspecify.annotations.NullMarked;
