/**
 * What an operator does: an act on a case, wrapped in a command with its own id, and the pure case workflow that\n * the console and the city both run.
 */
@NullMarked
package vn.toancanh.core.command;

import org.jspecify.annotations.NullMarked;
