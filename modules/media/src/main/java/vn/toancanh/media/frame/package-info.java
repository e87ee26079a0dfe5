/** Where decoded pictures lie: three buffers a tile, so that neither the decoder nor the screen ever touches one the other uses. */
@NullMarked
package vn.toancanh.media.frame;

import org.jspecify.annotations.NullMarked;
