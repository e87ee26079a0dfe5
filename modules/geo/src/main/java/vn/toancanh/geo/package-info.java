/**
 * Geometry without a screen: Mercator, point index, clusters, street graph and our own layer of national places. Everything
 * here is pure and immutable; JTS stays inside this room. The generator of the drawn city lives in {@link
 * vn.toancanh.geo.drawn}.
 */
@NullMarked
package vn.toancanh.geo;

import org.jspecify.annotations.NullMarked;
