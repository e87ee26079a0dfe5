/**
 * What the city says: changes with a cursor, and the latest values of samples.
 */
@NullMarked
package vn.toancanh.core.change;

import org.jspecify.annotations.NullMarked;
