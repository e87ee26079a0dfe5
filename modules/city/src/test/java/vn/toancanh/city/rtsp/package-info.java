/** Tests of the cameras' pictures by RTSP. */
@org.jspecify.annotations.NullMarked
package vn.toancanh.city.rtsp;
