package vn.toancanh.media;

/** How much of a stream is decoded. */
public enum Mode {
    FULL,
    /** Key frames alone, one picture in some seconds, at a sixth of the work: for what nobody looks at closely. */
    KEYFRAMES
}
