/**
 * The ring: one thread that writes the state, the pump that carries acts to the gateway, and the repair of
 * gaps. Knows the network and the files by ports of core only.
 */
@NullMarked
package vn.toancanh.engine;

import org.jspecify.annotations.NullMarked;
