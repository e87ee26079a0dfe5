/**
 * The ground that the simulated city stands on: the drawn city of the pack, made once at the start, its layers ready to be
 * sent, and the ways that units drive along its streets.
 */
@NullMarked
package vn.toancanh.city.ground;

import org.jspecify.annotations.NullMarked;
