/**
 * What every test may use: a clock moved by hand, an executor without threads and the rules of the house.
 * Stands on no other room.
 */
@NullMarked
package vn.toancanh.testkit;

import org.jspecify.annotations.NullMarked;
