package vn.toancanh.media.decode;

import vn.toancanh.media.frame.Frame;

/** A decoded picture that can be painted at any size. Valid only during the call that hands it over. */
public interface Painter {
    /** Fills the frame; the shape of the picture is kept. */
    void paint(Frame target);
}
