/**
 * The pump room: the one thread that writes the city's state, the pump that empties the outbox, and the keeper that holds
 * the link and repairs gaps. It knows ports only, neither HTTP nor SQL nor JavaFX. Start at {@link
 * vn.toancanh.engine.CityRing}.
 */
@NullMarked
package vn.toancanh.engine;

import org.jspecify.annotations.NullMarked;
