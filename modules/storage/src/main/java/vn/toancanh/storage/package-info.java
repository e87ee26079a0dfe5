/**
 * What survives a power cut: the cache of the city's state and the outbox of the operator's acts, in two files
 * of their own.
 */
@NullMarked
package vn.toancanh.storage;

import org.jspecify.annotations.NullMarked;
