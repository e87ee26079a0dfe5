/**
 * What the stations say about cases, acts and their fate, in the language of the moment. One place for each sentence, so that
 * queue, detail, tray, palette, wall and laptop use the same words.
 */
@NullMarked
package vn.toancanh.uikit.say;

import org.jspecify.annotations.NullMarked;
