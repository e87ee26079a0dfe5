/**
 * What the city does not have yet and what came back from it: the outbox panel and the tray with its three ways out.
 */
@NullMarked
package vn.toancanh.uidesk.tray;

import org.jspecify.annotations.NullMarked;
