/**
 * The simulated city: citizens, sensors, units, cameras, indicators, data sources and the colleagues of the operator. One
 * seed is one story: what happens depends on the seed, the start and what operators do, never on how often the clock ticks.
 */
@NullMarked
package vn.toancanh.city.sim;

import org.jspecify.annotations.NullMarked;
