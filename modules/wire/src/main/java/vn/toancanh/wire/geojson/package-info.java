/**
 * GeoJSON (RFC 7946) to and from core's features: layers of the contract, strictly, and files that somebody brings along,
 * leniently. What comes from outside is limited in size, checked number by number and cleaned.
 */
@NullMarked
package vn.toancanh.wire.geojson;

import org.jspecify.annotations.NullMarked;
