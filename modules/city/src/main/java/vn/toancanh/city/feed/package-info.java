/**
 * What the cameras of the simulated city see: recorded clips in memory, cut into pictures once, and which camera plays which
 * of them from where. Nothing is decoded or encoded here; RTSP and HLS are two ways out of the same pictures.
 */
@NullMarked
package vn.toancanh.city.feed;

import org.jspecify.annotations.NullMarked;
