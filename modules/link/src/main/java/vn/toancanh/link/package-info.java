/**
 * The client of the city gateway: requests, the event stream and sign-in. Turns bytes from the network into
 * changes and never touches storage.
 */
@NullMarked
package vn.toancanh.link;

import org.jspecify.annotations.NullMarked;
