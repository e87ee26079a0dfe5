/**
 * What the city and the console agree on: records, commands, changes and the pure function that applies them.
 * Needs the JDK and nothing else.
 */
@NullMarked
package vn.toancanh.core;

import org.jspecify.annotations.NullMarked;
