/**
 * JSON once: the messages of the contract, city packs with their schemas, and the frozen bytes of a command.
 * Everything that comes in is hostile until it was checked here.
 */
@NullMarked
package vn.toancanh.wire;

import org.jspecify.annotations.NullMarked;
