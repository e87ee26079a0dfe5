package vn.toancanh.media;

/** Who decodes. */
public enum Engine {
    NONE,
    FFMPEG,
    VLC
}
