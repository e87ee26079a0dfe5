/**
 * The words of the console: records, pure functions and ports that every other room speaks. Nothing here does I/O,\n * starts a thread or knows a library; time comes in as an argument.
 */
@NullMarked
package vn.toancanh.core;

import org.jspecify.annotations.NullMarked;
