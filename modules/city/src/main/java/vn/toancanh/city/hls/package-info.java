/**
 * The cameras' pictures by HLS: a live playlist for each camera and size, and MPEG-TS segments that are put together from the
 * clip's pictures when they are asked for. Segment numbers and time stamps go on over the seam of the loop.
 */
@NullMarked
package vn.toancanh.city.hls;

import org.jspecify.annotations.NullMarked;
