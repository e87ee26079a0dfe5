/**
 * Pictures from cameras: sessions that open, watch and reopen streams, the decoders behind them, and the frames they paint
 * into. Knows no JavaFX; the only room that calls native code of decoders, and only on threads of its own.
 */
@NullMarked
package vn.toancanh.media;

import org.jspecify.annotations.NullMarked;
