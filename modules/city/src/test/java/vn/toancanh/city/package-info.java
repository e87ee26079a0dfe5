/** Tests of the city from its outside: real HTTP on the loopback address, the simulator on a manual clock. */
@NullMarked
package vn.toancanh.city;

import org.jspecify.annotations.NullMarked;
