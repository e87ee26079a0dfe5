/**
 * Draws the demo cameras' streets: a small renderer of our own (depth buffer, sun with shadows, lamps, wet ground) and scenes
 * that repeat after twelve seconds without a seam. Run by hand through {@code ClipsMain}; the serving city uses nothing of it.
 * An outside {@code ffmpeg} encodes what is drawn, and headless AWT writes the letters.
 */
@NullMarked
package vn.toancanh.city.clips;

import org.jspecify.annotations.NullMarked;
