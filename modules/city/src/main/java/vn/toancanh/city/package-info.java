/**
 * The reference gateway and the simulated city behind it. A process of its own: the console meets it by the
 * socket only.
 */
@NullMarked
package vn.toancanh.city;

import org.jspecify.annotations.NullMarked;
