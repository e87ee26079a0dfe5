/**
 * Text as Vietnamese operators type it: folding for search, and the sanitiser that makes citizens' text harmless.
 */
@NullMarked
package vn.toancanh.core.text;

import org.jspecify.annotations.NullMarked;
