/**
 * What a city has: cases, units, places, procedures, indicators, cameras, and the catalogue that names them.\n * All are immutable records; ids are the city's own strings and never shown to the operator.
 */
@NullMarked
package vn.toancanh.core.model;

import org.jspecify.annotations.NullMarked;
