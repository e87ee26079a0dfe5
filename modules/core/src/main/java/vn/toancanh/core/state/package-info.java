/**
 * The immutable state of the console and the reducer that makes the next one: confirmed truth plus pending commands.
 */
@NullMarked
package vn.toancanh.core.state;

import org.jspecify.annotations.NullMarked;
