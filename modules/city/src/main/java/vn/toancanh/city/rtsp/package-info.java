/**
 * The cameras' pictures by RTSP (RFC 2326) over TCP, as RTP (RFC 6184) between the answers: one thread for all connections,
 * which also keeps the pace. It plays the cameras' health too: slow, frozen, locked and lost ones behave like such cameras.
 */
@NullMarked
package vn.toancanh.city.rtsp;

import org.jspecify.annotations.NullMarked;
