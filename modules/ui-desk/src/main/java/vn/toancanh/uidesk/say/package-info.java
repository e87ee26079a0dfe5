/**
 * What the desk says about cases, acts and their fate, in the language of the moment. One place for each sentence, so that
 * queue, detail, tray and palette use the same words.
 */
@NullMarked
package vn.toancanh.uidesk.say;

import org.jspecify.annotations.NullMarked;
