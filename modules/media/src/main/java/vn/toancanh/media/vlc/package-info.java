/** The engine of the large view: libVLC through vlcj, where it is installed. It never calls back into libVLC from one of its threads. */
@NullMarked
package vn.toancanh.media.vlc;

import org.jspecify.annotations.NullMarked;
