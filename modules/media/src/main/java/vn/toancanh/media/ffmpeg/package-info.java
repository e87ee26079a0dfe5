/** The decoder of the cells: FFmpeg through JavaCPP, painting straight at the size of the tile. */
@NullMarked
package vn.toancanh.media.ffmpeg;

import org.jspecify.annotations.NullMarked;
