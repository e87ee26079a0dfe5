/** The city's cameras seen through the console's decoders: real streams over real sockets, at the pace of a camera. */
@org.jspecify.annotations.NullMarked
package vn.toancanh.app.video;
