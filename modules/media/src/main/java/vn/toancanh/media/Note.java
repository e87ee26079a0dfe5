package vn.toancanh.media;

/** What is to be known about the way a camera is seen. */
public enum Note {
    NONE,
    /** It comes in pieces over HTTP: some seconds later than it happened, more than its age tells. */
    DELAYED,
    /** VLC is not installed here; the other decoder shows the main stream. */
    NO_VLC,
    /** The VLC of this machine cannot open what this camera offers; the other decoder shows the main stream. */
    VLC_CANNOT,
    /** VLC was tried and gave no picture; the other decoder shows the main stream. */
    VLC_FAILED
}
