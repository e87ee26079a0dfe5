/** Tests of the cameras' pictures by HLS. */
@org.jspecify.annotations.NullMarked
package vn.toancanh.city.hls;
