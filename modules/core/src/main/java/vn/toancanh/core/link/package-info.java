/**
 * The state of the link as one small machine, driven by words heard from the city and by the clock.
 */
@NullMarked
package vn.toancanh.core.link;

import org.jspecify.annotations.NullMarked;
